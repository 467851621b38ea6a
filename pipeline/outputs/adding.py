"""Add the records of a run to those of an output: what is the same stays, what has changed is replaced."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping

import pandas as pd

from pipeline.language.names.gazetteer import Entry
from pipeline.outputs import changes, duckdb, postgres, sqlite
from pipeline.outputs.arrow import arrow
from pipeline.outputs.database import Changeable, empty_database, fill, read_table
from pipeline.outputs.destination import Destination, Format, destination
from pipeline.outputs.error import explained
from pipeline.outputs.folder_files import folder_version
from pipeline.outputs.output import examine, write_parts
from pipeline.outputs.parts import Parts, in_memory
from pipeline.outputs.reading import read_arrow
from pipeline.outputs.resolving import remembered, resolve
from pipeline.outputs.reviews.overlay import overlay
from pipeline.outputs.reviews.store import kept
from pipeline.outputs.staging import alone
from pipeline.outputs.upgrade import give_acronyms, upgrade
from pipeline.outputs.versions import VERSION
from pipeline.records.tables import TABLES


def add(
    tables: Mapping[str, pd.DataFrame],
    out: str | os.PathLike[str],
    *,
    format: Format | None = None,
    gazetteer: Iterable[Entry] = (),
) -> None:
    """Add the tables of a run to `out`, which is made if it is not there.

    An article that is there with the same records changes nothing; with other records, or with another text at the same
    address (the same file, where it has none), it is replaced with all its rows. Who is who, which texts are the same
    and which agreements are one event is told anew over all articles, so that the output holds what one run over all of
    them would give. gazetteer: the entries of the run's list, if it had one.
    All of it is there at the end, or nothing. A workbook in which a text was cut to fit its cell cannot be added to.
    Raises OutputError.
    """
    with explained(out):
        add_parts(in_memory(arrow(tables)), destination(out, format), gazetteer)


def add_parts(parts: Parts, to: Destination, gazetteer: Iterable[Entry]) -> None:
    """Add the rows of a run to `to`, as `add` does. What is new is not held in memory; what a folder, a workbook
    or a DuckDB file holds already is, as it is written anew. Raises OutputError, and what the system or a database
    raises."""
    with explained(to.name):
        examine(to)
        entries = tuple(gazetteer)
        if to.form == "postgres":
            with postgres.connected(to) as server:
                server.lock()
                if empty_database(server):
                    fill(server, parts)
                else:
                    _add(server, parts, entries)
                overlay(server, kept(to, server))
            return
        with alone(to.path.parent):
            if _is_new(to):
                write_parts(parts, to)
            elif to.form == "sqlite":
                with sqlite.opened(to, writing=True) as database:
                    _add(database, parts, entries)
                    overlay(database, kept(to, database))
            else:
                _add_beside(to, parts, entries)


def _is_new(to: Destination) -> bool:
    if to.form == "sqlite":
        return sqlite.is_new(to)
    if to.form == "duckdb":
        return duckdb.is_new(to)
    if to.form == "xlsx":
        return not to.has_content
    return to.is_folder and not any((to.path / f"{table.name}.{to.form}").exists() for table in TABLES)


def _add(database: Changeable, parts: Parts, entries: tuple[Entry, ...]) -> None:
    upgrade(database)
    known = remembered(database, parts.of_all["entities"], entries)
    if changes.apply(database, parts) or entries:
        resolve(database, known)


def _add_beside(to: Destination, parts: Parts, entries: tuple[Entry, ...]) -> None:
    """Add to an output that is written anew as a whole, by way of a database in memory."""
    old = read_arrow(to, [table.name for table in TABLES])
    version = VERSION if to.form == "xlsx" else duckdb.version(to) if to.form == "duckdb" else folder_version(to)
    memory = sqlite.in_memory()
    try:
        fill(memory, [old])
        if version < 2:
            give_acronyms(memory)
        before = memory.connection.total_changes
        _add(memory, parts, entries)
        if memory.connection.total_changes == before and version == VERSION:
            return
        new = {table.name: read_table(memory, table) for table in TABLES}
    finally:
        memory.connection.close()
    write_parts(in_memory(new), to)
