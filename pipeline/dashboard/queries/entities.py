"""Organisations and people: lists of them, and one with all that it takes part in."""

from __future__ import annotations

from typing import Any

import duckdb

from pipeline.dashboard.queries.condition import condition
from pipeline.dashboard.queries.filters import PAGE, Filters
from pipeline.dashboard.snapshot import Row, rows, value

_COUNTED = {
    "organisation": """
        SELECT organisation_id AS entity_id, event_id FROM event_signatories
        UNION SELECT represented_by_id, event_id FROM event_signatories WHERE represented_by_id IS NOT NULL
        UNION SELECT organisation_id, event_id FROM event_signers WHERE organisation_id IS NOT NULL""",
    "person": "SELECT person_id AS entity_id, event_id FROM event_signers",
}
_LISTED = "kind = $kind AND ($part = '' OR bears(name, acronym, aliases, $part))"
_WITH_EVENTS = """
    FROM entities LEFT JOIN (
        SELECT entity_id, count(*) AS events, max(date_latest) AS last
        FROM ({counted}) JOIN events USING (event_id) GROUP BY entity_id
    ) AS counted USING (entity_id)"""


def listed(database: duckdb.DuckDBPyConnection, kind: str, part: str, number: int) -> tuple[int, list[Row]]:
    """Gives how many entities of a kind have a part in their names, and a page of them: most agreements first."""
    given = {"kind": kind, "part": part}
    total = int(value(database, f"SELECT count(*) FROM entities WHERE {_LISTED}", given))
    found = rows(
        database,
        "SELECT entities.entity_id, name, acronym, aliases, articles, coalesce(events, 0) AS events, last"
        f" {_WITH_EVENTS.format(counted=_COUNTED[kind])} WHERE {_LISTED}"
        f" ORDER BY events DESC NULLS LAST, articles DESC, name LIMIT {PAGE} OFFSET {(number - 1) * PAGE}",
        given,
    )
    return total, found


def suggest(database: duckdb.DuckDBPyConnection, kind: str, part: str, most: int = 12) -> list[Row]:
    """Gives the id and name of entities of a kind that have a part in their names, those that begin with it first."""
    return rows(
        database,
        "SELECT entity_id, name, acronym FROM entities WHERE kind = $kind"
        " AND bears(name, acronym, aliases, $part)"
        " ORDER BY NOT starts_with(fold(name), fold($part)), articles DESC, name LIMIT $most",
        {"kind": kind, "part": part, "most": most},
    )


def meant(database: duckdb.DuckDBPyConnection, key: str) -> str:
    """Gives the id of the entity that an id means today: itself, or what it was merged into."""
    return str(value(database, "SELECT into_id FROM merged WHERE entity_id = ? LIMIT 1", [key]) or key)


def entity(database: duckdb.DuckDBPyConnection, key: str) -> Row | None:
    """Gives the entity of an id with its "names", as articles say them, and its "held" offices or office-holders."""
    found = rows(database, "SELECT * FROM entities WHERE entity_id = ?", [key])
    if not found:
        return None
    kind = found[0]["kind"]
    names = rows(
        database,
        "SELECT name, count(*) AS mentions, count(DISTINCT article_id) AS articles FROM mentions"
        " WHERE entity_id = ? GROUP BY name ORDER BY mentions DESC, name LIMIT 50",
        [key],
    )
    return found[0] | {"names": names, "held": _held(database, kind, key), "partners": _partners(database, found[0])}


def articles_of(database: duckdb.DuckDBPyConnection, key: str) -> list[Row]:
    """Gives the articles that name an entity, newest first, with the names that they call it by."""
    return rows(
        database,
        "SELECT article_id, any_value(title) AS title, any_value(site) AS site, any_value(published) AS published,"
        " string_agg(DISTINCT mentions.name, ', ') AS names FROM mentions JOIN articles USING (article_id)"
        " WHERE entity_id = ? GROUP BY article_id ORDER BY published DESC NULLS LAST, article_id LIMIT 200",
        [key],
    )


def filters_of(entity: Row) -> Filters:
    """Gives the filters that find the agreements of an entity."""
    match entity["kind"]:
        case "organisation":
            return Filters(org=entity["entity_id"])
        case "person":
            return Filters(person=entity["entity_id"])
        case _:
            return Filters(place=entity["name"])


def _held(database: duckdb.DuckDBPyConnection, kind: str, key: str) -> list[Row]:
    """The offices of a person, or the people with offices in an organisation: from when to when articles tell so."""
    own, other = ("organisation", "person") if kind == "organisation" else ("person", "organisation")
    return rows(
        database,
        f"""
        SELECT {other}_id AS entity_id, coalesce(any_value(entities.name), any_value(held.{other})) AS name, "role",
            min(day) AS first, max(day) AS last, count(DISTINCT article_id) AS articles
        FROM (
            SELECT {own}_id AS own, {other}_id, {other}, "role", article_id, published AS day
            FROM roles JOIN articles USING (article_id)
            UNION ALL
            SELECT {own}_id, {other}_id, {other}, "role", article_id, coalesce(date_earliest, published)
            FROM signers JOIN agreements USING (agreement_id) JOIN articles USING (article_id)
        ) AS held
        LEFT JOIN entities ON entities.entity_id = held.{other}_id
        WHERE own = ? AND ("role" IS NOT NULL OR {other}_id IS NOT NULL)
        GROUP BY {other}_id, "role" ORDER BY last DESC NULLS LAST, first DESC NULLS LAST, name LIMIT 200
        """,
        [key],
    )


def _partners(database: duckdb.DuckDBPyConnection, entity: Row) -> list[Row]:
    """Who is party to the same events, with how many and the first and last day; of a person, whom they signed with."""
    table, column = (
        ("event_signatories", "organisation") if entity["kind"] == "organisation" else ("event_signers", "person")
    )
    where, given = condition(database, filters_of(entity))
    arguments: dict[str, Any] = given | {"own": entity["entity_id"]}
    return rows(
        database,
        f"""
        SELECT {column}_id AS entity_id, any_value({column}) AS name, count(*) AS events,
            min(date_earliest) AS first, max(date_latest) AS last
        FROM (SELECT event_id, date_earliest, date_latest FROM events WHERE {where}) JOIN {table} USING (event_id)
        WHERE {column}_id <> $own GROUP BY {column}_id ORDER BY events DESC, last DESC NULLS LAST, name LIMIT 100
        """,
        arguments,
    )


def name_of(database: duckdb.DuckDBPyConnection, key: str) -> str | None:
    """Gives the name of the entity of an id."""
    found: str | None = value(database, "SELECT name FROM entities WHERE entity_id = ?", [key])
    return found
