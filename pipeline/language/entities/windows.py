"""A text cut into the windows that the network reads one at a time, at borders that no entity crosses if it can be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

LONGEST = 190
"""Pieces of a window, without the two that begin and end it."""
_OVERLAP = 40


@dataclass(frozen=True, slots=True)
class Window:
    """Words `start` to `end` are read; of what is read, `first` to `last` counts (the rest is context)."""

    start: int
    end: int
    first: int
    last: int


def windows(lengths: Sequence[int], breaks: Sequence[int], longest: int = LONGEST) -> Iterator[Window]:
    """Gives windows whose counted parts are the whole text, in order.

    lengths: the number of pieces of each word. breaks: for each word how good a border stands after it: 2 a line's
    end, 1 a sentence's, 0 none. A window ends at the last line or sentence that fits, if that fills half of it; a
    longer sentence is read in windows that overlap by 40 pieces, each word counted where more context is around it.
    """
    count, start, first = len(lengths), 0, 0
    while first < count:
        end, room, border = start, longest, 0
        while end < count and (lengths[end] <= room or end == start):
            room -= lengths[end]
            end += 1
            if end > first and breaks[end - 1] and (longest - room) * 2 >= longest:
                border = end
        if end == count:
            yield Window(start, count, first, count)
            return
        if border:
            yield Window(start, border, first, border)
            start = first = border
            continue
        last = _back(lengths, end, first)
        following = _back(lengths, last, start)
        yield Window(start, end, first, last)
        start, first = max(following, start + 1), last


def _back(lengths: Sequence[int], end: int, floor: int) -> int:
    """Gives the word half an overlap before `end`, after `floor`."""
    place, shared = end, 0
    while place - 1 > floor and shared < _OVERLAP // 2:
        place -= 1
        shared += lengths[place]
    return place
