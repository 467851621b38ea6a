"""What reviews make of the rows of a database, kept in tables that its views read in the place of those rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from typing import Any

import pyarrow as pa

from pipeline.outputs.arrow import schema
from pipeline.outputs.database import Database, read_table
from pipeline.outputs.ddl import quoted
from pipeline.outputs.reviewed import CORRECTED
from pipeline.outputs.reviews.applying import apply
from pipeline.outputs.reviews.laying import lay
from pipeline.outputs.reviews.review import Review, standing
from pipeline.outputs.sqlite import Sqlite, in_memory
from pipeline.records.tables import Table

Overlay = dict[str, pa.Table]
"""The rows of each table of `CORRECTED`."""


def overlay(database: Database, reviews: Iterable[Review]) -> None:
    """Make the views of a database show its reviews, within its transaction; writes only what differs."""
    rows = computed(database, reviews)
    if not holds(database, rows):
        put(database, rows)


def holds(database: Database, rows: Overlay) -> bool:
    """Whether the tables of a database hold these rows already; not if it is of a version that has none."""
    return all(
        database.columns(table.name) and _sorted(read_table(database, table)) == _sorted(rows[table.name])
        for table in CORRECTED
    )


def put(database: Database, rows: Overlay) -> None:
    """Put these rows in the place of those that the tables of a database hold."""
    for table in CORRECTED:
        database.execute(f"DELETE FROM {quoted(table.name)}")
        database.load(table, rows[table.name])


def computed(database: Database, reviews: Iterable[Review]) -> Overlay:
    """The rows that reviews change: they are applied, in memory, to those that they concern."""
    made = standing(list(reviews))
    if not made:
        return {table.name: schema(table).empty_table() for table in CORRECTED}
    memory = in_memory()
    with closing(memory.connection):
        lay(memory, database, made)
        before = {table.name: _rows(memory, table) for table in CORRECTED}
        for review in made:
            apply(memory, review)
        return _differing(before, {table.name: _rows(memory, table) for table in CORRECTED})


def _rows(memory: Sqlite, table: Table) -> pa.Table:
    """The rows of the ground's table that is to become `table`."""
    return read_table(memory, replace(table, name=table.name.removeprefix("corrected_")))


def _differing(before: Overlay, after: Overlay) -> Overlay:
    entities = _changed(_by(before["corrected_entities"], "entity_id"), _by(after["corrected_entities"], "entity_id"))
    found: dict[str, list[dict[str, Any]]] = {table.name: [] for table in CORRECTED}
    for _, old, new in entities:
        review = "merged" if not new else "corrected" if old else "added"
        found["corrected_entities"] += [row | {"review": review} for row in new or old]
    of_agreements = [table.name for table in CORRECTED if "agreement_id" in table.names]
    olds, news = ({name: _by(rows[name], "agreement_id") for name in of_agreements} for rows in (before, after))
    changed = {key for name in of_agreements for key, *_ in _changed(olds[name], news[name])}
    for key in sorted(changed):
        for name in of_agreements:
            found[name] += news[name].get(key, [])
        if key not in news["corrected_agreements"]:
            found["corrected_agreements"] += [
                row | {"review": "rejected"} for row in olds["corrected_agreements"].get(key, [])
            ]
        elif found["corrected_agreements"][-1]["review"] is None:
            found["corrected_agreements"][-1] = found["corrected_agreements"][-1] | {"review": "identity"}
    return {table.name: pa.Table.from_pylist(found[table.name], schema(table)) for table in CORRECTED}


def _by(rows: pa.Table, column: str) -> dict[str, list[dict[str, Any]]]:
    """id -> its rows."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows.to_pylist():
        found.setdefault(row[column], []).append(row)
    return found


def _changed(
    before: dict[str, list[dict[str, Any]]], after: dict[str, list[dict[str, Any]]]
) -> Iterator[tuple[str, list[dict[str, Any]], list[dict[str, Any]]]]:
    """(id, rows before, rows after) of what is not the same."""
    for key in sorted(before.keys() | after.keys()):
        old, new = before.get(key, []), after.get(key, [])
        if old != new:
            yield key, old, new


def _sorted(rows: pa.Table) -> list[str]:
    return sorted(map(repr, rows.to_pylist()))
