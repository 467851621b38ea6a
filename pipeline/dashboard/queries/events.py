"""The table of events: what is filtered, sorted, a page of it; and all of it for an export."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import duckdb

from pipeline.dashboard.queries.condition import condition
from pipeline.dashboard.queries.filters import PAGE, Filters
from pipeline.dashboard.snapshot import Row, rows, value

_ORDER = {
    "date": "coalesce(date_earliest, published)",
    "kind": "kind",
    "status": "status",
    "place": "place",
    "signatories": "(SELECT count(*) FROM event_signatories AS parties WHERE parties.event_id = events.event_id)",
    "sources": "sources",
    "confidence": "confidence",
}


def count(database: duckdb.DuckDBPyConnection, filters: Filters) -> int:
    """Gives how many events there are."""
    where, given = condition(database, filters)
    return int(value(database, f"SELECT count(*) FROM events WHERE {where}", given))


def page(database: duckdb.DuckDBPyConnection, filters: Filters, size: int | None = PAGE) -> list[Row]:
    """Gives the events of the filters' page in their order, each with its "signatories" and "signers", lists of rows.

    size: events on a page; all events if None. Events without a value to sort by stand last, newest first.
    """
    where, given = condition(database, filters)
    name, direction = filters.sort.removeprefix("-"), "DESC" if filters.sort.startswith("-") else "ASC"
    limit = "" if size is None else f"LIMIT {size} OFFSET {(filters.page - 1) * size}"
    found = rows(
        database,
        f"SELECT * FROM events WHERE {where} ORDER BY {_ORDER[name]} {direction} NULLS LAST,"
        f" date_earliest DESC NULLS LAST, event_id {limit}",
        given,
    )
    ids = [event["event_id"] for event in found] if size is not None else None
    signatories = _parties(database, "event_signatories", ids)
    signers = _parties(database, "event_signers", ids)
    return [
        event | {"signatories": signatories[event["event_id"]], "signers": signers[event["event_id"]]}
        for event in found
    ]


def _parties(database: duckdb.DuckDBPyConnection, table: str, events: list[str] | None) -> dict[str, list[Row]]:
    where, given = ("true", {}) if events is None else ("list_contains($events, event_id)", {"events": events})
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows(database, f'SELECT * FROM {table} WHERE {where} ORDER BY event_id, "position"', given):
        found[row["event_id"]].append(row)
    return found


def sites(database: duckdb.DuckDBPyConnection) -> list[str]:
    """Gives the sites that articles come from, those of most articles first; a hundred at most."""
    query = "SELECT site FROM articles WHERE site IS NOT NULL GROUP BY site ORDER BY count(*) DESC, site LIMIT 100"
    return [row["site"] for row in rows(database, query)]


def totals(database: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    """Gives how many articles, agreements and failures the output holds, and its first and last day."""
    return rows(
        database,
        "SELECT (SELECT count(*) FROM articles) AS articles, (SELECT count(*) FROM agreements) AS agreements,"
        " (SELECT count(*) FROM events) AS events, (SELECT count(*) FROM extracted.failures) AS failures,"
        " (SELECT min(date_earliest) FROM events) AS first, (SELECT max(date_latest) FROM events) AS last",
    )[0]
