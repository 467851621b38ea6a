"""An output as the dashboard sees it: a copy of its tables in a DuckDB database, with reviews applied on top.

A copy, because any output is then asked in one language and quickly, because nothing in the output is ever locked or
changed by whoever looks at it, and because every page of a visit shows the same moment.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb

from pipeline.dashboard.opening import Output
from pipeline.outputs.duckdb import DuckDB
from pipeline.outputs.reviews import Effect, Review, apply, standing
from pipeline.outputs.views import AGREEMENT_EVENTS, EVENT_SIGNATORIES, EVENT_SIGNERS, EVENT_SOURCES, select

Row = dict[str, Any]


def _sql(name: str) -> str:
    return (files("pipeline.dashboard") / name).read_text(encoding="utf-8")


class Snapshot:
    """The tables of one output at one moment; reading needs a cursor for each thread, writing one at a time."""

    def __init__(self, output: Output, reviews: Iterable[Review] = ()) -> None:
        """Copies an output and applies reviews, which stand in the order in which they were made.

        Raises OutputError where the output cannot be read.
        """
        self._folder = tempfile.TemporaryDirectory(prefix="sygnatariusz-dashboard-", ignore_cleanup_errors=True)
        self.state = output.state()
        self.effects: dict[str, Effect] = {}
        """What became of each review that counts, by its id."""
        try:
            self._database = duckdb.connect(str(Path(self._folder.name) / "snapshot.duckdb"))
            self._database.execute("SET TimeZone = 'UTC'")
            self._database.execute("SET preserve_insertion_order = false")
            output.load(self._database)
            # Whatever is asked from here on, it cannot name a file.
            self._database.execute("SET enable_external_access = false")
            self._database.execute("SET lock_configuration = true")
            self.apply_all(reviews)
        except BaseException:
            self.close()
            raise

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """Gives a connection of its own to the database, for one thread."""
        return self._database.cursor()

    def apply_all(self, reviews: Iterable[Review]) -> None:
        """Makes the tables anew of what was extracted and applies reviews; readers see all of it at once."""
        with self._transaction() as database:
            database.execute(_sql("effective.sql"))
            self.effects = _applied(database, standing(list(reviews)))
            database.execute("DELETE FROM touched")
            database.execute("INSERT INTO touched SELECT DISTINCT event_id FROM agreements")
            _tell_events(database)

    def apply(self, reviews: Iterable[Review]) -> None:
        """Applies reviews that are newer than all that were applied so far, none of which undoes another."""
        with self._transaction() as database:
            self.effects |= _applied(database, reviews)
            _tell_events(database)

    def close(self) -> None:
        """Lets the copy go."""
        if hasattr(self, "_database"):
            self._database.close()
        self._folder.cleanup()

    def _transaction(self) -> _Transaction:
        return _Transaction(self._database.cursor())


def _applied(database: duckdb.DuckDBPyConnection, reviews: Iterable[Review]) -> dict[str, Effect]:
    ground = DuckDB(database, "the snapshot")
    return {review.review_id: apply(ground, review) for review in reviews}


def _tell_events(database: duckdb.DuckDBPyConnection) -> None:
    """Makes the rows of the events in `touched` anew: what the views of the databases say, of them alone."""
    # Each reads those before it; a temporary table is found before the snapshot's own of the same name.
    views = (EVENT_SOURCES, EVENT_SIGNATORIES, EVENT_SIGNERS, AGREEMENT_EVENTS)
    for view in views:
        database.execute(f"CREATE OR REPLACE TEMP TABLE {view.name} AS {select(view, 'duckdb')}")
    database.execute(_sql("events.sql"))
    for view in views:
        database.execute(f"DROP TABLE temp.{view.name}")


class _Transaction:
    """A cursor whose statements happen together or not at all."""

    def __init__(self, database: duckdb.DuckDBPyConnection) -> None:
        self._database = database

    def __enter__(self) -> duckdb.DuckDBPyConnection:
        self._database.execute("BEGIN")
        return self._database

    def __exit__(self, error: type[BaseException] | None, *_: object) -> None:
        self._database.execute("COMMIT" if error is None else "ROLLBACK")


def rows(database: duckdb.DuckDBPyConnection, query: str, parameters: Any = None) -> list[Row]:
    """Gives the rows that a query finds, each a mapping from column to value."""
    found = database.execute(query, parameters)
    names = [column[0] for column in found.description or ()]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def value(database: duckdb.DuckDBPyConnection, query: str, parameters: Any = None) -> Any:
    """Gives the first value of the first row that a query finds, None where it finds none."""
    row = database.execute(query, parameters).fetchone()
    return None if row is None else row[0]
