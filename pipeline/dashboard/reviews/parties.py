"""Signatories and signers that an analyst adds, corrects or takes away."""

from __future__ import annotations

from typing import Any, Literal

import duckdb

from pipeline.dashboard.reviews.review import Review
from pipeline.records.ids import entity_id

TABLES = {"signatories": ("organisation_id", "organisation"), "signers": ("person_id", "person")}
"""Table -> the columns of who is meant: the id and the name."""


def add(database: duckdb.DuckDBPyConnection, agreement: str, review: Review) -> Literal["applied"]:
    """Adds a party behind the others, unless a later run has found it by itself."""
    assert review.field is not None
    key, _ = TABLES[review.field]
    row = _row(database, review.field, review.values)
    there = f"SELECT 1 FROM {review.field} WHERE agreement_id = ? AND {key} = ?"
    if database.execute(there, [agreement, row[key]]).fetchone() is None:
        query = f'SELECT coalesce(max("position"), 0) + 1 FROM {review.field} WHERE agreement_id = ?'
        (position,) = database.execute(query, [agreement]).fetchone() or (1,)
        _insert(database, review.field, row | {"agreement_id": agreement, "position": position})
    return "applied"


def remove(database: duckdb.DuckDBPyConnection, agreement: str, review: Review) -> Literal["applied", "stale"]:
    """Takes a party away; those behind it move up."""
    position = _taken(database, agreement, review)
    if position is None:
        return "stale"
    database.execute(
        f'UPDATE {review.field} SET "position" = "position" - 1 WHERE agreement_id = ? AND "position" > ?',
        [agreement, position],
    )
    return "applied"


def replace(database: duckdb.DuckDBPyConnection, agreement: str, review: Review) -> Literal["applied", "stale"]:
    """Puts a corrected party in the place of another."""
    assert review.field is not None
    position = _taken(database, agreement, review)
    if position is None:
        return "stale"
    row = _row(database, review.field, review.values)
    _insert(database, review.field, row | {"agreement_id": agreement, "position": position})
    return "applied"


def resolve(database: duckdb.DuckDBPyConnection, kind: str, name: str) -> str:
    """Gives the id of the entity of a kind that bears a name or an alias; a new one where there is none."""
    own = entity_id(kind, name)
    row = database.execute(
        """
        SELECT coalesce(
            (SELECT entity_id FROM entities WHERE kind = $kind AND name = $name LIMIT 1),
            (SELECT into_id FROM merged WHERE entity_id = $own LIMIT 1),
            (SELECT entity_id FROM entities WHERE entity_id = $own),
            (SELECT entity_id FROM entities
             WHERE kind = $kind AND list_contains(string_split(aliases, '|'), $name) LIMIT 1)
        )
        """,
        {"kind": kind, "name": name, "own": own},
    ).fetchone()
    if row is not None and row[0] is not None:
        return str(row[0])
    database.execute(
        "INSERT INTO entities (entity_id, kind, name, articles, mentions) VALUES (?, ?, ?, 0, 0)", [own, kind, name]
    )
    return own


def _row(database: duckdb.DuckDBPyConnection, table: str, values: dict[str, Any]) -> dict[str, Any]:
    offsets = {"start": values.get("start"), "end": values.get("end")}
    organisation = values.get("organisation") or None
    of = resolve(database, "organisation", organisation) if organisation else None
    if table == "signers":
        person = str(values.get("person", ""))
        return {
            "person_id": resolve(database, "person", person),
            "person": person,
            "role": values.get("role") or None,
            "organisation_id": of,
            "organisation": organisation,
            **offsets,
        }
    other = values.get("represented_by") or None
    return {
        "organisation_id": of,
        "organisation": organisation,
        "acronym": values.get("acronym") or None,
        "represented_by_id": resolve(database, "organisation", other) if other else None,
        "represented_by": other,
        **offsets,
    }


def _insert(database: duckdb.DuckDBPyConnection, table: str, row: dict[str, Any]) -> None:
    columns = ", ".join(f'"{name}"' for name in row)
    database.execute(f"INSERT INTO {table} ({columns}) VALUES ({', '.join('?' * len(row))})", list(row.values()))


def _taken(database: duckdb.DuckDBPyConnection, agreement: str, review: Review) -> int | None:
    """Takes the party away that a review means, by its id or by its name; gives where it stood."""
    assert review.field is not None
    key, name = TABLES[review.field]
    old = review.old_values
    row = database.execute(
        f'SELECT "position" FROM {review.field} WHERE agreement_id = ? AND ({key} = ? OR {name} = ?)'
        f' ORDER BY {key} IS DISTINCT FROM ?, "position" LIMIT 1',
        [agreement, old.get(key), old.get(name), old.get(key)],
    ).fetchone()
    if row is None:
        return None
    database.execute(f'DELETE FROM {review.field} WHERE agreement_id = ? AND "position" = ?', [agreement, row[0]])
    return int(row[0])
