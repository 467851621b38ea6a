"""A table as Parquet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pandas as pd
import pyarrow as pa
from pyarrow.parquet import ParquetWriter

from pipeline.outputs.arrow import TYPES
from pipeline.records.tables import DTYPES


@contextmanager
def opened(form: pa.Schema, file: Path) -> Iterator[Callable[[pa.Table], None]]:
    """A new file of rows of one form, and what adds rows to it: real dates, timestamps in UTC, zstd. Raises OSError."""
    form = form.with_metadata(dtypes(form))
    with file.open("wb") as stream, ParquetWriter(stream, form, compression="zstd") as writer:
        yield lambda rows: writer.write_table(rows.cast(form)) if rows.num_rows else None


def dtypes(form: pa.Schema) -> dict[bytes, bytes] | None:
    """What tells pandas to read the columns with the dtypes of the definition; without it integers become 1.0.

    Made from an empty frame, since pandas would describe the values and with them each file differently.
    """
    known = {TYPES[name]: DTYPES[name] for name in ("text", "integer", "number")}
    columns = {field.name: pd.Series(dtype=known[field.type]) for field in form if field.type in known}
    metadata: dict[bytes, bytes] | None = pa.Schema.from_pandas(pd.DataFrame(columns), preserve_index=False).metadata
    return metadata
