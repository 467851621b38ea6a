"""Read the tables of a workbook back, as far as its cells hold them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pyarrow as pa
from python_calamine import CalamineError, CalamineWorkbook

from pipeline.outputs.arrow import TYPES
from pipeline.outputs.cell import LENGTH
from pipeline.outputs.destination import Destination, refuse_nothing
from pipeline.outputs.error import OutputError
from pipeline.outputs.versions import completed
from pipeline.records.tables import TABLES, Column, Table


def read_workbook(source: Destination, tables: list[Table], *, whole: bool = True) -> dict[str, pa.Table]:
    """The `tables` of a workbook. Raises OutputError where it is missing, not as we write it, or, if they must be
    `whole`, holds a text that was cut to fit its cell."""
    refuse_nothing(source)
    try:
        with CalamineWorkbook.from_path(str(source.path)) as book:
            _refuse_sheets(source, book.sheet_names)
            return {table.name: _read(source, book, table, whole) for table in tables}
    except CalamineError as error:
        raise OutputError(f"{source.name} is no workbook ({error}); give another name, or delete it first.") from error


def _refuse_sheets(source: Destination, names: list[str]) -> None:
    missing = [table.name for table in TABLES if table.name not in names]
    if len(missing) == len(TABLES):
        raise OutputError(f"{source.name} holds no tables of ours; give another name, or delete it first.")
    if missing:
        raise OutputError(
            f"{source.name} is only half there: {', '.join(missing)} is missing; write it again, under another name."
        )


def _read(source: Destination, book: CalamineWorkbook, table: Table, whole: bool) -> pa.Table:
    header, *rows = book.get_sheet_by_name(table.name).to_python() or [[]]
    names = [str(name) for name in header]
    columns = {column.name: column for column in table.columns}
    found: dict[str, pa.Array] = {}
    for name, values in zip(names, zip(*rows, strict=True) if rows else [()] * len(names), strict=True):
        column = columns.get(name, Column(name, "text", ""))
        texts = [_text(value, column) for value in values]
        if whole and any(text is not None and _is_cut(text) for text in texts):
            raise OutputError(
                f"{source.name} holds a text that was too long for its cell, so that it cannot be added to or read; "
                f"write .sqlite, .duckdb or a folder, which hold all of it, or --replace it."
            )
        try:
            found[name] = pa.array(texts, pa.large_string()).cast(TYPES[column.type])
        except pa.ArrowInvalid as error:
            raise OutputError(
                f"{source.name} holds a value in the column {name} of its sheet {table.name} that is not {column.type} "
                f"({error}); correct it there, or write it again, under another name."
            ) from error
    return completed(table, pa.table(found), source.name)


def _text(value: Any, column: Column) -> str | None:
    """A cell as text: empty ones are missing values, numbers of a workbook have no integers of their own."""
    if value == "" or value is None:
        return None
    if isinstance(value, datetime):
        return (value.date() if column.type == "date" else value).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and column.type == "integer" and value.is_integer():
        return str(int(value))
    return str(value)


def _is_cut(text: str) -> bool:
    return len(text) > LENGTH // 2 and text.endswith("…") and len(text.encode("utf-16-le")) // 2 >= LENGTH - 1
