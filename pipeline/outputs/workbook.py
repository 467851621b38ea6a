"""An XLSX workbook of one sheet a table."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pipeline.outputs.arrow import TYPES
from pipeline.outputs.cell import fit
from pipeline.outputs.error import OutputError
from pipeline.outputs.formula import STARTS
from pipeline.outputs.iso import iso
from pipeline.outputs.staging import publish, staging
from pipeline.records.tables import TABLES, Table

ROWS = 1_048_575
"""How many rows a sheet holds below its header."""

# The day of the first Excel: a workbook that held the day of its making would differ with each run.
_CREATED = datetime.datetime(1985, 9, 30)
_FIRST_DAY = datetime.date(1900, 1, 1)
_WIDEST = 60


def write_workbook(tables: Mapping[str, pa.Table], file: Path) -> None:
    """Write `tables` into a new workbook and put it in the place of `file`.

    Days are real dates, except those before 1900, which Excel does not know: they and timestamps are ISO text. Texts
    are never formulas or links, and are fitted to their cell, see cell.py. Raises OSError, XlsxWriterException, and
    OutputError where a table has more rows than a sheet.
    """
    for name, table in tables.items():
        if table.num_rows > ROWS:
            raise OutputError(
                f"{file} cannot hold the {table.num_rows:,} rows of {name}, a sheet has {ROWS:,}; "
                f"write to a folder or a name in .sqlite."
            )
    with staging(file.parent) as temporary:
        staged = temporary / file.name
        # Rows go to disk as they come, so that memory does not grow with them; the temporary files go with the folder.
        book = xlsxwriter.Workbook(str(staged), {"constant_memory": True, "tmpdir": str(temporary)})
        book.use_zip64()
        book.set_properties({"created": _CREATED})
        for table in TABLES:
            _write_sheet(book, table, tables[table.name])
        book.close()
        publish(staged, file)


def _write_sheet(book: xlsxwriter.Workbook, table: Table, rows: pa.Table) -> None:
    sheet = book.add_worksheet(table.name)
    header = book.add_format({"bold": True, "bottom": 1})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    literal = book.add_format({"quote_prefix": True})
    plain = book.add_format()
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, rows.num_rows, len(table.columns) - 1)
    for i, column in enumerate(table.columns):
        sheet.set_column(i, i, _width(column.name, rows[column.name]))
        sheet.write_string(0, i, column.name, header)
        sheet.write_comment(0, i, column.about)
    dates = [i for i, column in enumerate(table.columns) if column.type == "date"]
    row = 0
    for batch in rows.to_batches(max_chunksize=10_000):
        texts = iso(pa.table([batch.column(i) for i in range(batch.num_columns)], names=batch.schema.names))
        columns = [fit(texts[name]).to_pylist() for name in texts.column_names]
        for i in dates:
            columns[i] = [
                value if isinstance(value, datetime.date) and value >= _FIRST_DAY else text
                for value, text in zip(batch.column(i).to_pylist(), columns[i], strict=True)
            ]
        for values in zip(*columns, strict=True):
            row += 1
            for i, value in enumerate(values):
                _write_cell(sheet, row, i, value, day, literal, plain)


def _write_cell(
    sheet: Worksheet, row: int, column: int, value: Any, day: Format, literal: Format, plain: Format
) -> None:
    match value:
        case None:
            pass
        case str() if value.startswith("<r>") and value.endswith("</r>"):
            # write_string would take it for markup of its own and put it into the XML as it is.
            sheet.write_rich_string(row, column, plain, value[:3], value[3:])
        case str():
            sheet.write_string(row, column, value, literal if value[:1] in STARTS else None)
        case datetime.date():
            sheet.write_datetime(row, column, value, day)
        case _:
            sheet.write_number(row, column, value)


def _width(name: str, column: pa.ChunkedArray) -> int:
    """In characters: the longest value or the name with its filter button, up to a limit."""
    header = len(name) + 4
    if column.type != TYPES["text"]:
        return max(header, 21 if column.type == TYPES["timestamp"] else 11)
    longest = pc.max(pc.utf8_length(column)).as_py() or 0
    return min(_WIDEST, max(header, longest + 2))
