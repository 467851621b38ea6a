"""Write the tables to an output, and tell early whether it can be written."""

from __future__ import annotations

import os
from collections.abc import Mapping

import pandas as pd

from pipeline.outputs import duckdb, postgres, sqlite
from pipeline.outputs.arrow import arrow
from pipeline.outputs.database import Changeable, Database, empty, empty_database, fill, load
from pipeline.outputs.destination import Destination, Format, destination
from pipeline.outputs.error import OutputError, explained
from pipeline.outputs.folder import write_folder
from pipeline.outputs.parts import Parts, in_memory
from pipeline.outputs.reviews.overlay import overlay
from pipeline.outputs.reviews.store import kept, store
from pipeline.outputs.staging import staging
from pipeline.outputs.upgrade import upgrade
from pipeline.outputs.workbook import write_workbook
from pipeline.records.tables import TABLES


def write(tables: Mapping[str, pd.DataFrame], out: str | os.PathLike[str], *, format: Format | None = None) -> None:
    """Write all tables of the definition to `out` in the place of those that it holds; one that is lacking is empty.

    `out` is a folder of one file a table in `format`, a name in .sqlite, .duckdb or .xlsx, or an address of PostgreSQL.
    Either it is all there at the end or what stood there before, and nothing half-written. What a database holds beside
    our tables stays. Raises OutputError where that cannot be done.
    """
    with explained(out):
        to = destination(out, format)
        examine(to)
        write_parts(in_memory(arrow(tables)), to)


def write_parts(parts: Parts, to: Destination) -> None:
    """Write `parts` to `to`, as `write` does; of a workbook only all are held at a time."""

    def show_reviews(database: Database) -> None:
        overlay(database, kept(to, database))

    match to.form:
        case "sqlite" if sqlite.is_new(to):
            sqlite.write_sqlite(parts, to.path, show_reviews)
        case "sqlite":
            with sqlite.opened(to, writing=True) as database:
                _replace(database, parts)
                show_reviews(database)
        case "postgres":
            with postgres.connected(to) as server:
                server.lock()
                _replace(server, parts)
                show_reviews(server)
        case "duckdb":
            duckdb.write_duckdb(parts, to, show_reviews)
        case "xlsx":
            write_workbook(parts.whole(), to.path, store(to).read())
        case form:
            write_folder(parts, to.path, form)


def _replace(database: Changeable, parts: Parts) -> None:
    if empty_database(database):
        fill(database, parts)
    else:
        upgrade(database)
        empty(database)
        for part in parts:
            load(database, part)


def check(out: str | os.PathLike[str], format: Format | None = None) -> None:
    """Raise OutputError if `out` cannot be written, before a long run finds out; leaves nothing behind."""
    with explained(out):
        examine(destination(out, format))


def examine(to: Destination) -> None:
    """Raise OutputError, or what the system raises, if `to` cannot be written."""
    if to.form == "postgres":
        postgres.examine(to)
        return
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
    if not to.is_folder:
        store(to).read()  # so that a review that cannot be read is told before a long run, not after it
    with staging(to.path if to.path.is_dir() else parent):
        pass  # only trying tells: permissions do not know of disks that can only be read, or of quotas
    if to.form == "sqlite":
        sqlite.examine(to)
    if to.form == "duckdb":
        duckdb.examine(to)
