"""Filtered events as CSV and as a workbook, one row an event."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.compute as pc
import xlsxwriter

from pipeline.dashboard.messages import Language
from pipeline.dashboard.snapshot import Row
from pipeline.outputs import csv
from pipeline.outputs.arrow import TYPES
from pipeline.outputs.cell import fit
from pipeline.outputs.workbook import FIRST_DAY, cell_formats, write_cell

COLUMNS = (
    "date", "kind", "status", "signatories", "signers", "place", "occasion", "subject", "parties", "confidence",
    "sources", "date_earliest", "date_latest", "event_id",
)  # fmt: skip
_TYPES = {
    "parties": TYPES["integer"],
    "confidence": TYPES["number"],
    "sources": TYPES["integer"],
    "date_earliest": TYPES["date"],
    "date_latest": TYPES["date"],
}


def table(events: Iterable[Row], say: Language) -> pa.Table:
    """Gives events as a table whose columns bear the language's names; several names stand in one cell, by "; "."""
    rows = [
        event
        | {
            "kind": say.name("kind", event["kind"]),
            "status": say.name("status", event["status"]),
            "signatories": "; ".join(row["organisation"] or "" for row in event["signatories"]),
            "signers": "; ".join(_signer(row) for row in event["signers"]),
        }
        for event in events
    ]
    columns = [pa.array([row[name] for row in rows], _TYPES.get(name, TYPES["text"])) for name in COLUMNS]
    return pa.table(columns, names=[say(f"field.{name}") for name in COLUMNS])


def as_csv(events: pa.Table) -> bytes:
    """Gives the table as CSV that a spreadsheet opens as it is, and runs nothing of."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "events.csv"
        csv.write(events, file)
        return file.read_bytes()


def as_xlsx(events: pa.Table, title: str) -> bytes:
    """Gives the table as a workbook: a frozen header with filters, days as days, texts never as formulas."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet(title[:31])
    formats = cell_formats(book)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, events.num_rows, events.num_columns - 1)
    for number, name in enumerate(events.column_names):
        column = fit(events[name])
        sheet.write_string(0, number, name, formats.header)
        longest = pc.max(pc.utf8_length(column)).as_py() if column.type == TYPES["text"] else 10
        sheet.set_column(number, number, min(60, max(len(name) + 4, (longest or 0) + 2)))
        for row, value in enumerate(column.to_pylist(), 1):
            early = isinstance(value, date) and value < FIRST_DAY
            write_cell(sheet, row, number, value.isoformat() if early else value, formats)
    book.close()
    return stream.getvalue()


def _signer(row: Row) -> str:
    more = ", ".join(part for part in (row["role"], row["organisation"]) if part)
    return f"{row['person']} ({more})" if more else str(row["person"])
