"""Text files: the article without the lines around it, its lists kept."""

from __future__ import annotations

import re

from pipeline.cleaning.lines import is_boilerplate, is_ending

BLANK = re.compile(r"\n{3,}")

RULE = re.compile(r"[-–—_*=~]{3,}")

TAIL = 0.5
"""The share of the text behind which a line such as "Zobacz także" ends it."""

SHORT = 100
"""Characters up to which a line under a rule is taken for a link, a notice, an address."""


def plain(text: str) -> str:
    """The text without credits, buttons and what follows a line that announces other articles in its second half."""
    lines = [expanded(line) for line in text.split("\n")]
    lines = lines[: ruled_off(lines)]
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


def ruled_off(lines: list[str]) -> int:
    """How many lines stand above a rule that parts the article from short lines only, all of them without one."""
    for number in range(len(lines) - 1, -1, -1):
        line = lines[number].strip()
        if len(line) > SHORT:
            break
        if RULE.fullmatch(line):
            above = sum(map(len, lines[:number]))
            return number if above > sum(map(len, lines[number:])) else len(lines)
    return len(lines)


def expanded(line: str) -> str:
    """The line without spaces at its end, and with two spaces for each tab at its beginning."""
    line = line.rstrip()
    indent = len(line) - len(line.lstrip())
    return line[:indent].replace("\t", "  ") + line[indent:]
