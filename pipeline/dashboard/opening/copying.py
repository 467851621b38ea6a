"""Rows of a source into the tables of the schema `extracted`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import duckdb
import pyarrow as pa

from pipeline.dashboard.error import DashboardError
from pipeline.outputs.versions import lacking
from pipeline.records.tables import TABLES, Table, Type

SQL_TYPES: dict[Type, str] = {
    "text": "VARCHAR",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "date": "DATE",
    "timestamp": "TIMESTAMP",
}
BATCH = 20_000
WRITE_AGAIN = "write it again with this version's sygnatariusz run"


def create_tables(database: duckdb.DuckDBPyConnection) -> None:
    """Creates every table of the definition, empty, in the schema `extracted`."""
    database.execute("CREATE SCHEMA extracted")
    for table in TABLES:
        columns = ", ".join(f'"{column.name}" {SQL_TYPES[column.type]}' for column in table.columns)
        database.execute(f"CREATE TABLE extracted.{table.name} ({columns})")


def present(out: str, table: Table, found: Iterable[str]) -> list[str]:
    """Gives the columns of `table` that an output has; what an older version did not have yet will be empty.

    Raises DashboardError where a column is missing that every version had.
    """
    there = set(found)
    later = {column for name, column in lacking(0) if name == table.name}
    if missing := [name for name in table.names if name not in there | later]:
        raise DashboardError(
            f"{out} is of another version: its table {table.name} has no {', '.join(missing)}; {WRITE_AGAIN}."
        )
    return [name for name in table.names if name in there]


def check_tables(out: str, found: Iterable[str]) -> None:
    """Raises DashboardError where an output lacks tables of the definition."""
    missing = [table.name for table in TABLES if table.name not in set(found)]
    if len(missing) == len(TABLES):
        raise DashboardError(f"{out} holds no table of sygnatariusz; {WRITE_AGAIN}, or name another output.")
    if missing:
        raise DashboardError(f"{out} is half there: {', '.join(missing)} is missing; {WRITE_AGAIN}.")


def copy(database: duckdb.DuckDBPyConnection, out: str, table: Table, relation: str, columns: Sequence[str]) -> None:
    """Copies columns of `table` from a relation (SQL) into extracted.TABLE, cast to their types; others are empty.

    Raises DashboardError for a value of another type.
    """
    types = {column.name: SQL_TYPES[column.type] for column in table.columns}
    into = ", ".join(f'"{name}"' for name in columns)
    cast = ", ".join(f'CAST("{name}" AS {types[name]})' for name in columns)
    try:
        database.execute(f"INSERT INTO extracted.{table.name} ({into}) SELECT {cast} FROM {relation}")
    except (duckdb.ConversionException, duckdb.InvalidInputException) as error:
        raise DashboardError(f"{out} cannot be read: its table {table.name} is damaged ({_first(error)}).") from error


def copy_batches(
    database: duckdb.DuckDBPyConnection, out: str, table: Table, batches: Iterable[pa.RecordBatch]
) -> None:
    """Copies batches that have the columns of `table`, as text or in their types. Raises DashboardError as `copy`."""
    for batch in batches:  # one by one, in this thread: DuckDB would read a stream in threads of its own
        database.register("batch", batch)
        try:
            copy(database, out, table, "batch", batch.schema.names)
        finally:
            database.unregister("batch")


def batches(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[pa.RecordBatch]:
    """Gives rows of plain Python values, in the order of the columns, as Arrow; everything becomes text."""
    waiting: list[Sequence[Any]] = []
    for row in rows:
        waiting.append(row)
        if len(waiting) == BATCH:
            yield _batch(columns, waiting)
            waiting = []
    if waiting:
        yield _batch(columns, waiting)


def _batch(columns: Sequence[str], rows: list[Sequence[Any]]) -> pa.RecordBatch:
    arrays = [
        pa.array([value if value is None or isinstance(value, str) else str(value) for value in column], pa.string())
        for column in zip(*rows, strict=True)
    ]
    return pa.record_batch(arrays, names=list(columns))


def _first(error: Exception) -> str:
    return next(iter(str(error).splitlines()), "").strip()
