"""A PostgreSQL database."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from pipeline.dashboard.error import DashboardError
from pipeline.dashboard.opening import csv_text
from pipeline.dashboard.opening.copying import check_tables, copy_batches, present
from pipeline.records.tables import TABLES

if TYPE_CHECKING:
    import psycopg

_PATIENCE = 10


def load(database: duckdb.DuckDBPyConnection, address: str, shown: str) -> None:
    """Copies the tables as one moment shows them, whoever writes meanwhile. Raises DashboardError.

    shown: what may be told of the address, which can hold a password.
    """
    from psycopg import IsolationLevel, sql

    with connected(address, shown) as source, tempfile.TemporaryDirectory() as folder:
        source.isolation_level = IsolationLevel.REPEATABLE_READ
        source.read_only = True
        found = source.execute(
            "SELECT table_name, column_name FROM information_schema.columns"
            " WHERE table_schema = ANY (current_schemas(false))"
        ).fetchall()
        check_tables(shown, [name for name, _ in found])
        for table in TABLES:
            names = present(shown, table, [column for name, column in found if name == table.name])
            file = Path(folder) / f"{table.name}.csv"
            query = sql.SQL("COPY (SELECT {} FROM {}) TO STDOUT (FORMAT csv, HEADER)").format(
                sql.SQL(", ").join(map(sql.Identifier, names)), sql.Identifier(table.name)
            )
            with file.open("wb") as stream, source.cursor().copy(query) as copied:
                for block in copied:
                    stream.write(block)
            copy_batches(database, shown, table, csv_text.read(file, table, guarded=False))
            file.unlink()


def state(address: str, shown: str) -> object:
    """How many rows were written, changed and deleted so far; None where the server does not tell."""
    try:
        with connected(address, shown) as source:
            return source.execute(
                "SELECT relname, n_tup_ins, n_tup_upd, n_tup_del FROM pg_stat_user_tables"
                " WHERE relname IN ('articles', 'agreements') ORDER BY relname"
            ).fetchall()
    except DashboardError:
        return None


@contextmanager
def connected(address: str, shown: str) -> Iterator[psycopg.Connection]:
    """A connection whose errors are DashboardErrors. Raises DashboardError where there is no driver or no server."""
    try:
        import psycopg
    except ImportError as error:
        raise DashboardError("PostgreSQL needs psycopg: pip install 'sygnatariusz[dashboard]'") from error
    try:
        with psycopg.connect(
            address, connect_timeout=_PATIENCE, options=f"-c timezone=UTC -c lock_timeout={_PATIENCE}s"
        ) as connection:
            yield connection
    except psycopg.errors.LockNotAvailable as error:
        raise DashboardError(f"{shown} is locked by another program; wait for it, then try again.") from error
    except psycopg.Error as error:
        reason = " ".join(str(error).split())
        raise DashboardError(f"{shown} cannot be read ({reason}).") from error
