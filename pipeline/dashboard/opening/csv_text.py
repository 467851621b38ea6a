"""CSV as our writer and PostgreSQL's COPY make it: lines in quotes, nothing where a value is missing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
from pyarrow import csv

from pipeline.dashboard.error import DashboardError
from pipeline.dashboard.opening.copying import WRITE_AGAIN, present
from pipeline.outputs.arrow import TYPES
from pipeline.outputs.formula import unguard
from pipeline.records.tables import Table

_LONGEST_ROW = 64 * 1024 * 1024


def read(file: Path, table: Table, *, guarded: bool) -> Iterator[pa.RecordBatch]:
    """Gives the rows of a CSV file, all columns as text, a missing value as null.

    guarded: whether our writer put an apostrophe before what a spreadsheet would run, which is taken away again.
    Raises DashboardError where the file is none of `table`.
    """
    try:
        reader = csv.open_csv(
            file,
            csv.ReadOptions(block_size=_LONGEST_ROW),
            csv.ParseOptions(newlines_in_values=True),
            csv.ConvertOptions(
                column_types=dict.fromkeys(table.names, TYPES["text"]),
                null_values=[""],
                strings_can_be_null=True,
                quoted_strings_can_be_null=False,
            ),
        )
        names = present(str(file), table, reader.schema.names)
        for batch in reader:
            rows = pa.Table.from_batches([batch.select(names)])
            yield from (unguard(rows) if guarded else rows).to_batches()
    except pa.ArrowInvalid as error:
        reason = str(error).splitlines()[0]
        raise DashboardError(f"{file} is no whole CSV of sygnatariusz ({reason}); {WRITE_AGAIN}.") from error
