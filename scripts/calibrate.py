"""Tells how often an agreement told in each way is right, on a corpus with gold records: the reliability table.

    python scripts/calibrate.py corpus/press

An agreement is right when kind, status and date are, and at least half of the signatories (see scoring.agrees). The
share with one right and one wrong added (Laplace's rule, because the counts are small) is the confidence that stands
in pipeline/language/agreements/data/agreements.toml; the table shows it beside what stands there.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Any

from gold import Page, pages
from scoring import agrees, alignment
from spacy.language import Language

import pipeline
from pipeline.cleaning import clean
from pipeline.language.agreements import Agreement
from pipeline.language.agreements.lexicon import data
from pipeline.sources import RawDocument, read


def as_gold(agreement: Agreement) -> dict[str, Any]:
    """Gives an agreement in the form of a gold record, as far as it is compared."""
    return {
        "kind": agreement.kind,
        "status": agreement.status,
        "date": (agreement.date._.value or None) if agreement.date is not None else None,
        "signatories": [{"organisation": signatory.name} for signatory in agreement.signatories],
    }


def told(page: Page, nlp: Language) -> list[tuple[str, bool]]:
    """Gives, of each agreement found on a page, how it is told and whether it is right."""
    [raw] = read([page.path])
    assert isinstance(raw, RawDocument)
    article = clean(raw.content, raw.url, media=raw.media)
    doc = nlp.make_doc(article.text)
    doc._.published = article.published
    agreements: tuple[Agreement, ...] = nlp(doc)._.agreements
    found, gold = [as_gold(agreement) for agreement in agreements], page.gold["agreements"]
    rightly = {i for i, j in alignment(found, gold) if agrees(found[i], gold[j])}
    return [(agreement.evidence, index in rightly) for index, agreement in enumerate(agreements)]


def reliability(folder: Path) -> str:
    """Gives the reliability table of a corpus in Markdown."""
    nlp = pipeline.load()
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for page in pages(folder):
        for evidence, rightly in told(page, nlp):
            total[evidence] += 1
            right[evidence] += rightly
    lines = ["| evidence | right | told | share | fitted | pinned |", "| --- |" + " --- |" * 5]
    for evidence, pinned in data().confidence.items():
        hits, count = right[evidence], total[evidence]
        share = f"{hits / count:.2f}" if count else ""
        lines.append(f"| {evidence} | {hits} | {count} | {share} | {(hits + 1) / (count + 2):.2f} | {pinned:.2f} |")
    return "\n".join(lines)


def main() -> None:
    print(reliability(Path(sys.argv[1])))


if __name__ == "__main__":
    main()
