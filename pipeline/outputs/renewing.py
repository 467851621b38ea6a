"""Make the views of a database show the reviews that are kept of it."""

from __future__ import annotations

import os

from pipeline.outputs import duckdb, postgres, sqlite
from pipeline.outputs.destination import Destination, destination
from pipeline.outputs.error import explained
from pipeline.outputs.reviews.overlay import computed, holds, overlay, put
from pipeline.outputs.reviews.store import kept
from pipeline.outputs.staging import alone
from pipeline.outputs.upgrade import upgrade


def renew(out: str | os.PathLike[str]) -> bool:
    """Make the views of the database `out` show its reviews, all of them or, where that fails, what they showed before.

    Tells whether it has views: folders and workbooks have none. Every run does so too; who adds a review does it to
    have it seen at once. Raises OutputError where the database cannot be written.
    """
    to = destination(out)
    with explained(out):
        match to.form:
            case "sqlite":
                with sqlite.opened(to, writing=True) as database:
                    upgrade(database)
                    overlay(database, kept(to, database))
            case "postgres":
                with postgres.connected(to) as server:
                    server.lock()
                    upgrade(server)
                    overlay(server, kept(to, server))
            case "duckdb":
                with alone(to.path.parent):
                    _renew_duckdb(to)
            case _:
                return False
    return True


def _renew_duckdb(to: Destination) -> None:
    """The file is copied, so only where the views do not show it yet."""
    with duckdb.opened(to) as database:
        rows = computed(database, kept(to, database))
        if holds(database, rows):
            return
    duckdb.change(to, lambda staged: put(staged, rows))
