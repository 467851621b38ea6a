"""Blocks to text: paragraphs apart by an empty line, the lines of a list below one another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.cleaning.blocks import BULLET, Block

DASH = re.compile(r"[–—-]\s+(?=\S)")

ABBREVIATED = re.compile(r"\w\.\s?\w{1,2}\.$")

STOPS = (".", "!", "?", "…", "”")


def compose(blocks: Sequence[Block]) -> str:
    """The text of the blocks."""
    text: list[str] = []
    before: Block | None = None
    dashed = dashes(blocks)
    for i, block in enumerate(blocks):
        if before is not None:
            together = bool(block.group) and block.group == before.group
            text.append("\n" if together or (i in dashed and i - 1 in dashed) else "\n\n")
        text.append(line(block, listed=i in dashed))
        before = block
    return "".join(text)


def line(block: Block, *, listed: bool) -> str:
    """The block with its marker, or with the marker that its own bullet stands for."""
    if block.kind == "item":
        return "  " * block.depth + (block.marker or "  ") + block.text
    if listed or (BULLET.match(block.text) and not DASH.match(block.text)):
        return "- " + BULLET.sub("", block.text, count=1)
    return block.text


def dashes(blocks: Sequence[Block]) -> set[int]:
    """Which blocks begin with a dash because they are a list, and not because someone speaks.

    A list is two or more in a row of which none but the last ends like a sentence.
    """
    found: set[int] = set()
    run: list[int] = []
    for i, block in enumerate([*blocks, None]):
        dashed = block is not None and block.kind in ("paragraph", "line") and DASH.match(block.text)
        if dashed:
            run.append(i)
        if block is None or not dashed or stops(block.text):
            if len(run) > 1:
                found.update(run)
            run = []
    return found


def stops(text: str) -> bool:
    """True where the text ends like a sentence, and not with an abbreviation such as "S.A." or "Sp. z o.o."."""
    return text.endswith(STOPS) and not ABBREVIATED.search(text)
