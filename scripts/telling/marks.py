"""Articles in which a reader marked the words that tell of agreements, and the names of who is party to each.

    #1 signed | list intencyjny | 2023-05-09
    ---
    ⟦1P|Gmina Lipno⟧ i ⟦1P|Politechnika Gdańska⟧ ⟦1T|podpisały⟧ ⟦1T|list intencyjny⟧

corpus/README.md says what the letters stand for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

STATUSES = ("signed", "planned", "historical", "ended")
LETTERS = "TPOSN"
_MARK = re.compile(r"⟦([1-9]+)([TPOSN])\|([^⟦⟧\n]+)⟧")
_HEAD = re.compile(r"#([1-9]) (\w+) \| ([\w ]+) \| (\S+)")
_RULE = "---\n"


class MarksError(ValueError):
    """A file is no marked article; the message names it and says what is wrong."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Offsets of marked text, its letter, and the numbers of the agreements that it is marked for."""

    start: int
    end: int
    letter: str
    numbers: frozenset[int]


@dataclass(frozen=True, slots=True)
class Agreement:
    status: str
    kind: str
    date: str | None


@dataclass(frozen=True)
class Marked:
    """An article: its text without marks, the agreements by number, and the marks in the text's order."""

    name: str
    text: str
    agreements: dict[int, Agreement]
    marks: list[Mark]


def parse(name: str, content: str) -> Marked:
    """Reads a marked article. Raises MarksError."""
    head, rule, body = content.partition(_RULE)
    if not rule:
        raise MarksError(f"{name}: no line '---' between the agreements and the text")
    agreements = {}
    for line in filter(str.strip, head.splitlines()):
        found = _HEAD.fullmatch(line.strip())
        if found is None or found[2] not in STATUSES:
            raise MarksError(f"{name}: '{line}' is not '#NUMBER STATUS | KIND | DATE'")
        agreements[int(found[1])] = Agreement(found[2], found[3], None if found[4] == "-" else found[4])
    text, marks, end = "", [], 0
    body = body.strip("\n")
    for found in _MARK.finditer(body):
        text += body[end : found.start()]
        numbers = frozenset(map(int, found[1]))
        if not numbers <= agreements.keys():
            raise MarksError(f"{name}: '{found[0]}' has a number that no line of the head gives")
        marks.append(Mark(len(text), len(text) + len(found[3]), found[2], numbers))
        text += found[3]
        end = found.end()
    text += body[end:]
    if "⟦" in text or "⟧" in text:
        raise MarksError(f"{name}: a mark is broken: it is ⟦numbers, one of {LETTERS}, |, text⟧ within one line")
    return Marked(name, text, agreements, marks)


def read(folder: Path) -> Iterator[Marked]:
    """Reads the marked articles of a folder, by name. Raises MarksError."""
    for path in sorted(folder.glob("*.txt")):
        yield parse(path.stem, path.read_text(encoding="utf-8"))
