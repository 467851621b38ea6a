"""An XLSX workbook: a first sheet for people, then one sheet a table."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pipeline.outputs import overview
from pipeline.outputs.arrow import TYPES
from pipeline.outputs.cell import fit, fit_one
from pipeline.outputs.error import OutputError
from pipeline.outputs.formula import STARTS
from pipeline.outputs.iso import iso
from pipeline.outputs.overview import Link
from pipeline.outputs.reviews import Review
from pipeline.outputs.staging import publish, staging
from pipeline.records.tables import TABLES, Table

ROWS = 1_048_575
"""How many rows a sheet holds below its header."""

# The day of the first Excel: a workbook that held the day of its making would differ with each run.
_CREATED = datetime.datetime(1985, 9, 30)
FIRST_DAY = datetime.date(1900, 1, 1)
"""The first day that Excel knows."""

_WIDEST = 60
_WEB = re.compile(r"https?://[^\s\"<>]+$")
_LONGEST_LINK = 2_079
_LINKS = 65_530
"""How many links a sheet holds."""


def write_workbook(tables: Mapping[str, pa.Table], file: Path, reviews: Iterable[Review] = ()) -> None:
    """Write `tables` into a new workbook and put it in the place of `file`. The first sheet has `reviews` applied.

    Days are real dates, except those before 1900, which Excel does not know: they and timestamps are ISO text. Texts
    are never formulas, only web addresses are links; all are fitted to their cell, see cell.py. Raises OSError,
    XlsxWriterException, and OutputError where a table has more rows than a sheet.
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
        _write_overview(book, tables, reviews)
        for table in TABLES:
            _write_sheet(book, table, tables[table.name])
        book.close()
        publish(staged, file)


@dataclass(frozen=True)
class Formats:
    """How the cells of a workbook look."""

    header: Format
    day: Format
    literal: Format
    plain: Format
    link: Format


def cell_formats(book: xlsxwriter.Workbook, **all_cells: Any) -> Formats:
    """How the cells of `book` look; `all_cells` is what all of them have in common."""
    return Formats(
        header=book.add_format({"bold": True, "bottom": 1} | all_cells),
        day=book.add_format({"num_format": "yyyy-mm-dd"} | all_cells),
        literal=book.add_format({"quote_prefix": True} | all_cells),
        plain=book.add_format(all_cells),
        link=book.add_format({"font_color": "#0563C1", "underline": 1} | all_cells),
    )


def _write_overview(book: xlsxwriter.Workbook, tables: Mapping[str, pa.Table], reviews: Iterable[Review]) -> None:
    sheet = book.add_worksheet(overview.NAME)
    formats = cell_formats(book, text_wrap=True, valign="top")
    sheet.freeze_panes(1, 0)
    for i, (title, width) in enumerate(overview.HEADER):
        sheet.set_column(i, i, width)
        sheet.write_string(0, i, title, formats.header)
    row = 0
    for row, values in enumerate(overview.overview(tables, reviews), 1):
        for i, value in enumerate(values):
            write_cell(sheet, row, i, _fitted(value), formats)
    sheet.autofilter(0, 0, row, len(overview.HEADER) - 1)


def _fitted(value: overview.Cell) -> overview.Cell:
    match value:
        case Link():
            return Link(value.address, fit_one(value.text) or value.address)
        case str():
            return fit_one(value)
        case datetime.date() if value < FIRST_DAY:
            return value.isoformat()
        case _:
            return value


def _write_sheet(book: xlsxwriter.Workbook, table: Table, rows: pa.Table) -> None:
    sheet = book.add_worksheet(table.name)
    formats = cell_formats(book)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, rows.num_rows, len(table.columns) - 1)
    for i, column in enumerate(table.columns):
        sheet.set_column(i, i, _width(column.name, rows[column.name]))
        sheet.write_string(0, i, column.name, formats.header)
        sheet.write_comment(0, i, column.about)
    dates = [i for i, column in enumerate(table.columns) if column.type == "date"]
    links = [i for i, column in enumerate(table.columns) if column.name == "url"]
    row = 0
    for batch in rows.to_batches(max_chunksize=10_000):
        texts = iso(pa.table([batch.column(i) for i in range(batch.num_columns)], names=batch.schema.names))
        columns = [fit(texts[name]).to_pylist() for name in texts.column_names]
        for i in dates:
            columns[i] = [
                value if isinstance(value, datetime.date) and value >= FIRST_DAY else text
                for value, text in zip(batch.column(i).to_pylist(), columns[i], strict=True)
            ]
        for i in links:
            columns[i] = [value and Link(value, value) for value in columns[i]]
        for values in zip(*columns, strict=True):
            row += 1
            for i, value in enumerate(values):
                write_cell(sheet, row, i, value, formats)


def write_cell(sheet: Worksheet, row: int, column: int, value: Any, formats: Formats) -> None:
    """Write one value, which is fitted already: a text as a text, whatever it says."""
    match value:
        case None:
            pass
        case Link(address, text):
            # Only what a browser opens is a link, and only while Excel still counts them.
            if _WEB.match(address) and len(address) <= _LONGEST_LINK and row <= _LINKS and not _is_markup(text):
                sheet.write_url(row, column, address, formats.link, text)
            else:
                write_cell(sheet, row, column, text, formats)
        case str() if _is_markup(value):
            # write_string would take it for markup of its own and put it into the XML as it is.
            sheet.write_rich_string(row, column, formats.plain, value[:3], value[3:], formats.plain)
        case str():
            sheet.write_string(row, column, value, formats.literal if value[:1] in STARTS else formats.plain)
        case datetime.date():
            sheet.write_datetime(row, column, value, formats.day)
        case _:
            sheet.write_number(row, column, value)


def _is_markup(value: str) -> bool:
    return value.startswith("<r>") and value.endswith("</r>")


def _width(name: str, column: pa.ChunkedArray) -> int:
    """In characters: the longest value or the name with its filter button, up to a limit."""
    header = len(name) + 4
    if column.type != TYPES["text"]:
        return max(header, 21 if column.type == TYPES["timestamp"] else 11)
    longest = pc.max(pc.utf8_length(column)).as_py() or 0
    return min(_WIDEST, max(header, longest + 2))
