"""SQLite: a new database is written beside its place and renamed; one that is there is changed in one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Literal

import pyarrow as pa

from pipeline.outputs.database import AT_ONCE, Row, fill, known_version
from pipeline.outputs.datasette import write_metadata
from pipeline.outputs.ddl import Dialect, insert, marks
from pipeline.outputs.destination import Destination, refuse_nothing
from pipeline.outputs.error import OutputError
from pipeline.outputs.iso import iso
from pipeline.outputs.parts import Part
from pipeline.outputs.staging import publish, staging
from pipeline.outputs.terms import distinct
from pipeline.outputs.versions import VERSION
from pipeline.records.tables import TABLES, Table

_PATIENCE = 30.0
"""Seconds that a writer or a reader waits for another writer."""

_LEFTOVERS = ("-journal", "-wal", "-shm")


class Sqlite:
    """An open SQLite database; see `Changeable`."""

    dialect: Dialect = "sqlite"

    def __init__(self, connection: sqlite3.Connection, name: str, findable: bool = True) -> None:
        self.connection = connection
        self.name = name
        self.findable = findable

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> list[Row]:
        return self.connection.execute(sql, parameters).fetchall()

    def stream(self, sql: str, parameters: Sequence[Any] = ()) -> Iterator[list[Row]]:
        cursor = self.connection.execute(sql, parameters)
        while rows := cursor.fetchmany(AT_ONCE):
            yield rows

    def many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        self.connection.executemany(sql, rows)

    def load(self, table: Table, rows: pa.Table) -> None:
        statement = insert(table)
        for batch in iso(rows).to_batches(max_chunksize=10_000):
            self.many(statement, zip(*(column.to_pylist() for column in batch.columns), strict=True))
        if table.name == "articles":
            self.index_texts(rows)

    def index_texts(self, articles: pa.Table) -> None:
        if not self.findable:
            return
        for batch in articles.select(["article_id", "text"]).to_batches(max_chunksize=1_000):
            keys, texts = (column.to_pylist() for column in batch.columns)
            # The same row numbers as the articles', by which Datasette joins the two.
            self.many(
                "INSERT INTO articles_fts (rowid, article_id, text) "
                "SELECT rowid, article_id, ? FROM articles WHERE article_id = ?",
                ((" ".join(distinct(text or "")), key) for key, text in zip(keys, texts, strict=True)),
            )

    def forget_texts(self, keys: Sequence[str]) -> None:
        if self.findable:
            # One statement, as each reads the whole table: full-text search keeps no index of the ids.
            self.execute(f"DELETE FROM articles_fts WHERE article_id IN ({marks(keys)})", keys)

    def version(self) -> int | None:
        [(version,)] = self.execute("PRAGMA user_version")
        return version or None

    def set_version(self) -> None:
        self.execute(f"PRAGMA user_version = {VERSION}")

    def columns(self, table: str) -> list[str]:
        return [name for (name,) in self.execute("SELECT name FROM pragma_table_info(?)", (table,))]


def in_memory() -> Sqlite:
    """An empty database in memory: where tables of folders are joined and the views of workbooks are read."""
    return Sqlite(sqlite3.connect(":memory:", isolation_level=None), "the tables in memory", findable=False)


def write_sqlite(parts: Iterable[Part], file: Path, finish: Callable[[Sqlite], object]) -> None:
    """Write `parts` into a new database and put it where no file is yet. Raises OSError and sqlite3.Error.

    finish: what is done at the end of the same transaction.
    """
    with staging(file.parent) as temporary:
        staged = temporary / file.name
        # No transaction of Python's own, no journal: until it is whole, nobody else knows the file.
        with closing(sqlite3.connect(staged, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute("PRAGMA cache_size = -65536")  # KiB, for the indexes
            connection.execute("BEGIN")
            database = Sqlite(connection, str(file))
            fill(database, parts)
            finish(database)
            connection.execute("COMMIT")
            connection.execute("ANALYZE")
            # From now on who reads never waits for who adds, nor the other way round.
            connection.execute("PRAGMA journal_mode = WAL")
        for suffix in _LEFTOVERS:
            file.with_name(file.name + suffix).unlink(missing_ok=True)
        publish(staged, file)
    write_metadata(file)


def is_new(to: Destination) -> bool:
    """Whether no database is there yet, or one that holds nothing."""
    if not to.has_content:
        return True
    with _connected(to, "ro") as connection:
        return not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]


def examine(to: Destination) -> None:
    """Raise OutputError where a database is there that cannot be written, or that is somebody else's."""
    if is_new(to):
        return
    with _connected(to, "rw") as connection:
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if not names & {table.name for table in TABLES}:
            raise OutputError(
                f"{to.name} holds {', '.join(sorted(names))} and nothing of ours; "
                f"give another name, or delete it first."
            )
        known_version(Sqlite(connection, to.name))
        connection.execute("BEGIN IMMEDIATE")  # only trying tells whether it can be written
        connection.execute("ROLLBACK")


@contextmanager
def opened(source: Destination, *, writing: bool = False) -> Iterator[Sqlite]:
    """The database at `source` within one transaction, which is taken back if what is done within it raises.

    Raises OutputError where there is none, it is in use, it holds no tables of ours, or those of another version.
    """
    refuse_nothing(source)
    with _connected(source, "rw" if writing else "ro") as connection:
        connection.execute("BEGIN IMMEDIATE" if writing else "BEGIN")
        database = Sqlite(connection, source.name)
        known_version(database)
        yield database
        connection.execute("COMMIT")


@contextmanager
def _connected(source: Destination, mode: Literal["ro", "rw"]) -> Iterator[sqlite3.Connection]:
    """A connection that is closed at the end, and with it taken back what was not committed."""
    try:
        with closing(
            sqlite3.connect(f"{source.path.as_uri()}?mode={mode}", uri=True, timeout=_PATIENCE, isolation_level=None)
        ) as connection:
            yield connection
    except sqlite3.IntegrityError:
        raise
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise OutputError(
                f"{source.name} is in use by another program ({error}); try again when it is done."
            ) from error
        if mode == "ro":
            raise OutputError(
                f"{source.name} cannot be read: SQLite says: {error}; write it again, under another name."
            ) from error
        message = f"SQLite says: {error}; free some space or choose another place"
        raise OutputError(f"{source.name} cannot be written: {message}.") from error
    except sqlite3.DatabaseError as error:
        raise OutputError(
            f"{source.name} is no SQLite database ({error}); give another name, or delete it first."
        ) from error
