"""An SQLite database of all tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pyarrow as pa

from pipeline.outputs.ddl import create, indexes, insert
from pipeline.outputs.error import OutputError
from pipeline.outputs.iso import iso
from pipeline.outputs.staging import publish, staging
from pipeline.records.tables import TABLES

VERSION = 1
"""PRAGMA user_version of the database: goes up when a column of the tables goes, or changes its name or meaning."""

_LEFTOVERS = ("-journal", "-wal", "-shm")


def write_sqlite(tables: Mapping[str, pa.Table], file: Path) -> None:
    """Write `tables` into a new database and put it in the place of `file`.

    Who has the old one open reads on in it. Raises OSError, sqlite3.Error, and OutputError where the old one must stay.
    """
    with staging(file.parent) as temporary:
        staged = temporary / file.name
        # No transaction of Python's own, no journal: until it is whole, nobody else knows the file.
        with closing(sqlite3.connect(staged, isolation_level=None)) as database:
            database.execute("PRAGMA journal_mode = OFF")
            database.execute("PRAGMA synchronous = OFF")
            database.execute(f"PRAGMA user_version = {VERSION}")
            database.execute("BEGIN")
            for table in TABLES:
                database.execute(create(table))
            for table in TABLES:
                for batch in iso(tables[table.name]).to_batches(max_chunksize=10_000):
                    database.executemany(insert(table), zip(*(c.to_pylist() for c in batch.columns), strict=True))
            for table in TABLES:
                for index in indexes(table):
                    database.execute(index)
            database.execute("COMMIT")
            database.execute("ANALYZE")
        release(file)
        publish(staged, file)


def release(file: Path) -> None:
    """Make sure that the database `file`, if there is one, can be replaced with nothing lost.

    Another program's journal that outlived its database would be played into the new one, so that it is folded into the
    old one first. Raises OutputError where `file` is no database, holds what we did not write or is in use.
    """
    if not file.exists() or not file.stat().st_size:
        for suffix in _LEFTOVERS:
            file.with_name(file.name + suffix).unlink(missing_ok=True)
        return
    try:
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=rw", uri=True, timeout=2)) as database:
            names = database.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')").fetchall()
            ours = {table.name for table in TABLES}
            if foreign := sorted(name for (name,) in names if name not in ours and not name.startswith("sqlite_")):
                raise OutputError(
                    f"{file} holds {', '.join(foreign)}, which would be lost; give another name, or delete it first."
                )
            if any(file.with_name(file.name + suffix).exists() for suffix in _LEFTOVERS):
                database.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.OperationalError as error:
        raise OutputError(
            f"{file} cannot be replaced ({error}); close it where it is open, or give another name."
        ) from error
    except sqlite3.DatabaseError as error:
        raise OutputError(f"{file} is no SQLite database ({error}); give another name, or delete it first.") from error
