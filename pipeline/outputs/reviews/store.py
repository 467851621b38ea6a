"""Where reviews are kept: a file of JSON lines beside an output, or a table of its own in PostgreSQL."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, Protocol

from pipeline.outputs import postgres
from pipeline.outputs.database import Database
from pipeline.outputs.ddl import marks, quoted
from pipeline.outputs.destination import Destination
from pipeline.outputs.error import OutputError
from pipeline.outputs.reviews.review import COLUMNS, Review, of_row

SUFFIX = ".reviews.jsonl"
_NAMES = ", ".join(map(quoted, COLUMNS))


class Store(Protocol):
    """Keeps reviews; there is no way to change or delete one."""

    where: str

    def read(self) -> list[Review]:
        """Gives all reviews in the order in which they were made. Raises OutputError."""

    def append(self, reviews: list[Review]) -> None:
        """Keeps reviews, all or none, before it returns. Raises OutputError."""

    def state(self) -> object:
        """Gives something that differs when someone has reviewed."""


def store(of: Destination) -> Store:
    """Gives the store of an output's reviews."""
    return _Table(of) if of.form == "postgres" else _File(of)


class _File:
    """OUT.reviews.jsonl beside OUT: no run writes there, and people can read, copy and version it."""

    def __init__(self, of: Destination) -> None:
        self.path = of.path.with_name(of.path.name + SUFFIX)
        self.where = str(self.path)

    def read(self) -> list[Review]:
        try:
            text = self.path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return []
        except (OSError, UnicodeDecodeError) as error:
            raise OutputError(f"the reviews {self.where} cannot be read: {error}.") from error
        lines = text.split("\n")
        # A line without its end was cut by a crash while it was written: it was never told to be kept.
        return [_parsed(line, f"{self.where}:{number}") for number, line in enumerate(lines[:-1], 1) if line.strip()]

    def append(self, reviews: list[Review]) -> None:
        lines = "".join(json.dumps(review.row(), ensure_ascii=False) + "\n" for review in reviews)
        try:
            with self.path.open("a+b") as stream:
                stream.truncate(_whole(self.path))
                stream.write(lines.encode("utf-8"))
                stream.flush()
                os.fsync(stream.fileno())
        except OSError as error:
            raise OutputError(f"the reviews {self.where} cannot be written: {error.strerror}.") from error

    def state(self) -> object:
        try:
            return self.path.stat().st_size
        except OSError:
            return 0


def _whole(path: Path) -> int:
    """How many bytes of the file are whole lines; what a crash cut off was never told to be kept."""
    return path.read_bytes().rfind(b"\n") + 1


def _parsed(line: str, where: str) -> Review:
    try:
        row: Any = json.loads(line)
    except ValueError:
        row = None
    if not isinstance(row, dict):
        raise OutputError(f"{where} is no review; put it right or move the file away.")
    return of_row(row, where)


class _Table:
    """The table `reviews` of a PostgreSQL database, which no run writes."""

    def __init__(self, of: Destination) -> None:
        self._of = of
        self.where = f"{of.name}, table reviews"

    def read(self) -> list[Review]:
        with postgres.connected(self._of) as database:
            return kept_in(database)

    def append(self, reviews: list[Review]) -> None:
        types = {"start": "BIGINT", "end": "BIGINT"}
        columns = ", ".join(f"{quoted(name)} {types.get(name, 'TEXT')}" for name in COLUMNS)
        with postgres.connected(self._of) as database:
            database.execute(
                "CREATE TABLE IF NOT EXISTS reviews"
                f" (number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, {columns})"
            )
            database.many(
                f"INSERT INTO reviews ({_NAMES}) VALUES ({marks(COLUMNS)})",
                [tuple(review.row().values()) for review in reviews],
            )

    def state(self) -> object:
        try:
            with postgres.connected(self._of) as database:
                return database.execute("SELECT count(*) FROM reviews")[0] if database.columns("reviews") else (0,)
        except OutputError:
            return None


def kept_in(database: Database) -> list[Review]:
    """Gives the reviews of the table of a PostgreSQL database, as its transaction sees them; the first who reviews
    makes the table. Raises OutputError."""
    if not database.columns("reviews"):
        return []
    rows = database.execute(f"SELECT {_NAMES} FROM reviews ORDER BY number")
    return [of_row(dict(zip(COLUMNS, row, strict=True)), f"{database.name}, table reviews") for row in rows]


def kept(of: Destination, database: Database) -> list[Review]:
    """Gives the reviews of an output whose database is open within a transaction. Raises OutputError."""
    return kept_in(database) if of.form == "postgres" else store(of).read()
