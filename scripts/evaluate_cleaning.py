"""Scores the cleaning of pages on corpus/pages, beside plain trafilatura, and prints both.

python scripts/evaluate_cleaning.py                      # text, lists, boilerplate, data of both parts; duplicates
python scripts/evaluate_cleaning.py --systems            # and the development part by content system
python scripts/evaluate_cleaning.py --errors             # and every error of the development part, to read
python scripts/evaluate_cleaning.py --gate               # fails where a figure fell below its floor
python scripts/evaluate_cleaning.py --pin                # pins today's figures as floors; --lower REASON if one falls
python scripts/evaluate_cleaning.py --trafilatura PATH   # trafilatura's own tests of pages: PATH is its sdist 1.0.0

The errors of the held-out part are for nobody's eyes who writes rules: its figures are reported, never worked on.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import gate
from cleaning_scoring import FIELDS, FIGURES, TEXT, Cleaned, score_page
from duplicate_pairs import score_pairs
from gold import Page, digest, pages
from scoring import Score

CORPUS = Path(__file__).parents[1] / "corpus" / "pages"
PARTS = ("development", "held-out")

Cleaner = Callable[[bytes], Cleaned]


def ours(content: bytes) -> Cleaned:
    """Cleans a page with the product."""
    from pipeline.cleaning import CleaningError, clean

    try:
        article = clean(content)
    except CleaningError as error:
        print(error, file=sys.stderr)
        return Cleaned("")
    days = [day.isoformat() if day else None for day in (article.published, article.modified)]
    return Cleaned(
        article.text, article.title, article.lead, *days, article.author, article.publisher, article.url,
        captions=article.captions,
    )  # fmt: skip


def plain(content: bytes) -> Cleaned:
    """Cleans a page with trafilatura as it is, comments left out."""
    import trafilatura

    text = trafilatura.extract(content, include_comments=False) or ""
    data = trafilatura.extract_metadata(content)
    if data is None:
        return Cleaned(text)
    return Cleaned(text, data.title, data.description, data.date, None, data.author, data.sitename, data.url)


def evaluate(corpus: Iterable[Page], cleaner: Cleaner) -> dict[str, Score]:
    """Gives the score of each figure of a cleaner on pages."""
    scores = {name: Score() for name in (*FIGURES, *FIELDS)}
    for page in corpus:
        score_page(scores, page.path.name, cleaner(page.path.read_bytes()), page.gold)
    return scores


def figures(scores: dict[str, Score]) -> dict[str, float]:
    """Gives the figures of a table: precision, recall and F of the text, the share found right of the rest."""
    text = {
        f"{name}: {what}": value
        for name in TEXT
        for what, value in (
            ("precision", scores[name].precision),
            ("recall", scores[name].recall),
            ("F", scores[name].f),
        )
    }
    lists = {name: scores[name].recall for name in FIGURES if name not in TEXT}
    return text | lists | {name: scores[name].f for name in FIELDS}


def theirs(scores: dict[str, Score]) -> dict[str, float]:
    """The figures of trafilatura, without those of what it does not give."""
    return {name: value for name, value in figures(scores).items() if name not in ("captions", "modified")}


def table(columns: dict[str, dict[str, float]]) -> str:
    """Gives figures as a Markdown table. columns: heading -> figure -> value."""
    rows = ["| | " + " | ".join(columns) + " |", "| --- |" + " --- |" * len(columns)]
    for name in next(iter(columns.values())):
        cells = [f"{column[name]:.3f}" if name in column else "" for column in columns.values()]
        rows.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(rows)


def by_system(corpus: list[Page]) -> str:
    """Gives the development part's figures by content system."""
    systems = sorted({page.gold["system"] for page in corpus})
    return table({s: figures(evaluate((page for page in corpus if page.gold["system"] == s), ours)) for s in systems})


def _judged(name: str, content: str, found: dict[str, float], arguments: argparse.Namespace) -> bool:
    """Pins figures or judges them by their floors, as asked; tells on stderr, gives whether all is well."""
    if arguments.pin:
        try:
            gate.write(gate.pinned(name, content, found, gate.read(), arguments.lower))
        except ValueError as error:
            print(error, file=sys.stderr)
            return False
    if arguments.gate:
        verdict = gate.judge(name, content, found, gate.read())
        print(*verdict.complaints or (f"{name}: the gate is passed",), sep="\n", file=sys.stderr)
        return verdict.passed
    return True


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--systems", action="store_true", help="print the development part by content system")
    parser.add_argument("--errors", action="store_true", help="print every error of the development part")
    parser.add_argument("--gate", action="store_true", help="fail where a figure fell below its floor")
    parser.add_argument("--pin", action="store_true", help="pin today's figures as floors")
    parser.add_argument("--lower", metavar="REASON", help="with --pin: why a floor may go down")
    parser.add_argument("--trafilatura", type=Path, metavar="PATH", help="trafilatura-1.0.0.tar.gz, as PyPI has it")
    arguments = parser.parse_args()

    if arguments.trafilatura:
        import trafilatura_tests

        print(trafilatura_tests.report(arguments.trafilatura, arguments.errors))
        return 0
    corpora = {part: pages(CORPUS / part) for part in PARTS}
    scored = {part: evaluate(corpora[part], ours) for part in PARTS}
    beside = {f"trafilatura, {part}": theirs(evaluate(corpora[part], plain)) for part in PARTS}
    found = {part: figures(scored[part]) for part in PARTS}
    print(table({**found, **beside}))
    pairs = score_pairs(CORPUS, corpora)
    print(f"\nduplicates: precision {pairs.precision:.3f}, recall {pairs.recall:.3f} of {pairs.right + pairs.missed}")
    if arguments.systems:
        print("\n" + by_system(corpora["development"]))
    if arguments.errors:
        for name, score in scored["development"].items():
            print(*(f"{name}\t{error}" for error in score.errors), sep="\n")
        print(*pairs.errors, sep="\n")
    well = [_judged(f"pages/{part}", digest(CORPUS / part), found[part], arguments) for part in PARTS]
    content = "".join(digest(CORPUS / part) for part in PARTS)
    well.append(_judged("pages/duplicates", content, {"F": pairs.f}, arguments))
    return 0 if all(well) else 1


if __name__ == "__main__":
    sys.exit(main())
