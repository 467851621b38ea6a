"""The first sheet of a workbook, "Porozumienia": an event a row, for a manager to read."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyarrow as pa

from pipeline.outputs.database import fill
from pipeline.outputs.reviews import Review
from pipeline.outputs.reviews.overlay import overlay
from pipeline.outputs.sqlite import in_memory

NAME = "Porozumienia"

HEADER = (
    ("Data", 12),
    ("Rodzaj", 18),
    ("Status", 14),
    ("Sygnatariusze", 60),
    ("Podpisali", 50),
    ("Miejsce", 18),
    ("Okazja", 30),
    ("Źródło", 50),
)
"""The title and width, in characters, of each column."""

STATUS = {"signed": "podpisane", "planned": "planowane", "historical": "wcześniejsze", "ended": "zakończone"}


@dataclass(frozen=True)
class Link:
    """A cell that leads to `address` and shows `text`."""

    address: str
    text: str


Cell = str | datetime.date | Link | None


def overview(tables: Mapping[str, pa.Table], reviews: Iterable[Review] = ()) -> Iterator[tuple[Cell, ...]]:
    """The rows of the sheet, newest first: a day is a date, a month or a span its EDTF, a source a link.

    reviews: are applied on top of the tables.
    """
    memory = in_memory()
    try:
        fill(memory, [tables])
        overlay(memory, reviews)
        rows = memory.execute(
            "SELECT date, date_earliest, date_latest, kind, status, signatories, signers, place, occasion, "
            "title, url, source FROM agreement_events ORDER BY date_earliest IS NULL, date_earliest DESC, event_id"
        )
    finally:
        memory.connection.close()
    for date, earliest, latest, kind, status, signatories, signers, place, occasion, title, url, source in rows:
        day = datetime.date.fromisoformat(earliest) if earliest and earliest == latest else date
        told = Link(url, title or url) if url else (title or source)
        yield day, kind, STATUS.get(status, status), signatories, signers, place, occasion, told
