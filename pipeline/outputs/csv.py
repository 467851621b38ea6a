"""A table as CSV."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
from pyarrow.csv import CSVWriter

from pipeline.outputs.formula import guard
from pipeline.outputs.iso import iso


@contextmanager
def opened(form: pa.Schema, file: Path) -> Iterator[Callable[[pa.Table], None]]:
    """A new file of rows of one form, and what adds rows to it: commas, texts in double quotes, missing values empty.

    It begins with a byte order mark, without which Excel reads Polish letters as those of Windows-1250. pandas, DuckDB,
    polars and R skip it; Python's csv module does with encoding="utf-8-sig". Texts that a spreadsheet would run as a
    formula have an apostrophe before them, see formula.py; days and times are ISO 8601. Raises OSError.
    """
    with file.open("wb") as stream:
        stream.write(codecs.BOM_UTF8)
        with CSVWriter(stream, iso(form.empty_table()).schema) as writer:
            # The guard comes first: dates are no text of an article, and a year before 0 begins with a minus.
            yield lambda rows: writer.write_table(iso(guard(rows)))


def write(table: pa.Table, file: Path) -> None:
    """Write `table` to `file`, as `opened` does. Raises OSError."""
    with opened(table.schema, file) as add:
        add(table)
