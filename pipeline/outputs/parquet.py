"""A table as Parquet."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pyarrow as pa
from pyarrow.parquet import write_table

from pipeline.outputs.arrow import TYPES
from pipeline.records.tables import DTYPES


def write(table: pa.Table, file: Path) -> None:
    """Write `table` to `file`: real dates, timestamps in UTC, zstd. Raises OSError."""
    with file.open("wb") as stream:
        write_table(table.replace_schema_metadata(dtypes(table)), stream, compression="zstd")


def dtypes(table: pa.Table) -> dict[bytes, bytes] | None:
    """What tells pandas to read the columns with the dtypes of the definition; without it integers become 1.0.

    Made from an empty frame, since pandas would describe the values and with them each file differently.
    """
    known = {TYPES[name]: DTYPES[name] for name in ("text", "integer", "number")}
    columns = {field.name: pd.Series(dtype=known[field.type]) for field in table.schema if field.type in known}
    metadata: dict[bytes, bytes] | None = pa.Schema.from_pandas(pd.DataFrame(columns), preserve_index=False).metadata
    return metadata
