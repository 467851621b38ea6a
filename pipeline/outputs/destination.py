"""What an output is, told by its name."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, get_args

from pipeline.outputs.error import OutputError
from pipeline.outputs.public import public

Format = Literal["csv", "jsonl", "parquet"]
FORMATS: tuple[Format, ...] = get_args(Format)
Form = Format | Literal["sqlite", "duckdb", "postgres", "xlsx"]

_WRITTEN = (
    "a folder (of CSV, JSONL or Parquet), a name in .sqlite, .duckdb or .xlsx, "
    "or an address postgresql://USER@HOST/DATABASE can be written"
)
_FORMS: dict[str, Form] = {".sqlite": "sqlite", ".duckdb": "duckdb", ".xlsx": "xlsx"}

# A folder of that name would surprise whoever meant a file, so these names are refused unless the folder is there.
_FILES = {".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".parquet", ".db", ".db3", ".sqlite3", ".xls", ".xlsm", ".ods"}


@dataclass(frozen=True)
class Destination:
    """An output: its name as the user gave it, without a password, and its form.

    path: the file or folder, links followed; meaningless for PostgreSQL, whose `address` is told to nobody.
    """

    name: str
    path: Path
    form: Form
    address: str = field(default="", repr=False)

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder of one file a table."""
        return self.form in FORMATS

    @property
    def has_content(self) -> bool:
        """Whether a file is there that is not empty."""
        return self.path.exists() and self.path.stat().st_size > 0


def destination(out: str | os.PathLike[str], format: Format | None = None) -> Destination:
    """The destination that `out` names; touches nothing but to see which files a folder holds.

    `format` is that of a folder's files; if None, that of the files that are there, else CSV. Raises OutputError where
    the name or the format is not one that can be written, or the two do not go together.
    """
    name = os.fspath(out)
    if not name or "\0" in name:
        raise OutputError(f"{name!r} is no name for an output; {_WRITTEN}.")
    if format is not None and format not in FORMATS:
        raise OutputError(f"{public(name)} cannot be written as {format!r}; the formats are csv, jsonl and parquet.")
    # The path form of an address has lost a slash, and an address may hold a password, so that only its scheme is told.
    if address := re.match(r"([a-zA-Z][a-zA-Z0-9+.-]+):/(/?)", name):
        if address[1].lower() not in ("postgresql", "postgres") or not address[2]:
            raise OutputError(f"An output at {address[1]}:// is not known; {_WRITTEN}.")
        if format is not None:
            raise OutputError(f"{public(name)} is a database; leave the format {format} out, or name a folder for it.")
        return Destination(public(name), Path(), "postgres", name)
    path = Path(os.path.realpath(name))
    suffix = Path(name).suffix.lower()
    if suffix in _FORMS:
        if format is not None:
            raise OutputError(
                f"{name} has its format in its name; leave the format {format} out, or name a folder for it."
            )
        return Destination(name, path, _FORMS[suffix])
    if suffix in _FILES and not path.is_dir():
        raise OutputError(f"{name} looks like one file, and eight tables do not fit into it; {_WRITTEN}.")
    return Destination(name, path, format or _newest(path) or "csv")


def _newest(folder: Path) -> Format | None:
    """The format of a folder's files: of several the one that was written last."""
    there = [form for form in FORMATS if (folder / f"articles.{form}").is_file()]
    return max(there, key=lambda form: (folder / f"articles.{form}").stat().st_mtime_ns, default=None)


def refuse_nothing(source: Destination) -> None:
    """Raise OutputError where there is no file to read, or an empty one."""
    if not source.path.exists():
        raise OutputError(f"{source.name} is not there; sygnatariusz run SOURCE --out {source.name} makes it.")
    if not source.has_content:
        raise OutputError(f"{source.name} is empty; sygnatariusz run SOURCE --out {source.name} fills it.")
