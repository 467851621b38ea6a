"""A table as JSON, one object a line."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa

from pipeline.outputs.iso import iso


def write(table: pa.Table, file: Path) -> None:
    """Write `table` to `file`: UTF-8, missing values null, days and times ISO 8601. Raises OSError."""
    encode = json.JSONEncoder(ensure_ascii=False).encode
    with file.open("w", encoding="utf-8", newline="\n") as stream:
        for batch in iso(table).to_batches(max_chunksize=10_000):
            stream.writelines(encode(row) + "\n" for row in batch.to_pylist())
