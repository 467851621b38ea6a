"""Reads the list of expressions in corpus/dates, in the form that corpus/README.md describes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from pathlib import Path

_MARK = re.compile(r"\[([^\[\]|]+)\|([^\[\]|]*)\|([^\[\]|]*)(?:\|([^\[\]|]*))?\]")


@dataclass(frozen=True)
class Gold:
    """A date or time of a sentence: where it stands and what it means."""

    start: int
    end: int
    value: str
    basis: str
    note: str


@dataclass(frozen=True)
class Line:
    """A sentence of the list; `asked`: the reference is to stand in for the day of publication."""

    family: str
    published: date | None
    reference: date | None
    asked: bool
    text: str
    gold: tuple[Gold, ...]


def unmarked(sentence: str) -> tuple[str, tuple[Gold, ...]]:
    """Gives a sentence without its marks, and what they say."""
    text, gold, done = "", [], 0
    for mark in _MARK.finditer(sentence):
        text += sentence[done : mark.start()]
        gold.append(Gold(len(text), len(text) + len(mark[1]), mark[2], mark[3], mark[4] or ""))
        text += mark[1]
        done = mark.end()
    return text + sentence[done:], tuple(gold)


def read(folder: Path) -> Iterator[Line]:
    """Gives every line of the folder's lists. Raises ValueError for a line that is not of their form."""
    for path in sorted(folder.glob("*.tsv")):
        for number, row in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not row or row.startswith("#"):
                continue
            try:
                family, published, reference, sentence = row.split("\t")
                text, gold = unmarked(sentence)
                asked = published == "asked"
                day = date.fromisoformat(published) if published and not asked else None
                yield Line(family, day, date.fromisoformat(reference) if reference else None, asked, text, gold)
            except ValueError as error:
                raise ValueError(f"{path.name}, line {number}: {error}") from error


def digest(folder: Path) -> str:
    """Gives a hash of the lists: figures are compared only where it is the same."""
    content = blake2b(digest_size=16)
    for path in sorted(folder.glob("*.tsv")):
        content.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return content.hexdigest()
