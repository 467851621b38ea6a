"""Parquet: an article a row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.sources.columns import columns, document, missing
from pipeline.sources.document import Failure, RawDocument
from pipeline.sources.trouble import failure, first_line

ROWS = 32
"""Rows that are held at once: few, since one may be a page of a megabyte."""


def read_parquet(
    file: str | BinaryIO, source: str, first: int = 0, last: int | None = None
) -> Iterator[RawDocument | Failure]:
    """The documents of the rows of a file, each named `source:row`, from 1.

    first, last: of only the rows from the one with this number on and before the other, counted from 0; of the file no
    more than the row groups that hold them is read.
    """
    try:
        with pq.ParquetFile(file, buffer_size=1 << 20, pre_buffer=False) as table:
            found = columns(table.schema_arrow.names)
            if found is None:
                yield missing(source, table.schema_arrow.names)
                return
            wanted = [name for name in (found.content, found.url, found.title, found.published) if name is not None]
            last = table.metadata.num_rows if last is None else last
            groups, row = _groups(table.metadata, first, last)
            for batch in table.iter_batches(ROWS, row_groups=groups, columns=wanted):
                begin, end = max(first - row, 0), max(last - row, 0)
                for number, values in enumerate(batch.slice(begin, end - begin).to_pylist(), row + begin + 1):
                    yield document(values, found, f"{source}:{number}")
                row += batch.num_rows
            if not table.metadata.num_rows:
                yield failure(source, "the table has no rows")
    except pa.ArrowException as error:
        yield failure(source, f"the Parquet file is damaged or of a kind that is not read: {first_line(error)}")


def _groups(metadata: pq.FileMetaData, first: int, last: int) -> tuple[list[int], int]:
    """The row groups that hold the rows from `first` on and before `last`, and the number of the first row in them."""
    groups: list[int] = []
    begin = row = 0
    for group in range(metadata.num_row_groups):
        rows = metadata.row_group(group).num_rows
        if row < last and row + rows > first:
            begin = begin if groups else row
            groups.append(group)
        row += rows
    return groups, begin
