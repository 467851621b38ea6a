"""Who agrees with whom: the pairs of organisations that are party to the same events."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from pipeline.dashboard.queries.condition import condition
from pipeline.dashboard.queries.filters import Filters
from pipeline.dashboard.snapshot import Row, rows

MOST = 60


@dataclass(frozen=True)
class Network:
    """nodes: entity_id, name, acronym, events. links: one, other (entity ids, one < other), events.

    all: how many organisations have a partner.
    """

    nodes: list[Row]
    links: list[Row]
    all: int


def network(database: duckdb.DuckDBPyConnection, filters: Filters, focus: str = "", most: int = MOST) -> Network:
    """Gives the organisations that agree most, with their links; with a focus, that one and its neighbours.

    most: nodes that are given. Events of the filters count.
    """
    where, given = condition(database, filters)
    database.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE members AS
        SELECT event_id, organisation_id AS entity_id, organisation AS name, acronym FROM event_signatories
        WHERE event_id IN (SELECT event_id FROM events WHERE {where})
        """,
        given,
    )
    if focus:
        database.execute(
            "DELETE FROM members WHERE event_id NOT IN (SELECT event_id FROM members WHERE entity_id = ?)", [focus]
        )
    database.execute(
        "DELETE FROM members WHERE event_id IN (SELECT event_id FROM members GROUP BY event_id HAVING count(*) = 1)"
    )
    database.execute(
        """
        CREATE OR REPLACE TEMP TABLE pairs AS
        SELECT one.entity_id AS one, other.entity_id AS other, count(*) AS events
        FROM members AS one JOIN members AS other USING (event_id) WHERE one.entity_id < other.entity_id GROUP BY ALL
        """
    )
    chosen = _strongest(database, focus, most)
    links = rows(
        database,
        "SELECT * FROM pairs WHERE list_contains($nodes, one) AND list_contains($nodes, other)"
        " ORDER BY events DESC, one, other",
        {"nodes": chosen},
    )
    nodes = rows(
        database,
        "SELECT entity_id, any_value(name) AS name, any_value(acronym) AS acronym, count(*) AS events FROM members"
        " WHERE list_contains($nodes, entity_id) GROUP BY entity_id ORDER BY events DESC, name",
        {"nodes": chosen},
    )
    found = database.execute("SELECT count(DISTINCT entity_id) FROM members").fetchone()
    database.execute("DROP TABLE members; DROP TABLE pairs")
    return Network(nodes, links, int(found[0]) if found else 0)


def _strongest(database: duckdb.DuckDBPyConnection, focus: str, most: int) -> list[str]:
    """Gives the organisations of the pairs that agree most, so that each of them has a partner here."""
    found = database.execute(
        """
        WITH partners AS (
            SELECT entity_id, count(*) AS partners
            FROM (SELECT one AS entity_id FROM pairs UNION ALL SELECT other FROM pairs) GROUP BY entity_id
        )
        SELECT one, other FROM pairs
        JOIN partners AS a ON a.entity_id = one JOIN partners AS b ON b.entity_id = other
        ORDER BY $focus IN (one, other) DESC, events DESC, a.partners + b.partners DESC, one, other LIMIT $limit
        """,
        {"focus": focus, "limit": most * most},
    ).fetchall()
    chosen: dict[str, None] = {}
    for pair in found:
        if len(chosen.keys() | set(pair)) > most:
            continue
        chosen.update(dict.fromkeys(pair))
    return list(chosen)
