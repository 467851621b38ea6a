"""The views that databases get for dashboards: their columns, and their SQL in each database's own words."""

from __future__ import annotations

import re
from importlib.resources import files

from pipeline.outputs.ddl import Dialect, comments, quoted
from pipeline.records.tables import TABLES, Column, Table

_MONTH = re.compile(r"CAST\(date_trunc\('month', (\w+)\) AS DATE\)")


def _of(table: str, *names: str) -> tuple[Column, ...]:
    """The columns of a table that a view hands on as they are."""
    columns = {column.name: column for known in TABLES if known.name == table for column in known.columns}
    return tuple(columns[name] for name in names)


AGREEMENT_EVENTS = Table(
    "agreement_events",
    "an event, once, whatever number of articles tell of it; each field is the best that any of them gives",
    (
        Column("event_id", "text", "event: and the id of one of its agreements"),
        Column("kind", "text", "the most specific kind that an article gives"),
        Column("status", "text", "ended, signed, historical or planned: the first of these that an article gives"),
        *_of("agreements", "date", "date_earliest", "date_latest", "date_basis"),
        Column("signatories", "text", "names of the organisations that any article names, separated by ;"),
        Column("signatories_number", "integer", "how many organisations that is"),
        Column("signers", "text", "names of the people, each with a role in brackets, separated by ;"),
        Column("signers_number", "integer", "how many people that is"),
        *_of("agreements", "parties", "place", "occasion", "subject"),
        Column("sources", "integer", "number of articles that tell of it"),
        Column("published", "date", "day of the first of these articles"),
        Column("confidence", "number", "of the article that is surest of it"),
        Column("agreement_id", "text", "that article's agreement", ("agreements", "agreement_id")),
        *_of("articles", "article_id", "title", "url", "source"),
    ),
)

SIGNATORIES_FLAT = Table(
    "signatories_flat",
    "a signatory of an agreement of an article, with the agreement and the article beside it",
    (
        *_of("signatories", "agreement_id", "position"),
        Column("event_id", "text", "the event", ("agreement_events", "event_id")),
        *_of("signatories", "organisation_id", "organisation", "acronym", "represented_by_id", "represented_by"),
        *_of("agreements", "kind", "status", "date", "date_earliest", "date_latest", "place", "occasion", "subject"),
        *_of("agreements", "confidence"),
        *_of("articles", "article_id", "published", "title", "url", "source"),
    ),
)

COOPERATION = Table(
    "cooperation",
    "two organisations that are parties to the same events, each pair once, in the order of their ids",
    (
        Column("organisation_id", "text", "one of them", ("entities", "entity_id")),
        Column("organisation", "text", "its name"),
        Column("partner_id", "text", "the other", ("entities", "entity_id")),
        Column("partner", "text", "its name"),
        Column("agreements", "integer", "number of events that both are parties to"),
        Column("planned", "integer", "how many of these are only planned"),
        Column("first_date", "date", "first day that the first of them may have had"),
        Column("last_date", "date", "last day that the last of them may have had"),
    ),
)

TIMELINE = Table(
    "timeline",
    "events of a month and kind",
    (
        Column("month", "date", "first day of the month; empty for events whose month is not known"),
        Column("kind", "text", "kind of agreement"),
        Column("agreements", "integer", "number of events"),
        Column("planned", "integer", "how many of these are only planned"),
    ),
)

VIEWS: tuple[Table, ...] = (AGREEMENT_EVENTS, SIGNATORIES_FLAT, COOPERATION, TIMELINE)
"""Every view, each after those that it reads."""


def select(view: Table, dialect: Dialect) -> str:
    """The SELECT statement of `view`; the file of its name in sql/ holds it as DuckDB and PostgreSQL understand it."""
    sql = (files("pipeline.outputs") / "sql" / f"{view.name}.sql").read_text(encoding="utf-8").strip()
    if dialect != "sqlite":
        return sql
    return _MONTH.sub(r"date(\1, 'start of month')", sql).replace("string_agg(", "group_concat(")


def create_view(view: Table, dialect: Dialect) -> list[str]:
    """The statements that create `view` and, where the database keeps comments, say what its columns are."""
    made = [f"CREATE VIEW {quoted(view.name)} AS\n{select(view, dialect)}"]
    return made if dialect == "sqlite" else made + comments(view, "VIEW")
