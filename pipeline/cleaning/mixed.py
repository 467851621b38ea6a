"""Pages in two languages: the Polish part of them."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.cleaning.blocks import Block
from pipeline.cleaning.language import is_foreign

LEAST = 10
"""Words that a paragraph must have for its language to count by itself."""

ENOUGH = 25
"""Words of Polish paragraphs that must be left."""

SURE = 25
"""Words of foreign paragraphs in a row from which on they are a translation, and not a name or a quotation."""


def polish(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without runs of foreign paragraphs; what is too short to tell goes with the paragraphs around it.

    A page with next to no Polish in it stays as it is, for whoever judges its language as a whole.
    """
    dropped = foreign_part([block.text for block in blocks])
    return [block for i, block in enumerate(blocks) if i not in dropped]


def polish_text(text: str) -> str:
    """The same for a text whose paragraphs stand apart by an empty line."""
    paragraphs = text.split("\n\n")
    dropped = foreign_part(paragraphs)
    return "\n\n".join(one for i, one in enumerate(paragraphs) if i not in dropped)


def foreign_part(paragraphs: Sequence[str]) -> set[int]:
    """The places of the paragraphs that are a part in another language; none where too little would be left."""
    foreign = [is_foreign(one) if len(one.split()) >= LEAST else None for one in paragraphs]
    if sum(len(text.split()) for text, one in zip(paragraphs, foreign, strict=True) if one is False) < ENOUGH:
        return set()
    return {
        i for run in runs(foreign) if sum(len(paragraphs[i].split()) for i in run if foreign[i]) >= SURE for i in run
    }


def runs(foreign: Sequence[bool | None]) -> list[list[int]]:
    """The places of foreign paragraphs in a row, with the short ones between them and those at the page's end."""
    found: list[list[int]] = []
    current: list[int] = []
    between: list[int] = []
    for i, one in enumerate(foreign):
        if one:
            current += [*between, i] if current else [i]
            between = []
        elif one is None and current:
            between.append(i)
        elif current:
            found.append(current)
            current, between = [], []
    if current:
        found.append([*current, *between])
    return found
