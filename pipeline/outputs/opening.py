"""How each kind of database is opened for reading."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

from pipeline.outputs import duckdb, postgres, sqlite
from pipeline.outputs.database import Database
from pipeline.outputs.ddl import Dialect
from pipeline.outputs.destination import Destination

OPENED: dict[Dialect, Callable[[Destination], AbstractContextManager[Database]]] = {
    "sqlite": sqlite.opened,
    "duckdb": duckdb.opened,
    "postgres": postgres.opened,
}
"""Each raises OutputError where the database is not there, or not as we write it."""
