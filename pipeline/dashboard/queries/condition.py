"""Filters as a condition of SQL on the table `events`."""

from __future__ import annotations

from typing import Any

import duckdb

from pipeline.dashboard.places import towns_of
from pipeline.dashboard.queries.filters import Filters
from pipeline.dashboard.queries.words import found

_ORGANISATION = """
event_id IN (
    SELECT event_id FROM event_signatories WHERE {organisation} OR {represented_by}
    UNION ALL SELECT event_id FROM event_signers WHERE {organisation}
)"""
_PERSON = "event_id IN (SELECT event_id FROM event_signers WHERE {person})"
_ARTICLES = "event_id IN (SELECT event_id FROM agreements JOIN articles USING (article_id) WHERE {})"
_REVIEWED = {
    "checked": _ARTICLES.format("articles.checked"),
    "corrected": "events.corrected",
    "open": f"NOT events.corrected AND NOT {_ARTICLES.format('articles.checked')}",
}


def condition(database: duckdb.DuckDBPyConnection, filters: Filters) -> tuple[str, dict[str, Any]]:
    """Gives the condition and its parameters, by name."""
    parts: list[str] = []
    given: dict[str, Any] = {}

    def add(part: str, **values: Any) -> None:
        parts.append(part)
        given.update(values)

    if filters.since is not None:
        add("date_latest >= $since", since=filters.since)
    if filters.until is not None:
        add("date_earliest <= $until", until=filters.until)
    if filters.kind:
        add("list_contains($kind, kind)", kind=list(filters.kind))
    if filters.status:
        add("list_contains($status, status)", status=list(filters.status))
    if filters.org:
        names = ("organisation", "represented_by")
        add(_ORGANISATION.format(**{name: _named(filters.org, name, "org") for name in names}), org=filters.org)
    if filters.person:
        add(_PERSON.format(person=_named(filters.person, "person", "person")), person=filters.person)
    if filters.place:
        add("contains(fold(place), fold($place))", place=filters.place)
    if filters.voivodeship:
        add("list_contains($towns, place)", towns=sorted(towns_of(filters.voivodeship)))
    if filters.site:
        add(_ARTICLES.format("site = $site"), site=filters.site)
    if filters.confidence is not None:
        add("confidence >= $confidence", confidence=filters.confidence)
    if filters.words:
        add(_ARTICLES.format("article_id IN (SELECT article_id FROM found WHERE words = $words)"),
            words=found(database, filters.words))  # fmt: skip
    if filters.reviewed:
        add(_REVIEWED[filters.reviewed])
    return " AND ".join(f"({part})" for part in parts) or "true", given


def _named(asked: str, column: str, parameter: str) -> str:
    """The condition on an entity's column: its id where an id is asked, else a part of its name or its acronym."""
    kind = "person" if parameter == "person" else "org"
    if asked.startswith(f"{kind}:"):
        return f"{column}_id = ${parameter}"
    return (
        f"{column}_id IN (SELECT entity_id FROM entities WHERE entity_id LIKE '{kind}:%'"
        f" AND bears(name, acronym, aliases, ${parameter}))"
    )
