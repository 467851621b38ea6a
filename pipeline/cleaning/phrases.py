"""The phrases and patterns that stand in data files, one a line, for an analyst to extend."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files


@cache
def lines(name: str) -> tuple[str, ...]:
    """The lines of data/NAME.txt without comments and blank ones."""
    text = (files("pipeline.cleaning") / "data" / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def pattern(name: str) -> re.Pattern[str]:
    """One pattern for all lines of data/NAME.txt, case aside."""
    return re.compile("|".join(f"(?:{line})" for line in lines(name)), re.I)


@cache
def table(name: str) -> dict[str, str]:
    """The lines "key: value value ..." of data/NAME.txt as a mapping from each value to its key."""
    pairs = (line.split(":", 1) for line in lines(name))
    return {value: key.strip() for key, values in pairs for value in values.split()}
