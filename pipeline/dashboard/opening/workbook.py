"""An XLSX workbook of one sheet a table."""

from __future__ import annotations

from pathlib import Path

import duckdb

from pipeline.dashboard.error import DashboardError
from pipeline.dashboard.opening.copying import copy_batches
from pipeline.outputs import OutputError
from pipeline.outputs.destination import Destination
from pipeline.outputs.workbook_tables import read_workbook
from pipeline.records.tables import TABLES


def load(database: duckdb.DuckDBPyConnection, file: Path) -> None:
    """Copies the sheets that are tables; long texts are cut there, see `outputs.cell`. Raises DashboardError."""
    try:
        found = read_workbook(Destination(str(file), file, "xlsx"), list(TABLES), whole=False)
    except OutputError as error:
        raise DashboardError(str(error)) from error
    for table in TABLES:
        copy_batches(database, str(file), table, found[table.name].to_batches())
