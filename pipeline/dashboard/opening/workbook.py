"""An XLSX workbook of one sheet a table."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb

from pipeline.dashboard.error import DashboardError
from pipeline.dashboard.opening.copying import WRITE_AGAIN, batches, check_tables, copy_batches, present
from pipeline.records.tables import TABLES, Table


def load(database: duckdb.DuckDBPyConnection, file: Path) -> None:
    """Copies the sheets that are tables; long texts are cut there, see `outputs.cell`. Raises DashboardError."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        with CalamineWorkbook.from_path(str(file)) as book:
            check_tables(str(file), book.sheet_names)
            for table in TABLES:
                rows = book.get_sheet_by_name(table.name).iter_rows()
                header = [str(cell) for cell in next(iter(rows), [])]
                names = present(str(file), table, header)
                copy_batches(database, str(file), table, batches(names, _rows(table, names, header, rows)))
    except (CalamineError, OSError) as error:
        raise DashboardError(f"{file} is damaged or no workbook ({error}); {WRITE_AGAIN}.") from error


def _rows(table: Table, names: list[str], header: list[str], rows: Iterator[list[Any]]) -> Iterator[list[Any]]:
    where = [header.index(name) for name in names]
    types = {column.name: column.type for column in table.columns}
    whole = [types[name] == "integer" for name in names]
    for row in rows:
        cells = [row[i] if i < len(row) else None for i in where]
        yield [_value(cell, number) for cell, number in zip(cells, whole, strict=True)]


def _value(cell: Any, whole: bool) -> Any:
    """A cell as its text; empty cells are missing values, and numbers of a workbook have no integers of their own."""
    if cell == "":
        return None
    if whole and isinstance(cell, float):
        return int(cell)
    return cell.isoformat() if isinstance(cell, (date, datetime)) else cell
