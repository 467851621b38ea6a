"""Dates and timestamps as text, where a form has no type for them."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.outputs.arrow import TYPES


def iso(table: pa.Table) -> pa.Table:
    """`table` with its dates as 2023-05-09 and its timestamps as 2023-05-09T10:30:00Z."""
    return pa.table({name: _text(table[name]) for name in table.column_names})


def _text(column: pa.ChunkedArray) -> pa.ChunkedArray:
    if column.type == TYPES["date"]:
        return column.cast(TYPES["text"])
    if column.type == TYPES["timestamp"]:
        # Without a time zone: Arrow needs a time zone database to format with one, and Windows has none.
        days_and_hours = column.cast(pa.timestamp("s")).cast(TYPES["text"])
        return pc.replace_substring_regex(days_and_hours, r"^(\S+) (\S+)$", r"\1T\2Z")
    return column
