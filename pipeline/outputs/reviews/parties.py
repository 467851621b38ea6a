"""Signatories and signers that an analyst adds, corrects or takes away."""

from __future__ import annotations

from typing import Any, Literal

from pipeline.outputs.reviews.ground import Ground, first, insert
from pipeline.outputs.reviews.review import Review
from pipeline.records.ids import entity_id

TABLES = {"signatories": ("organisation_id", "organisation"), "signers": ("person_id", "person")}
"""Table -> the columns of who is meant: the id and the name."""


def add(database: Ground, agreement: str, review: Review) -> Literal["applied"]:
    """Adds a party behind the others, unless a later run has found it by itself."""
    assert review.field is not None
    put(database, review.field, agreement, review.values)
    return "applied"


def put(database: Ground, table: str, agreement: str, values: dict[str, Any]) -> None:
    """Puts a party of an agreement, as a review tells it, behind the others, unless it is there."""
    key, _ = TABLES[table]
    row = _row(database, table, values)
    there = f"SELECT 1 FROM {table} WHERE agreement_id = ? AND {key} = ?"
    if not database.execute(there, [agreement, row[key]]):
        last = first(database, f'SELECT max("position") FROM {table} WHERE agreement_id = ?', [agreement])
        insert(database, table, row | {"agreement_id": agreement, "position": (last or 0) + 1})


def remove(database: Ground, agreement: str, review: Review) -> Literal["applied", "stale"]:
    """Takes a party away; those behind it move up."""
    position = _taken(database, agreement, review)
    if position is None:
        return "stale"
    database.execute(
        f'UPDATE {review.field} SET "position" = "position" - 1 WHERE agreement_id = ? AND "position" > ?',
        [agreement, position],
    )
    return "applied"


def replace(database: Ground, agreement: str, review: Review) -> Literal["applied", "stale"]:
    """Puts a corrected party in the place of another."""
    assert review.field is not None
    position = _taken(database, agreement, review)
    if position is None:
        return "stale"
    row = _row(database, review.field, review.values)
    insert(database, review.field, row | {"agreement_id": agreement, "position": position})
    return "applied"


def known(database: Ground, kind: str, name: str) -> str | None:
    """Gives the id of the entity of a kind that bears a name or an alias, if there is one."""
    own = entity_id(kind, name)
    alias = f"|{name}|"
    for sql, parameters in (
        ("SELECT min(entity_id) FROM entities WHERE kind = ? AND name = ?", [kind, name]),
        ("SELECT min(into_id) FROM merged WHERE entity_id = ?", [own]),
        ("SELECT min(entity_id) FROM entities WHERE entity_id = ?", [own]),
        (
            "SELECT min(entity_id) FROM entities WHERE kind = ? AND aliases IS NOT NULL"
            " AND replace('|' || aliases || '|', ?, '') <> '|' || aliases || '|'",
            [kind, alias],
        ),
    ):
        if found := first(database, sql, parameters):
            return str(found)
    return None


def resolve(database: Ground, kind: str, name: str) -> str:
    """Gives the id of the entity of a kind that bears a name or an alias; a new one where there is none."""
    if (found := known(database, kind, name)) is not None:
        return found
    own = entity_id(kind, name)
    insert(database, "entities", {"entity_id": own, "kind": kind, "name": name, "articles": 0, "mentions": 0})
    return own


def _row(database: Ground, table: str, values: dict[str, Any]) -> dict[str, Any]:
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


def _taken(database: Ground, agreement: str, review: Review) -> int | None:
    """Takes the party away that a review means, by its id or by its name; gives where it stood."""
    assert review.field is not None
    key, name = TABLES[review.field]
    old = review.old_values
    position = first(
        database,
        f'SELECT "position" FROM {review.field} WHERE agreement_id = ? AND ({key} = ? OR {name} = ?)'
        f' ORDER BY CASE WHEN {key} = ? THEN 0 ELSE 1 END, "position" LIMIT 1',
        [agreement, old.get(key), old.get(name), old.get(key)],
    )
    if position is None:
        return None
    database.execute(f'DELETE FROM {review.field} WHERE agreement_id = ? AND "position" = ?', [agreement, position])
    return int(position)
