"""Scores the product on a corpus of pages with gold records and prints precision, recall and F.

python scripts/evaluate.py corpus/press            # the table
python scripts/evaluate.py corpus/press --errors   # and every error, to read
python scripts/evaluate.py corpus/press --gate     # fails where a figure fell below its floor
python scripts/evaluate.py corpus/press --pin      # pins today's figures as floors; --lower REASON where one falls
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import gate
import pandas as pd
from gold import Page, digest, pages
from scoring import FIGURES, Score, Told, score_article, score_events

import pipeline

_COPIED = ("kind", "status", "date", "date_basis", "place", "occasion", "subject")


def _value(value: Any) -> Any:
    return None if pd.isna(value) else value


def _agreement(row: Any, signatories: pd.DataFrame, signers: pd.DataFrame) -> dict[str, Any]:
    return {
        **{name: _value(getattr(row, name)) for name in _COPIED},
        "event": row.event_id,
        "parties": None if pd.isna(row.parties) else int(row.parties),
        "signatories": [
            {"organisation": s.organisation, "acronym": _value(s.acronym), "represented_by": _value(s.represented_by)}
            for s in signatories.itertuples()
        ],
        "signers": [
            {"person": s.person, "role": _value(s.role), "organisation": _value(s.organisation)}
            for s in signers.itertuples()
        ],
    }


def _where(table: pd.DataFrame, **columns: str) -> pd.DataFrame:
    for name, value in columns.items():
        table = table[table[name] == value]
    return table


def as_gold(records: pipeline.Records, source: str) -> dict[str, Any] | None:
    """Gives what the records say of one source as a gold record, with the cleaned text; None if nothing."""
    articles = _where(records["articles"], source=source)
    if articles.empty:
        return None
    article = articles.iloc[0]
    mine = {name: _where(records[name], article_id=article.article_id) for name in ("mentions", "roles", "agreements")}
    mentions = mine["mentions"]
    named = mentions[mentions.subtype.fillna("") != "derived"]
    roles = [
        {"person": role.person, "role": role.role, "organisation": _value(role.organisation)}
        for role in mine["roles"].itertuples()
    ]
    agreements = []
    for row in mine["agreements"].itertuples():
        parts = [_where(records[name], agreement_id=row.agreement_id) for name in ("signatories", "signers")]
        agreements.append(_agreement(row, *parts))
    return {
        "title": _value(article.title),
        "published": None if pd.isna(article.published) else article.published.date().isoformat(),
        "text": article.text,
        "organisations": [
            *named[named.label == "orgName"].name,
            *(role["organisation"] for role in roles if role["organisation"]),
            *(s["organisation"] for agreement in agreements for s in agreement["signatories"]),
        ],
        "people": list(named[named.label == "persName"].name),
        "places": list(named[named.label.isin(["placeName", "geogName"])].name),
        # A gold record does not list what is told roughly ("pięć lat temu").
        "dates": [value for value in mentions[mentions.label == "date"].value.dropna() if not value.endswith("~")],
        "roles": roles,
        "agreements": agreements,
    }


_NOTHING: dict[str, Any] = {
    "title": None, "published": None, "text": "", "organisations": [], "people": [], "places": [], "dates": [],
    "roles": [], "agreements": [],
}  # fmt: skip


def evaluate(corpus: list[Page], model: str | None = None) -> dict[str, Score]:
    """Runs the product over pages and gives the score of each figure."""
    records = pipeline.run([page.path for page in corpus], model=model)
    for failure in records["failures"].itertuples():
        print(f"{failure.source}: {failure.error}", file=sys.stderr)
    scores = {name: Score() for name in FIGURES}
    told: list[Told] = []
    for page in corpus:
        found = as_gold(records, str(page.path)) or _NOTHING
        score_article(scores, page.path.name, found, page.gold)
        told.append((page.path.name, found["agreements"], page.gold["agreements"]))
    score_events(scores, told)
    return scores


def table(scores: dict[str, Score]) -> str:
    """Gives the scores as a Markdown table."""
    head = "| | precision | recall | F |\n| --- | --- | --- | --- |\n"
    return head + "\n".join(
        f"| {name} | {score.precision:.3f} | {score.recall:.3f} | {score.f:.3f} |" for name, score in scores.items()
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--model")
    parser.add_argument("--errors", action="store_true", help="print every error")
    parser.add_argument("--gate", action="store_true", help="fail where a figure fell below its floor")
    parser.add_argument("--pin", action="store_true", help="pin today's figures as floors")
    parser.add_argument("--lower", metavar="REASON", help="with --pin: why a floor may go down")
    arguments = parser.parse_args()

    scores = evaluate(pages(arguments.corpus), arguments.model)
    print(table(scores))
    if arguments.errors:
        for name, score in scores.items():
            print(*(f"{name}\t{error}" for error in score.errors), sep="\n")
    name, figures = arguments.corpus.resolve().name, {figure: score.f for figure, score in scores.items()}
    if arguments.pin:
        try:
            gate.write(gate.pinned(name, digest(arguments.corpus), figures, gate.read(), arguments.lower))
        except ValueError as error:
            print(error, file=sys.stderr)
            return 1
    if arguments.gate:
        verdict = gate.judge(name, digest(arguments.corpus), figures, gate.read())
        print(*verdict.complaints or ("the gate is passed",), sep="\n", file=sys.stderr)
        return 0 if verdict.passed else 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
