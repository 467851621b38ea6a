"""Events by month and kind, and by town."""

from __future__ import annotations

import duckdb

from pipeline.dashboard.queries.condition import condition
from pipeline.dashboard.queries.filters import Filters
from pipeline.dashboard.snapshot import Row, rows


def months(database: duckdb.DuckDBPyConnection, filters: Filters) -> list[Row]:
    """Gives month (its first day), kind and events, in order; an event counts in the month that it began in.

    Events whose day is known to no month count nowhere.
    """
    where, given = condition(database, filters)
    return rows(
        database,
        "SELECT date_trunc('month', date_earliest)::DATE AS month, kind, count(*) AS events FROM events"
        f" WHERE {where} AND date_earliest IS NOT NULL AND date_latest - date_earliest <= 31"
        " GROUP BY ALL ORDER BY month, kind",
        given,
    )


def places(database: duckdb.DuckDBPyConnection, filters: Filters) -> list[Row]:
    """Gives place and events, most events first."""
    where, given = condition(database, filters)
    return rows(
        database,
        f"SELECT place, count(*) AS events FROM events WHERE {where} AND place IS NOT NULL"
        " GROUP BY place ORDER BY events DESC, place",
        given,
    )
