"""Where an article's text says the values of an agreement, and the text cut there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from pipeline.dashboard.queries.event import Told
from pipeline.dashboard.queries.words import every_form
from pipeline.dashboard.snapshot import Row

FIELDS = ("kind", "date", "place", "occasion", "subject", "signatory", "represented_by", "signer", "role")
"""What is marked, each in a colour of its own; besides it "evidence", the words that tell of the agreement."""

_LABELS = {"date": ("date",), "place": ("placeName", "geogName"), "occasion": ("eventName",)}


@dataclass(frozen=True)
class Mark:
    """A stretch of the text, in characters, that says a field's value; `number` tells those of one field apart."""

    start: int
    end: int
    field: str
    value: str
    number: int = 0


@dataclass(frozen=True)
class Piece:
    """A piece of the text over which the same marks lie; the innermost comes first. opens: marks that begin here."""

    text: str
    marks: tuple[Mark, ...]
    opens: tuple[Mark, ...]


def marks(told: Told) -> list[Mark]:
    """Gives the marks of an agreement in its article's text; a value that the text does not say has none."""
    agreement, text = told.agreement, str(told.article["text"])
    begin, end = agreement["start"] or 0, agreement["end"] or 0
    found = [Mark(begin, end, "evidence", "")] if end > begin else []
    found += _kind(str(agreement["kind"]), text, begin, end)
    for field, labels in _LABELS.items():
        if agreement[field] is not None:
            found += _mentioned(told.mentions, labels, field, str(agreement[field]), begin, end)
    subject = agreement["subject"]
    where = text.find(subject, begin) if subject else -1
    where = text.find(subject) if subject and where < 0 else where
    if where >= 0:
        found.append(Mark(where, where + len(subject), "subject", subject))
    for row in told.signatories:
        found += _offsets(row, "signatory", row["organisation"], row["position"])
        if row["represented_by_id"] is not None:
            near = row["start"] if row["start"] is not None else begin
            found += _named(told.mentions, row["represented_by_id"], row["represented_by"], near, row["position"])
    people = {row["person_id"]: row["position"] for row in told.signers}
    for row in told.signers:
        found += _offsets(row, "signer", row["person"], row["position"])
    for row in told.roles:
        if row["person_id"] in people:
            found += _offsets(row, "role", row["role"], people[row["person_id"]])
    return sorted({m for m in found if 0 <= m.start < m.end <= len(text)}, key=lambda m: (m.start, -m.end, m.field))


def pieces(text: str, found: Iterable[Mark]) -> Iterator[Piece]:
    """Gives the text in pieces, in order; joined they are the text."""
    ordered = sorted(found, key=lambda mark: (mark.end - mark.start, mark.field))
    borders = sorted({0, len(text), *(m.start for m in ordered), *(m.end for m in ordered)})
    for start, end in pairwise(borders):
        over = tuple(mark for mark in ordered if mark.start <= start and end <= mark.end)
        yield Piece(text[start:end], over, tuple(mark for mark in over if mark.start == start))


def _offsets(row: Row, field: str, value: str | None, number: int) -> list[Mark]:
    if row["start"] is None or row["end"] is None:
        return []
    return [Mark(row["start"], row["end"], field, value or "", number)]


def _kind(kind: str, text: str, begin: int, end: int) -> list[Mark]:
    """The first words in the evidence that name the document, in whatever form."""
    words = (f"(?:{'|'.join(map(re.escape, every_form(word)))})" for word in kind.split())
    pattern = r"\b" + r"\s+".join(words) + r"\b"
    match = re.compile(pattern, re.IGNORECASE).search(text, begin, end)
    return [Mark(match.start(), match.end(), "kind", kind)] if match is not None else []


def _mentioned(
    mentions: list[Row], labels: tuple[str, ...], field: str, value: str, begin: int, end: int
) -> list[Mark]:
    """The mention of a value that stands in the evidence, or else nearest to it."""
    same = [row for row in mentions if row["label"] in labels and value in {row["value"], row["name"]}]
    if not same:
        return []
    row = min(same, key=lambda row: (not begin <= row["start"] < end, abs(row["start"] - begin)))
    return [Mark(row["start"], row["end"], field, value)]


def _named(mentions: list[Row], entity: str, name: str, near: int, number: int) -> list[Mark]:
    """The mention of an entity that is nearest to a place in the text."""
    same = [row for row in mentions if row["entity_id"] == entity]
    if not same:
        return []
    row = min(same, key=lambda row: abs(row["start"] - near))
    return [Mark(row["start"], row["end"], "represented_by", name, number)]
