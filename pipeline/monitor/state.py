"""What a monitor remembers between its rounds, in an SQLite file beside the output.

Every change is one transaction, made only after the output holds what it tells of: a monitor that is killed does the
last step again, and the output takes the same article twice as once.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

VERSION = 1


class StateError(ValueError):
    """The state cannot be used; the message is one sentence that names the file and what to do."""


@dataclass(frozen=True)
class Followed:
    """What is known of a source. Times are seconds since 1970; `next` is when it may be tried again after a failure.

    whole: whether all that it told of at the last time has been read.
    """

    url: str
    etag: str | None = None
    modified: str | None = None
    success: float | None = None
    failures: int = 0
    next: float = 0.0
    error: str | None = None
    whole: bool = False


@dataclass(frozen=True)
class Seen:
    """What is known of a page: what told of it, what its sender said last, and what became of it.

    hash: of its content. agreements: found in it. error: why it gave no article, None where it did. next: when it is
    tried again where the trouble may pass, None where it is done with.
    """

    url: str
    source: str
    title: str | None = None
    published: str | None = None
    mark: str | None = None
    etag: str | None = None
    modified: str | None = None
    hash: str | None = None
    fetched: float = 0.0
    agreements: int = 0
    error: str | None = None
    tries: int = 0
    next: float | None = None


@dataclass(frozen=True)
class Notice:
    """A new agreement that is to be told on some channels: `id` drops repeats, `payload` is what is told of it."""

    id: str
    agreement_id: str
    channels: tuple[str, ...]
    payload: dict[str, Any]


class State:
    """The state in an SQLite file; one monitor at a time writes it, others may read it. Raises StateError."""

    def __init__(self, file: str | os.PathLike[str], *, writing: bool = True) -> None:
        self._name = os.fspath(file)
        self._lock: sqlite3.Connection | None = None
        try:
            if writing:
                self._lock = self._locked()
            elif not Path(file).exists():
                raise StateError(f"{self._name} is not there: the monitor has not run yet")
            mode = "rwc" if writing else "ro"
            self._database = sqlite3.connect(
                f"{Path(file).absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None, timeout=10
            )
            if writing:
                self._database.execute("PRAGMA journal_mode = WAL")
                self._database.execute("PRAGMA synchronous = FULL")
                self._make()
        except sqlite3.Error as error:
            raise StateError(f"{self._name} cannot be used as the monitor's state: {error}") from None

    def _locked(self) -> sqlite3.Connection:
        """A lock that the system opens when the process ends, in whatever way."""
        lock = sqlite3.connect(f"{self._name}-lock", isolation_level=None, timeout=0)
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise
            raise StateError(f"{self._name} is in use by another monitor: stop it first") from None
        return lock

    def _make(self) -> None:
        [(version,)] = self._database.execute("PRAGMA user_version")
        if version not in (0, VERSION):
            raise StateError(f"{self._name} was written by another version of sygnatariusz ({version}): move it away")
        if not version:
            schema = files("pipeline.monitor").joinpath("data", "state.sql").read_text("utf-8")
            self._database.executescript(f"BEGIN; {schema} PRAGMA user_version = {VERSION}; COMMIT;")

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()
        if self._lock is not None:
            self._lock.close()

    def source(self, url: str) -> Followed:
        """What is known of a source; nothing of one that is new."""
        columns = ", ".join(Followed.__dataclass_fields__)
        row = self._database.execute(f"SELECT {columns} FROM source WHERE url = ?", (url,)).fetchone()
        return Followed(*row) if row else Followed(url)

    def page(self, url: str) -> Seen | None:
        """What is known of a page, None of one that is new."""
        row = self._database.execute(f"SELECT {_SEEN} FROM page WHERE url = ?", (url,)).fetchone()
        return Seen(*row) if row else None

    def waiting(self, source: str, now: float) -> list[Seen]:
        """The pages of a source whose next try is due."""
        sql = f"SELECT {_SEEN} FROM page WHERE source = ? AND next <= ? ORDER BY next, url"
        return [Seen(*row) for row in self._database.execute(sql, (source, now))]

    def troubled(self, source: str) -> list[Seen]:
        """The pages of a source that gave no article."""
        sql = f"SELECT {_SEEN} FROM page WHERE source = ? AND error IS NOT NULL ORDER BY url"
        return [Seen(*row) for row in self._database.execute(sql, (source,))]

    def told(self, agreements: Sequence[str]) -> bool:
        """Whether one of the agreements has been told already."""
        marks = ", ".join("?" * len(agreements))
        sql = f"SELECT 1 FROM told WHERE agreement_id IN ({marks})"
        return self._database.execute(sql, agreements).fetchone() is not None

    def save(
        self,
        *,
        source: Followed | None = None,
        pages: Sequence[Seen] = (),
        notices: Sequence[Notice] = (),
        now: float = 0.0,
    ) -> None:
        """Remember all of these in one transaction; a notice that was told stays told."""
        with _transaction(self._database) as database:
            if source is not None:
                _replace(database, "source", source)
            for page in pages:
                _replace(database, "page", page)
            for notice in notices:
                # The same agreement of an article that was changed has another agreement_id, and is told once.
                same = (notice.agreement_id, notice.id)
                if not database.execute("UPDATE told SET agreement_id = ? WHERE id = ?", same).rowcount:
                    payload = json.dumps(notice.payload, ensure_ascii=False)
                    database.execute("INSERT INTO told VALUES (?, ?, ?, ?)", (*same[::-1], now, payload))
                    rows = [(notice.id, channel) for channel in notice.channels]
                    database.executemany("INSERT INTO due (id, channel) VALUES (?, ?)", rows)

    def due(self, channel: str, now: float) -> list[dict[str, Any]]:
        """What is to be told on a channel, in the order in which it was found."""
        sql = "SELECT payload FROM due JOIN told USING (id) WHERE channel = ? AND next <= ? ORDER BY told.rowid"
        return [json.loads(payload) for (payload,) in self._database.execute(sql, (channel, now))]

    def latest(self, channel: str, most: int) -> list[dict[str, Any]]:
        """The latest `most` notices of a channel, told or not, the newest first, each with the second it was found."""
        sql = "SELECT payload, found FROM due JOIN told USING (id) WHERE channel = ? ORDER BY told.rowid DESC LIMIT ?"
        return [
            json.loads(payload) | {"found": found} for payload, found in self._database.execute(sql, (channel, most))
        ]

    def delivered(self, channel: str, ids: Iterable[str]) -> None:
        """Remember that notices have been told on a channel."""
        with _transaction(self._database) as database:
            database.executemany(
                "UPDATE due SET next = 9e999, error = NULL WHERE channel = ? AND id = ?", [(channel, id) for id in ids]
            )

    def undelivered(self, channel: str, ids: Iterable[str], error: str, first: float, most: float, now: float) -> None:
        """Remember that notices could not be told; they are tried again after `first` seconds, doubled each time."""
        with _transaction(self._database) as database:
            database.executemany(
                "UPDATE due SET tries = tries + 1, error = ?, next = ? + min(? * (1 << min(tries, 20)), ?) "
                "WHERE channel = ? AND id = ?",
                [(error, now, first, most, channel, id) for id in ids],
            )

    def counts(self, source: str) -> tuple[int, int, int]:
        """Articles, agreements and pages with an error of a source."""
        sql = "SELECT count(*) - count(error), coalesce(sum(agreements), 0), count(error) FROM page WHERE source = ?"
        articles, agreements, errors = self._database.execute(sql, (source,)).fetchone()
        return articles, agreements, errors

    def undelivered_counts(self) -> list[tuple[str, int, str]]:
        """Channel, number and last error of what could not be told yet."""
        sql = "SELECT channel, count(*), max(error) FROM due WHERE error IS NOT NULL GROUP BY channel ORDER BY channel"
        return self._database.execute(sql).fetchall()


_SEEN = ", ".join(Seen.__dataclass_fields__)


class _transaction:  # noqa: N801  # reads as a word: with _transaction(database)
    """A transaction that waits for readers, undone where anything is raised."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def __enter__(self) -> sqlite3.Connection:
        self._database.execute("BEGIN IMMEDIATE")
        return self._database

    def __exit__(self, kind: object, *rest: object) -> None:
        self._database.execute("COMMIT" if kind is None else "ROLLBACK")


def _replace(database: sqlite3.Connection, table: str, row: Followed | Seen) -> None:
    values = list(vars(row).values())
    marks = ", ".join("?" * len(values))
    database.execute(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", values)
