"""File names as they can be shown: a name on disk is bytes, and not every one is valid Unicode."""

from __future__ import annotations


def printable(name: str) -> str:
    """The name in valid Unicode, with what cannot be printed as backslash escapes."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in name)
