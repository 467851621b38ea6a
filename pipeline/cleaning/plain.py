"""Text files: the article without the lines around it, its lists kept."""

from __future__ import annotations

import re

from pipeline.cleaning.lines import is_boilerplate, is_ending

BLANK = re.compile(r"\n{3,}")

TAIL = 0.5
"""The share of the text behind which a line such as "Zobacz także" ends it."""


def plain(text: str) -> str:
    """The text without credits, buttons and what follows a line that announces other articles in its second half."""
    lines = [expanded(line) for line in text.split("\n")]
    size = sum(map(len, lines)) or 1
    passed = 0
    kept: list[str] = []
    for line in lines:
        passed += len(line)
        if is_ending(line.strip()):
            if passed >= TAIL * size:
                break
            continue
        if not is_boilerplate(line.strip()):
            kept.append(line)
    return BLANK.sub("\n\n", "\n".join(kept)).strip("\n ")


def expanded(line: str) -> str:
    """The line without spaces at its end, and with two spaces for each tab at its beginning."""
    line = line.rstrip()
    indent = len(line) - len(line.lstrip())
    return line[:indent].replace("\t", "  ") + line[indent:]
