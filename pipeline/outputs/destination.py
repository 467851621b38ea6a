"""What an output is, told by its name."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from pipeline.outputs.error import OutputError

Format = Literal["csv", "jsonl", "parquet"]
FORMATS: tuple[Format, ...] = get_args(Format)

_WRITTEN = "a folder (of CSV, JSONL or Parquet), a name in .sqlite or a name in .xlsx can be written"

# A folder of that name would surprise whoever meant a file, so these names are refused unless the folder is there.
_FILES = {".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".parquet", ".db", ".db3", ".sqlite3", ".xls", ".xlsm", ".ods"}


@dataclass(frozen=True)
class Destination:
    """Where to write, links followed, and in which form; `name` is the output as the user gave it."""

    name: str
    path: Path
    form: Format | Literal["sqlite", "xlsx"]

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder of one file a table."""
        return self.form in FORMATS


def destination(out: str | os.PathLike[str], format: Format | None) -> Destination:
    """The destination that `out` names; touches nothing.

    `format` is that of a folder's files, CSV if None. Raises OutputError where the name or the format is not one that
    can be written, or the two do not go together.
    """
    name = os.fspath(out)
    if not name or "\0" in name:
        raise OutputError(f"{name!r} is no name for an output; {_WRITTEN}.")
    # The path form of an address has lost a slash, and an address may hold a password, so that only its scheme is told.
    if address := re.match(r"([a-zA-Z][a-zA-Z0-9+.-]+):/", name):
        raise OutputError(f"An output at {address[1]}:// is not written yet; {_WRITTEN}.")
    if format is not None and format not in FORMATS:
        raise OutputError(f"{name} cannot be written as {format!r}; the formats are csv, jsonl and parquet.")
    path = Path(os.path.realpath(name))
    suffix = Path(name).suffix.lower()
    if suffix == ".duckdb":
        raise OutputError(f"{name} cannot be written, DuckDB is not written yet; {_WRITTEN}.")
    if suffix in (".sqlite", ".xlsx"):
        if format is not None:
            raise OutputError(
                f"{name} has its format in its name; leave the format {format} out, or name a folder for it."
            )
        return Destination(name, path, "sqlite" if suffix == ".sqlite" else "xlsx")
    if suffix in _FILES and not path.is_dir():
        raise OutputError(f"{name} looks like one file, and eight tables do not fit into it; {_WRITTEN}.")
    return Destination(name, path, format or "csv")
