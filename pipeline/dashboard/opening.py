"""Opens any output and copies its tables into a DuckDB database of the dashboard's own."""

from __future__ import annotations

import os
from dataclasses import dataclass

import duckdb

from pipeline.outputs.ddl import TYPES
from pipeline.outputs.destination import Destination, destination
from pipeline.outputs.error import explained
from pipeline.outputs.reading import read_parts
from pipeline.outputs.reviews import Store, store
from pipeline.outputs.state import state
from pipeline.records.tables import TABLES

_TYPES = TYPES["duckdb"] | {"timestamp": "TIMESTAMP"}


@dataclass(frozen=True)
class Output:
    """An output that can be opened."""

    source: Destination

    @property
    def name(self) -> str:
        """What may be shown of where it is: no password."""
        return self.source.name

    @property
    def address(self) -> str:
        """Where it is."""
        return self.source.address or self.source.name

    @property
    def reviews(self) -> Store:
        """Where its reviews are kept."""
        return store(self.source)

    def state(self) -> object:
        """Gives something that differs when the output has changed."""
        return state(self.source)

    def load(self, database: duckdb.DuckDBPyConnection) -> None:
        """Copies its tables into the schema `extracted`, which is created. Raises OutputError."""
        database.execute("CREATE SCHEMA extracted")
        for table in TABLES:
            columns = ", ".join(f'"{column.name}" {_TYPES[column.type]}' for column in table.columns)
            database.execute(f"CREATE TABLE extracted.{table.name} ({columns})")
        with explained(self.name, "read"):
            for table, part in read_parts(self.source, [table.name for table in TABLES]):
                database.register("part", part)
                database.execute(f"INSERT INTO extracted.{table.name} BY NAME SELECT * FROM part")
                database.unregister("part")


def find(out: str | os.PathLike[str]) -> Output:
    """Gives the output that `out` names; opens nothing. Raises OutputError where the name is none of an output."""
    return Output(destination(out))
