"""How large things may be, so that nothing that is read can fill the memory."""

from __future__ import annotations

MEGABYTE = 1024 * 1024

LARGEST = 20 * MEGABYTE
"""Bytes of one article. The pages of a feed are under 1 MB; what is larger than this is a dump, not an article."""

ALWAYS = 256 * MEGABYTE
"""Bytes that a compressed file may always unfold to."""

RATIO = 100
"""How many times its own size a compressed file may unfold to beyond that: text shrinks to a tenth of its size."""


def allowance(compressed: int) -> int:
    """How many bytes a file of `compressed` bytes may unfold to."""
    return max(ALWAYS, RATIO * compressed)


def too_large(what: str) -> str:
    """The sentence for an article above the limit; `what` is "the file", "the row", "the page"."""
    return f"{what} is too large for one article: the limit is {LARGEST // MEGABYTE} MB"
