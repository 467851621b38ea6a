"""DuckDB: the whole database is written beside its place and renamed, since its file has one writer or many readers."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.outputs.database import (
    AT_ONCE,
    Row,
    create_corrected,
    create_views,
    drop_views,
    empty_database,
    fill,
    in_order,
    known_version,
)
from pipeline.outputs.ddl import Dialect, quoted
from pipeline.outputs.destination import Destination, refuse_nothing
from pipeline.outputs.error import OutputError
from pipeline.outputs.extras import extra
from pipeline.outputs.parts import Part
from pipeline.outputs.reviewed import CORRECTED
from pipeline.outputs.staging import publish, staging
from pipeline.outputs.terms import distinct
from pipeline.outputs.version_table import NAME, remember_version, remembered_version
from pipeline.outputs.versions import VERSION, lacking
from pipeline.records.tables import Table


class DuckDB:
    """An open DuckDB database; see `Database`. It is written anew, never changed."""

    dialect: Dialect = "duckdb"

    def __init__(self, connection: Any, name: str) -> None:
        self.connection = connection
        self.name = name

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> list[Row]:
        result = self.connection.execute(sql, list(parameters))
        return [tuple(row) for row in result.fetchall()] if result.description else []

    def stream(self, sql: str, parameters: Sequence[Any] = ()) -> Iterator[list[Row]]:
        result = self.connection.execute(sql, list(parameters))
        while rows := result.fetchmany(AT_ONCE):
            yield rows

    def load(self, table: Table, rows: pa.Table) -> None:
        names = list(table.names)
        if table.name == "articles":
            found = [distinct(text or "") for text in rows["text"].to_pylist()]
            rows = rows.append_column("search", pa.array(found, pa.list_(pa.string())))
            names.append("search")
        self.connection.register("sygnatariusz_rows", rows)
        columns = ", ".join(map(quoted, names))
        self.connection.execute(f"INSERT INTO {quoted(table.name)} ({columns}) SELECT {columns} FROM sygnatariusz_rows")
        self.connection.unregister("sygnatariusz_rows")

    def version(self) -> int | None:
        return remembered_version(self)

    def set_version(self) -> None:
        remember_version(self)

    def columns(self, table: str) -> list[str]:
        found = self.execute(
            "SELECT column_name FROM duckdb_columns() WHERE database_name = current_database() AND table_name = ? "
            "AND column_name <> 'search' ORDER BY column_index",
            (table,),
        )
        return [name for (name,) in found]


@contextmanager
def connected(file: Path, name: str, *, read_only: bool) -> Iterator[Any]:
    """A DuckDB connection. Raises OutputError where the library is missing, or `file` cannot be opened."""
    duckdb = extra("duckdb", "duckdb", f"The output {name}")
    try:
        connection = duckdb.connect(str(file), read_only=read_only)
    except duckdb.Error as error:
        raise OutputError(f"{name} cannot be used: {_reason(error)}.") from error
    try:
        yield connection
    except duckdb.ConstraintException as error:
        message = f"the records contradict themselves ({_reason(error)}); write CSV to look at them, and report this"
        raise OutputError(f"{name} cannot be written: {message}.") from error
    except duckdb.Error as error:
        raise OutputError(f"{name} cannot be used: {_reason(error)}.") from error
    finally:
        connection.close()


def _reason(error: Exception) -> str:
    first_line = next(iter(str(error).splitlines()), type(error).__name__)
    if "lock" in first_line:
        return "it is in use by another program; close it there, and try again"
    return f"DuckDB says: {first_line.rstrip('.')}"


@contextmanager
def opened(source: Destination) -> Iterator[DuckDB]:
    """The database at `source`, for reading. Raises OutputError where it is not there or not as we write it."""
    refuse_nothing(source)
    with connected(source.path, source.name, read_only=True) as connection:
        database = DuckDB(connection, source.name)
        known_version(database)
        yield database


def is_new(to: Destination) -> bool:
    """Whether no database is there yet, or one that holds none of our tables."""
    if not to.has_content:
        return True
    with connected(to.path, to.name, read_only=True) as connection:
        return empty_database(DuckDB(connection, to.name))


def version(to: Destination) -> int:
    """The version of the tables of the database at `to`."""
    with opened(to) as database:
        return known_version(database)


def examine(to: Destination) -> None:
    """Raise OutputError where the library is missing, or a database is there that we cannot add to."""
    extra("duckdb", "duckdb", f"The output {to.name}")
    if to.has_content:
        with connected(to.path, to.name, read_only=True) as connection:
            database = DuckDB(connection, to.name)
            if not empty_database(database):
                known_version(database)


def write_duckdb(parts: Iterable[Part], to: Destination, finish: Callable[[DuckDB], object]) -> None:
    """Write `parts` in the place of those that the database at `to` holds, if one is there. What else it holds stays.

    finish: what is done at the end of the same transaction. Who reads the old one reads on in it. Raises OSError and
    OutputError.
    """

    def write(database: DuckDB) -> None:
        fill(database, parts)
        finish(database)

    _write_beside(to, _drop, write)


def change(to: Destination, changing: Callable[[DuckDB], object]) -> None:
    """Change the database at `to` in a copy that takes its place, brought to today's version.

    Raises OSError and OutputError, also where it is of a version that only writing it anew brings to today's.
    """

    def write(database: DuckDB) -> None:
        _upgrade(database)
        changing(database)

    _write_beside(to, lambda _: None, write)


def _write_beside(to: Destination, before: Callable[[DuckDB], object], write: Callable[[DuckDB], object]) -> None:
    """Copy the database at `to`, if there is one, do two things to the copy, the second in a transaction, and put it in
    the place of the other."""
    with staging(to.path.parent) as temporary, ExitStack() as stack:
        staged = temporary / to.path.name
        if to.has_content:
            # Whoever may read it may keep it from being written: nothing is added to the old one once it is copied.
            stack.enter_context(connected(to.path, to.name, read_only=True))
            for suffix in ("", ".wal"):
                if (old := to.path.with_name(to.path.name + suffix)).exists():
                    shutil.copy(old, temporary / old.name)
        with connected(staged, to.name, read_only=False) as connection:
            database = DuckDB(connection, to.name)
            before(database)
            connection.execute("BEGIN")
            write(database)
            connection.execute("COMMIT")
            connection.execute("CHECKPOINT")
        publish(staged, to.path)
        to.path.with_name(f"{to.path.name}.wal").unlink(missing_ok=True)


def _upgrade(database: DuckDB) -> None:
    version = known_version(database)
    if version == VERSION:
        return
    if lacking(version):
        raise OutputError(f"{database.name} is of an older version; add to it with sygnatariusz run, then try again.")
    drop_views(database)
    create_corrected(database)
    create_views(database)
    database.set_version()


def _drop(database: DuckDB) -> None:
    drop_views(database)
    for table in (NAME, *(table.name for table in (*CORRECTED, *reversed(in_order())))):
        database.execute(f"DROP TABLE IF EXISTS {quoted(table)}")
    database.execute("CHECKPOINT")  # so that what they held is free for the new ones
