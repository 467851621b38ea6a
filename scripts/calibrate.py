"""Tells how often an agreement told in each way is right, on a corpus with gold records.

    python scripts/calibrate.py corpus/press

The share with one right and one wrong added (Laplace's rule, because the counts are small) is the confidence that
stands in pipeline/language/agreements/data/agreements.toml.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Any

from gold import pages
from scoring import agrees, alignment

import pipeline
from pipeline.language.agreements import Agreement


def as_gold(agreement: Agreement) -> dict[str, Any]:
    """Gives an agreement in the form of a gold record, as far as it is compared."""
    return {
        "kind": agreement.kind,
        "status": agreement.status,
        "date": (agreement.date._.value or None) if agreement.date is not None else None,
        "signatories": [{"organisation": signatory.name} for signatory in agreement.signatories],
    }


def main() -> None:
    nlp = pipeline.load()
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for page in pages(Path(sys.argv[1])):
        article = pipeline.clean(page.path.read_bytes())
        doc = nlp.make_doc(article.text)
        doc._.published = article.published
        told = nlp(doc)._.agreements
        found, gold = [as_gold(agreement) for agreement in told], page.gold["agreements"]
        rightly = {i for i, j in alignment(found, gold) if agrees(found[i], gold[j])}
        for index, agreement in enumerate(told):
            total[agreement.evidence] += 1
            right[agreement.evidence] += index in rightly
    print("| evidence | right | told | confidence |\n| --- | --- | --- | --- |")
    for evidence in sorted(total):
        share = (right[evidence] + 1) / (total[evidence] + 2)
        print(f"| {evidence} | {right[evidence]} | {total[evidence]} | {share:.2f} |")


if __name__ == "__main__":
    main()
