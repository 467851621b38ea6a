"""What an output is, told by its name, and who reads it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import duckdb

from pipeline.dashboard.error import DashboardError
from pipeline.dashboard.opening import database, folder, postgres, sqlite, workbook
from pipeline.outputs.destination import destination
from pipeline.outputs.reviews import Store, store

_READABLE = "a folder of CSV, JSONL or Parquet, a name in .sqlite, .duckdb or .xlsx, or a postgresql:// address is read"
_POSTGRES = re.compile(r"postgres(?:ql)?(?:\+psycopg)?://", re.IGNORECASE)
_FILES = {".sqlite": sqlite.load, ".duckdb": database.load, ".xlsx": workbook.load}


@dataclass(frozen=True)
class Output:
    """An output that can be opened: `name` is what may be shown of it, `address` where it is.

    load: copies its tables into the schema `extracted` of a database that has them, empty; raises DashboardError.
    state: something that differs when the output has changed.
    """

    name: str
    address: str
    load: Callable[[duckdb.DuckDBPyConnection], None]
    state: Callable[[], object]

    @property
    def reviews(self) -> Store:
        """Where its reviews are kept."""
        return store(destination(self.address))


def find(out: str | os.PathLike[str]) -> Output:
    """Gives the output that `out` names; opens nothing. Raises DashboardError where the name is none of an output."""
    name = os.fspath(out)
    if not name or "\0" in name:
        raise DashboardError(f"{name!r} is no name of an output; {_READABLE}.")
    if _POSTGRES.match(name):
        address = _POSTGRES.sub("postgresql://", name)
        shown = re.sub(r"//[^/@]*@", "//", address).split("?")[0]  # an address may hold a password
        return Output(
            shown, address, lambda into: postgres.load(into, address, shown), lambda: postgres.state(address, shown)
        )
    if scheme := re.match(r"([a-zA-Z][a-zA-Z0-9+.-]+):/", name):
        raise DashboardError(f"An output at {scheme[1]}:// cannot be opened; {_READABLE}.")
    path = Path(os.path.realpath(name))
    reader = _FILES.get(path.suffix.lower())
    if path.is_dir() or (reader is None and not path.suffix):
        return Output(name, name, lambda into: folder.load(into, path), lambda: folder.state(path))
    if reader is None:
        raise DashboardError(f"{name} is no output; {_READABLE}.")
    return Output(name, name, lambda into: _load_file(reader, into, path, name), lambda: _stamps(path))


def _load_file(
    reader: Callable[[duckdb.DuckDBPyConnection, Path], None], into: duckdb.DuckDBPyConnection, path: Path, name: str
) -> None:
    try:
        with path.open("rb") as stream:
            first = stream.read(1)
    except FileNotFoundError as error:
        raise DashboardError(f"{name} is not there; write it with sygnatariusz run ... --out {name}") from error
    except OSError as error:
        raise DashboardError(f"{name} cannot be read: {error.strerror}.") from error
    if not first:
        raise DashboardError(f"{name} is empty; write it again with sygnatariusz run ... --out {name}")
    reader(into, path)


def _stamps(path: Path) -> object:
    """When the file, and the journal that SQLite or DuckDB keeps beside it, were written, and how long they are."""
    found = []
    for beside in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + ".wal")):
        try:
            status = beside.stat()
        except OSError:
            continue
        if status.st_size:
            found.append((beside.name, status.st_mtime_ns, status.st_size))
    return tuple(found)
