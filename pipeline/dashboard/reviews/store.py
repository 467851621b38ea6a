"""Where reviews are kept: a file of JSON lines beside an output, or a table of its own in PostgreSQL."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from pipeline.dashboard.error import DashboardError
from pipeline.dashboard.opening import Output
from pipeline.dashboard.opening.postgres import connected
from pipeline.dashboard.reviews.review import COLUMNS, Review, of_row

if TYPE_CHECKING:
    import psycopg


class Store(Protocol):
    """Keeps reviews; there is no way to change or delete one."""

    where: str

    def read(self) -> list[Review]:
        """Gives all reviews in the order in which they were made. Raises DashboardError."""

    def append(self, reviews: list[Review]) -> None:
        """Keeps reviews, all or none, before it returns. Raises DashboardError."""

    def state(self) -> object:
        """Gives something that differs when someone has reviewed."""


def store(output: Output) -> Store:
    """Gives the store of an output's reviews."""
    return _Table(output) if output.is_postgres else _File(output)


class _File:
    """OUT.reviews.jsonl beside OUT: no run writes there, and people can read, copy and version it."""

    def __init__(self, output: Output) -> None:
        path = Path(os.path.realpath(output.address))
        self.path = path.with_name(path.name + ".reviews.jsonl")
        self.where = str(self.path)

    def read(self) -> list[Review]:
        try:
            text = self.path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return []
        except (OSError, UnicodeDecodeError) as error:
            raise DashboardError(f"the reviews {self.where} cannot be read: {error}.") from error
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
            raise DashboardError(f"the reviews {self.where} cannot be written: {error.strerror}.") from error

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
        raise DashboardError(f"{where} is no review; put it right or move the file away.")
    return of_row(row, where)


class _Table:
    """The table `reviews` of a PostgreSQL database, which no run writes."""

    _COLUMNS = ", ".join(f'"{name}"' for name in COLUMNS)

    def __init__(self, output: Output) -> None:
        self._address, self._shown = output.address, output.name
        self.where = f"{output.name}, table reviews"

    def read(self) -> list[Review]:
        with connected(self._address, self._shown) as source:
            if not _is_there(source):
                return []
            rows = source.execute(f"SELECT {self._COLUMNS} FROM reviews ORDER BY number").fetchall()
        return [of_row(dict(zip(COLUMNS, row, strict=True)), self.where) for row in rows]

    def append(self, reviews: list[Review]) -> None:
        types = {"start": "BIGINT", "end": "BIGINT"}
        columns = ", ".join(f'"{name}" {types.get(name, "TEXT")}' for name in COLUMNS)
        with connected(self._address, self._shown) as source:
            source.execute(
                "CREATE TABLE IF NOT EXISTS reviews"
                f" (number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, {columns})"
            )
            source.cursor().executemany(
                f"INSERT INTO reviews ({self._COLUMNS}) VALUES ({', '.join(['%s'] * len(COLUMNS))})",
                [tuple(review.row().values()) for review in reviews],
            )

    def state(self) -> object:
        try:
            with connected(self._address, self._shown) as source:
                return source.execute("SELECT count(*) FROM reviews").fetchone() if _is_there(source) else (0,)
        except DashboardError:
            return None


def _is_there(source: psycopg.Connection) -> bool:
    """Whether anyone has reviewed: the first who does makes the table."""
    return source.execute("SELECT to_regclass('reviews')").fetchone() != (None,)
