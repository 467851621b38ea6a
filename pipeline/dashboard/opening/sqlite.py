"""An SQLite database."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb

from pipeline.dashboard.error import DashboardError
from pipeline.dashboard.opening.copying import WRITE_AGAIN, batches, check_tables, copy_batches, present
from pipeline.outputs.versions import VERSION
from pipeline.records.tables import TABLES

_PATIENCE = 5.0


def load(database: duckdb.DuckDBPyConnection, file: Path) -> None:
    """Copies the tables of a database as one moment shows them, whoever writes meanwhile. Raises DashboardError."""
    try:
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True, timeout=_PATIENCE)) as source:
            source.execute("BEGIN")
            _check_version(file, source)
            for table in TABLES:
                found = source.execute(f'PRAGMA table_info("{table.name}")')
                names = present(str(file), table, [row[1] for row in found])
                columns = ", ".join(f'"{name}"' for name in names)
                rows = source.execute(f'SELECT {columns} FROM "{table.name}"')
                copy_batches(database, str(file), table, batches(names, _rows(rows)))
    except sqlite3.OperationalError as error:
        if "locked" in str(error) or "busy" in str(error):
            raise DashboardError(f"{file} is locked by another program; close it there, then try again.") from error
        raise DashboardError(f"{file} cannot be read: {error}.") from error
    except sqlite3.DatabaseError as error:
        raise DashboardError(f"{file} is damaged or no SQLite database ({error}); {WRITE_AGAIN}.") from error


def _rows(cursor: sqlite3.Cursor) -> Iterator[Any]:
    while rows := cursor.fetchmany(10_000):
        yield from rows


def _check_version(file: Path, source: sqlite3.Connection) -> None:
    names = [name for (name,) in source.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    check_tables(str(file), names)
    (version,) = source.execute("PRAGMA user_version").fetchone()
    if version > VERSION:
        raise DashboardError(
            f"{file} is of a newer version ({version}) than this sygnatariusz reads ({VERSION}); update sygnatariusz."
        )
