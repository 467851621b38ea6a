"""Write the tables to an output, and tell early whether it can be written."""

from __future__ import annotations

import os
from collections.abc import Mapping

import pandas as pd

from pipeline.outputs.arrow import arrow
from pipeline.outputs.destination import Destination, Format, destination
from pipeline.outputs.error import OutputError, explained
from pipeline.outputs.folder import write_folder
from pipeline.outputs.sqlite import release, write_sqlite
from pipeline.outputs.staging import staging
from pipeline.outputs.workbook import write_workbook
from pipeline.records.tables import TABLES


def write(tables: Mapping[str, pd.DataFrame], out: str | os.PathLike[str], *, format: Format | None = None) -> None:
    """Write all tables of the definition to `out`; one that `tables` lacks is written empty.

    `out` ends in .sqlite or .xlsx, or is a folder of one file a table in `format`, CSV if None. Either it is all there
    at the end or what stood there before, and nothing half-written. Raises OutputError where that cannot be done.
    """
    with explained(out):
        to = destination(out, format)
        _examine(to)
        rows = arrow(tables)
        match to.form:
            case "sqlite":
                write_sqlite(rows, to.path)
            case "xlsx":
                write_workbook(rows, to.path)
            case form:
                write_folder(rows, to.path, form)


def check(out: str | os.PathLike[str], format: Format | None = None) -> None:
    """Raise OutputError if `out` cannot be written, before a long run finds out; leaves nothing behind."""
    with explained(out):
        _examine(destination(out, format))


def _examine(to: Destination) -> None:
    parent = to.path.parent
    if not parent.exists():
        raise OutputError(f"{to.name} cannot be written: there is no folder {parent}; create it first.")
    if not parent.is_dir():
        raise OutputError(f"{to.name} cannot be written: {parent} is not a folder; choose another place.")
    if to.is_folder:
        if to.path.exists() and not to.path.is_dir():
            raise OutputError(
                f"{to.name} is a file, and a folder is written; give another name, or one in .sqlite or .xlsx."
            )
        files = [to.path / f"{table.name}.{to.form}" for table in TABLES]
    else:
        files = [to.path]
    for file in files:
        if file.exists() and not file.is_file():
            raise OutputError(
                f"{file} is not a file, and a file of that name is written; move it or give another name."
            )
    with staging(to.path if to.path.is_dir() else parent):
        pass  # only trying tells: permissions do not know of disks that can only be read, or of quotas
    if to.form == "sqlite":
        release(to.path)
