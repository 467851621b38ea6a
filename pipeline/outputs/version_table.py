"""The table in which DuckDB and PostgreSQL remember the version of ours; SQLite has a place of its own for it."""

from __future__ import annotations

from pipeline.outputs.database import Database
from pipeline.outputs.versions import VERSION

NAME = "sygnatariusz"


def remembered_version(database: Database) -> int | None:
    """The version that the table tells; None where there is no such table."""
    if not database.columns(NAME):
        return None
    return next((int(version) for (version,) in database.execute(f"SELECT version FROM {NAME}")), None)


def remember_version(database: Database) -> None:
    """Make the table tell today's version."""
    database.execute(f"CREATE TABLE IF NOT EXISTS {NAME} (version integer NOT NULL)")
    database.execute(f"COMMENT ON TABLE {NAME} IS 'the version of the tables, for programs that add to them'")
    database.execute(f"DELETE FROM {NAME}")
    database.execute(f"INSERT INTO {NAME} VALUES (?)", (VERSION,))
