"""The tables as Arrow, with the types of their definition: what every writer starts from."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.outputs.error import OutputError
from pipeline.records.tables import TABLES, Column, Table, Type

TYPES: dict[Type, pa.DataType] = {
    "text": pa.large_string(),  # the small one holds 2 GB a column
    "integer": pa.int64(),
    "number": pa.float64(),
    "date": pa.date32(),
    "timestamp": pa.timestamp("s", tz="UTC"),
}
"""The Arrow type of each type of the tables' definition."""

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
"""Stands, one for one so that offsets hold, for each character that an output cannot hold."""


def schema(table: Table) -> pa.Schema:
    """The Arrow schema of `table`."""
    return pa.schema([(column.name, TYPES[column.type]) for column in table.columns])


def arrow(frames: Mapping[str, pd.DataFrame]) -> dict[str, pa.Table]:
    """All tables of the definition, in its order; one that `frames` lacks is empty.

    Missing values are null, and so are numbers that are not finite. NUL characters and lone surrogates become U+FFFD.
    Raises OutputError for a table or a column that the definition does not know, a column that is not there and a value
    that is not of its column's type.
    """
    if unknown := [str(name) for name in frames if name not in {table.name for table in TABLES}]:
        raise OutputError(
            f"There is no table {', '.join(unknown)}; the tables are {', '.join(t.name for t in TABLES)}."
        )
    return {table.name: _table(table, frames.get(table.name)) for table in TABLES}


def _table(table: Table, frame: pd.DataFrame | None) -> pa.Table:
    if frame is None:
        return schema(table).empty_table()
    if sorted(map(str, frame.columns)) != sorted(table.names):
        raise OutputError(
            f"The table {table.name} must have the columns {', '.join(table.names)}; "
            f"it has {', '.join(map(str, frame.columns))}."
        )
    return pa.table([_array(table, column, frame[column.name]) for column in table.columns], schema=schema(table))


def _array(table: Table, column: Column, series: pd.Series) -> pa.Array | pa.ChunkedArray:
    kind = TYPES[column.type]
    try:
        match column.type:
            case "text":
                return _text(series)
            case "number":
                numbers = pa.array(series, type=kind, from_pandas=True)
                return pc.if_else(pc.is_finite(numbers), numbers, None)
            case "timestamp":
                return pa.array(series, type=kind, from_pandas=True, safe=False)  # parts of a second are dropped
            case _:
                return pa.array(series, type=kind, from_pandas=True)
    except (pa.ArrowException, ValueError, TypeError, OverflowError) as error:
        raise OutputError(
            f"The column {column.name} of the table {table.name} holds a value that is not {column.type} ({error}); "
            f"give it the dtypes of pipeline.records.tables."
        ) from error


def _text(series: pd.Series) -> pa.Array | pa.ChunkedArray:
    kind = TYPES["text"]
    try:
        texts = pa.array(series, type=kind, from_pandas=True)
    except UnicodeEncodeError:
        values = (re.sub("[\ud800-\udfff]", REPLACEMENT, v) if isinstance(v, str) else v for v in series)
        texts = pa.array(list(values), type=kind, from_pandas=True)
    # Readers of CSV, XLSX and SQL end a text at its first NUL, so that it goes from all forms: they hold the same text.
    return pc.replace_substring(texts, "\0", REPLACEMENT)
