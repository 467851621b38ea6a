"""Scores the product on corpora of pages with gold records and prints precision, recall and F.

python scripts/evaluate.py corpus/press corpus/press-test    # the table, side by side
python scripts/evaluate.py corpus/press --errors   # and every error, to read
python scripts/evaluate.py corpus/press --gate     # fails where a figure fell below its floor
python scripts/evaluate.py corpus/press --pin      # pins today's figures as floors; --lower REASON where one falls

The errors of corpus/press-test are for nobody's eyes who writes rules: its figures are reported, never worked on.
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

_COLUMNS = ("precision", "recall", "F")
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


def table(corpora: dict[str, dict[str, Score]]) -> str:
    """Gives the scores of one corpus or several as a Markdown table. corpora: name -> figure -> score."""
    several = len(corpora) > 1
    names = [f"{name}: {column}" if several else column for name in corpora for column in _COLUMNS]
    lines = ["| | " + " | ".join(names) + " |", "| --- |" + " --- |" * len(names)]
    for figure in FIGURES:
        scores = [corpus[figure] for corpus in corpora.values()]
        cells = [f"{value:.3f}" for score in scores for value in (score.precision, score.recall, score.f)]
        lines.append(f"| {figure} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _judged(folder: Path, scores: dict[str, Score], arguments: argparse.Namespace) -> bool:
    """Pins a corpus's figures or judges them by their floors, as asked; tells on stderr, gives whether all is well."""
    name, figures = folder.resolve().name, {figure: score.f for figure, score in scores.items()}
    if arguments.pin:
        try:
            gate.write(gate.pinned(name, digest(folder), figures, gate.read(), arguments.lower))
        except ValueError as error:
            print(error, file=sys.stderr)
            return False
    if arguments.gate:
        verdict = gate.judge(name, digest(folder), figures, gate.read())
        print(*verdict.complaints or (f"{name}: the gate is passed",), sep="\n", file=sys.stderr)
        return verdict.passed
    return True


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path, nargs="+", metavar="corpus")
    parser.add_argument("--model")
    parser.add_argument("--errors", action="store_true", help="print every error")
    parser.add_argument("--gate", action="store_true", help="fail where a figure fell below its floor")
    parser.add_argument("--pin", action="store_true", help="pin today's figures as floors")
    parser.add_argument("--lower", metavar="REASON", help="with --pin: why a floor may go down")
    arguments = parser.parse_args()

    scored = {folder.resolve().name: evaluate(pages(folder), arguments.model) for folder in arguments.corpora}
    print(table(scored))
    if arguments.errors:
        for scores in scored.values():
            for name, score in scores.items():
                print(*(f"{name}\t{error}" for error in score.errors), sep="\n")
    well = [_judged(folder, scored[folder.resolve().name], arguments) for folder in arguments.corpora]
    return 0 if all(well) else 1


if __name__ == "__main__":
    sys.exit(main())
