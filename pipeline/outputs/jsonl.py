"""A table as JSON, one object a line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa

from pipeline.outputs.iso import iso


@contextmanager
def opened(form: pa.Schema, file: Path) -> Iterator[Callable[[pa.Table], None]]:
    """A new file of rows of one form, and what adds rows to it: UTF-8, missing values null, days and times ISO 8601.

    Raises OSError.
    """
    encode = json.JSONEncoder(ensure_ascii=False).encode
    with file.open("w", encoding="utf-8", newline="\n") as stream:

        def add(rows: pa.Table) -> None:
            for batch in iso(rows).to_batches(max_chunksize=10_000):
                stream.writelines(encode(row) + "\n" for row in batch.to_pylist())

        yield add
