"""Near-duplicates of corpus/pages: the pairs that duplicates.tsv lists against those that the product finds."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

from gold import Page
from scoring import Score

LIST = "duplicates.tsv"


def listed(folder: Path) -> set[frozenset[str]]:
    """Gives the pairs of pages (part/name without its ending) that are one article."""
    lines = (folder / LIST).read_text(encoding="utf-8").splitlines()
    return {frozenset(line.split("\t")) for line in lines if line}


def score_pairs(folder: Path, corpora: dict[str, list[Page]]) -> Score:
    """Scores pairs of all pages of the parts: those that stand for one another are right where the list has them."""
    from pipeline.cleaning import clean
    from pipeline.records.reprints import reprints

    texts = {
        f"{part}/{page.path.stem}": clean(page.path.read_bytes()).text
        for part, corpus in corpora.items()
        for page in corpus
    }
    stands_for = reprints(texts.items())
    found = {
        frozenset(pair) for pair in combinations(texts, 2) if len({stands_for.get(name, name) for name in pair}) == 1
    }
    score = Score()
    score.count(
        LIST, [" = ".join(sorted(pair)) for pair in found], [" = ".join(sorted(pair)) for pair in listed(folder)]
    )
    return score
