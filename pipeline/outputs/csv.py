"""A table as CSV."""

from __future__ import annotations

import codecs
from pathlib import Path

import pyarrow as pa
from pyarrow.csv import write_csv

from pipeline.outputs.formula import guard
from pipeline.outputs.iso import iso


def write(table: pa.Table, file: Path) -> None:
    """Write `table` to `file`: commas, texts in double quotes, missing values empty. Raises OSError.

    It begins with a byte order mark, without which Excel reads Polish letters as those of Windows-1250. pandas, DuckDB,
    polars and R skip it; Python's csv module does with encoding="utf-8-sig". Texts that a spreadsheet would run as a
    formula have an apostrophe before them, see formula.py; days and times are ISO 8601.
    """
    with file.open("wb") as stream:
        stream.write(codecs.BOM_UTF8)
        # The guard comes first: dates are no text of an article, and a year before 0 begins with a minus.
        write_csv(iso(guard(table)), stream)
