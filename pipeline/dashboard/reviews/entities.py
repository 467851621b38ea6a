"""Two entities that are one, and one that is two."""

from __future__ import annotations

from typing import Literal

import duckdb

from pipeline.dashboard.reviews.review import Review

_IDS = (
    ("mentions", "entity_id"),
    ("signatories", "organisation_id"),
    ("signatories", "represented_by_id"),
    ("signers", "person_id"),
    ("signers", "organisation_id"),
    ("roles", "person_id"),
    ("roles", "organisation_id"),
)
_NAMES = {"entity_id": "name"}


def merge(database: duckdb.DuckDBPyConnection, review: Review) -> Literal["applied", "stale"]:
    """Makes the target another entity: its rows, names and counts go over to that one."""
    other = review.new
    names = database.execute(
        "SELECT entity_id, name, acronym, aliases FROM entities WHERE entity_id IN (?, ?)", [review.target, other]
    ).fetchall()
    found = {row[0]: row[1:] for row in names}
    if other is None or review.target == other or len(found) < 2:
        return "stale"
    _touch(database, review.target)
    _touch(database, other)
    for table, column in _IDS:
        database.execute(f"UPDATE {table} SET {column} = ? WHERE {column} = ?", [other, review.target])
    name, acronym, aliases = found[review.target]
    own, own_acronym, own_aliases = found[other]
    known = [*(own_aliases or "").split("|"), name, *(aliases or "").split("|")]
    if own_acronym and acronym != own_acronym:
        known.append(acronym or "")
    joined = "|".join(dict.fromkeys(alias for alias in known if alias and alias not in {own, own_acronym}))
    database.execute(
        "UPDATE entities SET aliases = ?, acronym = coalesce(acronym, ?) WHERE entity_id = ?",
        [joined or None, acronym, other],
    )
    database.execute("DELETE FROM entities WHERE entity_id = ?", [review.target])
    database.execute("UPDATE merged SET into_id = ? WHERE into_id = ?", [other, review.target])
    database.execute("INSERT INTO merged VALUES (?, ?)", [review.target, other])
    _count(database, other)
    return "applied"


def split(database: duckdb.DuckDBPyConnection, review: Review) -> Literal["applied", "stale"]:
    """Makes an entity of its own of what some articles call the target, or of what bears some of its names.

    review.new: {"entity_id", "name", "articles": [...], "names": [...]}.
    """
    values = review.values
    kind = database.execute("SELECT kind FROM entities WHERE entity_id = ?", [review.target]).fetchone()
    if kind is None or not values.get("entity_id"):
        return "stale"
    other, name = str(values["entity_id"]), str(values.get("name", ""))
    chosen = {
        "to": other,
        "of": review.target,
        "articles": values.get("articles", []),
        "names": values.get("names", []),
    }
    _touch(database, review.target)
    for table, column in _IDS:
        named = _NAMES.get(column, column.removesuffix("_id"))
        article = (
            "article_id"
            if table in {"mentions", "roles"}
            else "(SELECT article_id FROM agreements WHERE agreements.agreement_id = moved.agreement_id)"
        )
        database.execute(
            f"UPDATE {table} AS moved SET {column} = $to WHERE {column} = $of"
            f" AND (list_contains($articles::VARCHAR[], {article}) OR list_contains($names::VARCHAR[], {named}))",
            chosen,
        )
    database.execute("DELETE FROM merged WHERE entity_id = ?", [other])
    database.execute(
        "INSERT INTO entities (entity_id, kind, name, articles, mentions)"
        " SELECT ?, ?, ?, 0, 0 WHERE NOT EXISTS (SELECT 1 FROM entities WHERE entity_id = ?)",
        [other, kind[0], name, other],
    )
    database.execute(
        "UPDATE entities SET aliases = nullif(array_to_string("
        "list_filter(string_split(aliases, '|'), lambda alias: NOT list_contains($names::VARCHAR[], alias)), '|'), '')"
        " WHERE entity_id = $of AND aliases IS NOT NULL",
        {"names": [*values.get("names", []), name], "of": review.target},
    )
    _count(database, review.target)
    _count(database, other)
    return "applied"


def _touch(database: duckdb.DuckDBPyConnection, entity: str) -> None:
    for table, columns in (
        ("signatories", ("organisation_id", "represented_by_id")),
        ("signers", ("person_id", "organisation_id")),
    ):
        where = " OR ".join(f"{table}.{column} = $entity" for column in columns)
        database.execute(
            f"INSERT INTO touched SELECT DISTINCT event_id FROM agreements JOIN {table} USING (agreement_id)"
            f" WHERE {where}",
            {"entity": entity},
        )


def _count(database: duckdb.DuckDBPyConnection, entity: str) -> None:
    database.execute(
        "UPDATE entities SET articles = (SELECT count(DISTINCT article_id) FROM mentions WHERE entity_id = $entity),"
        " mentions = (SELECT count(*) FROM mentions WHERE entity_id = $entity) WHERE entity_id = $entity",
        {"entity": entity},
    )
