"""A DuckDB database."""

from __future__ import annotations

from pathlib import Path

import duckdb

from pipeline.dashboard.error import DashboardError
from pipeline.dashboard.opening.copying import WRITE_AGAIN, check_tables, copy, present
from pipeline.records.tables import TABLES


def load(database: duckdb.DuckDBPyConnection, file: Path) -> None:
    """Copies the tables of a database, which is let go of again at once. Raises DashboardError."""
    quoted = str(file).replace("'", "''")
    try:
        database.execute(f"ATTACH '{quoted}' AS source (READ_ONLY)")
    except duckdb.Error as error:
        if "lock" in str(error).lower():
            raise DashboardError(f"{file} is locked by another program; close it there, then try again.") from error
        reason = str(error).splitlines()[0]
        raise DashboardError(f"{file} is damaged or no DuckDB database ({reason}); {WRITE_AGAIN}.") from error
    try:
        found = database.execute(
            "SELECT table_name, column_name FROM information_schema.columns WHERE table_catalog = 'source'"
        ).fetchall()
        check_tables(str(file), [name for name, _ in found])
        for table in TABLES:
            names = present(str(file), table, [column for name, column in found if name == table.name])
            copy(database, str(file), table, f'source."{table.name}"', names)
    finally:
        database.execute("DETACH source")
