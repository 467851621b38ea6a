"""Items of a list that stand in the nominative, because others beside them can stand in nothing else.

"- Uzdrowiska Perły Nadwiśla" may be a company of that name or of one spa; beside "- Gmina Lipno" it is the company.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Span

from pipeline.language.layout import Line, lines
from pipeline.language.names.phrases import possible_cases


def nominatives(text: str, organisations: Iterable[Span]) -> frozenset[int]:
    """Gives the first tokens of the organisations that begin such items. text: the whole Doc's."""
    by_offset = {span.start_char: span for span in organisations}
    found: set[int] = set()
    for items in _lists(text):
        spans = [by_offset[line.start] for line in items if line.start in by_offset]
        cases = [possible_cases([token.text for token in span]) for span in spans]
        if any("gen" not in each for each in cases) and all("nom" in each for each in cases):
            found.update(span.start for span in spans)
    return frozenset(found)


def _lists(text: str) -> Iterator[list[Line]]:
    """Gives the lines of each list that stand one below the other, two at least."""
    items: list[Line] = []
    for line in lines(text):
        if line.marker:
            items.append(line)
            continue
        if len(items) > 1:
            yield items
        items = []
    if len(items) > 1:
        yield items
