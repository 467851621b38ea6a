"""Parquet: an article a row."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.sources.columns import columns, document, missing
from pipeline.sources.document import Failure, RawDocument
from pipeline.sources.trouble import failure, first_line

ROWS = 32
"""Rows that are held at once: few, since one may be a page of a megabyte."""


def read_parquet(path: str, source: str) -> Iterator[RawDocument | Failure]:
    """The documents of the rows of the file at `path`, each named `source:row`, from 1."""
    try:
        with pq.ParquetFile(path, buffer_size=1 << 20, pre_buffer=False) as file:
            found = columns(file.schema_arrow.names)
            if found is None:
                yield missing(source, file.schema_arrow.names)
                return
            wanted = [name for name in (found.content, found.url, found.title, found.published) if name is not None]
            row = 0
            for batch in file.iter_batches(ROWS, columns=wanted):
                for values in batch.to_pylist():
                    row += 1
                    yield document(values, found, f"{source}:{row}")
            if not row:
                yield failure(source, "the table has no rows")
    except pa.ArrowException as error:
        yield failure(source, f"the Parquet file is damaged or of a kind that is not read: {first_line(error)}")
