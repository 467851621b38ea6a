"""Whether an output was written since it was last looked at."""

from __future__ import annotations

from pathlib import Path

from pipeline.outputs.destination import Destination
from pipeline.outputs.error import OutputError
from pipeline.outputs.postgres import connected
from pipeline.records.tables import TABLES


def state(of: Destination) -> object:
    """Something that differs when the tables have changed; None where a PostgreSQL server does not tell.

    Of files when they were written and how long they are, of a server how many rows were written, changed and deleted.
    """
    if of.form == "postgres":
        return _counted(of)
    if of.is_folder:
        return _stamps([of.path / f"{table.name}.{of.form}" for table in TABLES])
    # Beside the file, the journal that SQLite or DuckDB keeps.
    return _stamps([of.path, *(of.path.with_name(of.path.name + suffix) for suffix in ("-wal", ".wal"))])


def _stamps(files: list[Path]) -> object:
    found = []
    for file in files:
        try:
            status = file.stat()
        except OSError:
            continue
        if status.st_size:
            found.append((file.name, status.st_mtime_ns, status.st_size))
    return tuple(found)


def _counted(of: Destination) -> object:
    try:
        with connected(of) as server:
            return server.execute(
                "SELECT relname, n_tup_ins, n_tup_upd, n_tup_del FROM pg_stat_user_tables"
                " WHERE relname IN ('articles', 'agreements') ORDER BY relname"
            )
    except OutputError:
        return None
