"""The views that databases get for dashboards: their columns, and their SQL in each database's own words."""

from __future__ import annotations

import re
from importlib.resources import files

from pipeline.outputs.ddl import Dialect, comments, quoted
from pipeline.outputs.reviewed import REVIEW
from pipeline.records.tables import AGREEMENTS, ENTITIES, SIGNATORIES, SIGNERS, TABLES, Column, Table

_MONTH = re.compile(r"CAST\(date_trunc\('month', (\w+)\) AS DATE\)")
_DAYS = re.compile(r"(\w+) - (\w+), 1000000")


def _of(table: str, *names: str) -> tuple[Column, ...]:
    """The columns of a table that a view hands on as they are."""
    columns = {column.name: column for known in TABLES if known.name == table for column in known.columns}
    return tuple(columns[name] for name in names)


def _reviewed(table: Table, *more: Column) -> Table:
    """The view of a table of which analysts have the last word."""
    return Table(f"{table.name}_reviewed", f"{table.about}, with the reviews applied", (*table.columns, *more))


AGREEMENTS_REVIEWED = _reviewed(AGREEMENTS, REVIEW)
SIGNATORIES_REVIEWED = _reviewed(SIGNATORIES)
SIGNERS_REVIEWED = _reviewed(SIGNERS)
ENTITIES_REVIEWED = _reviewed(ENTITIES)

_EVENT_ID = Column("event_id", "text", "the event", ("agreement_events", "event_id"))
_SOURCES = Column("sources", "integer", "number of articles that tell of it; those that reprint one another are one")

EVENT_SOURCES = Table(
    "event_sources",
    "an agreement of an article, as one of those that tell of an event",
    (
        _EVENT_ID,
        Column("rank", "integer", "1 is believed first: what an analyst corrected, then the surest, then the earliest"),
        *_of("agreements", "agreement_id", "article_id"),
        Column("original_id", "text", "the article, or the one that it reprints", ("articles", "article_id")),
        REVIEW,
        *_of("agreements", "confidence"),
        *_of("articles", "published", "title", "url", "source"),
    ),
)

EVENT_SIGNATORIES = Table(
    "event_signatories",
    "an organisation that is party to an event, once, whatever number of articles name it",
    (
        _EVENT_ID,
        Column("position", "integer", "its place, from 1: in the order of the article that is believed first"),
        *_of("signatories", "organisation_id", "organisation", "acronym", "represented_by_id", "represented_by"),
        _SOURCES,
    ),
)

EVENT_SIGNERS = Table(
    "event_signers",
    "a person who signed at an event, once, whatever number of articles name them",
    (
        _EVENT_ID,
        Column("position", "integer", "their place, from 1: in the order of the article that is believed first"),
        *_of("signers", "person_id", "person", "role", "organisation_id", "organisation"),
        _SOURCES,
    ),
)

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
        _SOURCES,
        Column("published", "date", "day of the first of these articles"),
        Column("confidence", "number", "of the article that is surest of it"),
        Column("corrected", "integer", "how many of its agreements an analyst corrected or added"),
        Column("agreement_id", "text", "the agreement that is believed first", ("agreements", "agreement_id")),
        *_of("articles", "article_id", "title", "url", "source"),
    ),
)

SIGNATORIES_FLAT = Table(
    "signatories_flat",
    "a signatory of an agreement of an article, with the agreement and the article beside it",
    (
        *_of("signatories", "agreement_id", "position"),
        _EVENT_ID,
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

VIEWS: tuple[Table, ...] = (
    AGREEMENTS_REVIEWED,
    SIGNATORIES_REVIEWED,
    SIGNERS_REVIEWED,
    ENTITIES_REVIEWED,
    EVENT_SOURCES,
    EVENT_SIGNATORIES,
    EVENT_SIGNERS,
    AGREEMENT_EVENTS,
    SIGNATORIES_FLAT,
    COOPERATION,
    TIMELINE,
)
"""Every view, each after those that it reads."""


def select(view: Table, dialect: Dialect) -> str:
    """The SELECT statement of `view`; the file of its name in sql/ holds it as DuckDB and PostgreSQL understand it."""
    sql = (files("pipeline.outputs") / "sql" / f"{view.name}.sql").read_text(encoding="utf-8").strip()
    if dialect != "sqlite":
        return sql
    sql = _MONTH.sub(r"date(\1, 'start of month')", sql).replace("string_agg(", "group_concat(")
    return _DAYS.sub(r"julianday(\1) - julianday(\2), 1000000", sql)


def create_view(view: Table, dialect: Dialect) -> list[str]:
    """The statements that create `view` and, where the database keeps comments, say what its columns are."""
    made = [f"CREATE VIEW {quoted(view.name)} AS\n{select(view, dialect)}"]
    return made if dialect == "sqlite" else made + comments(view, "VIEW")
