"""What reviews say of organisations and people, as a list that `sygnatariusz run --gazetteer` reads."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

import duckdb

from pipeline.dashboard.snapshot import rows
from pipeline.language.names.gazetteer import COLUMNS
from pipeline.outputs.reviews.parties import TABLES
from pipeline.outputs.reviews.review import Review, standing

_NAMED = ("organisation", "represented_by", "person")


def written(database: duckdb.DuckDBPyConnection, reviews: Iterable[Review]) -> str:
    """Gives the list as CSV: every entity that was merged into, split off, or named by hand, with all its names.

    The id is that of `entities`, so that a run that uses the list can be joined to what was reviewed.
    """
    ids, names = _meant(standing(list(reviews)))
    found = rows(
        database,
        """
        SELECT DISTINCT name, acronym, aliases, kind, coalesce(external_id, entity_id) AS id FROM entities
        WHERE list_contains($ids, entity_id) OR list_contains($names, name) ORDER BY kind, name
        """,
        {"ids": ids, "names": names},
    )
    stream = io.StringIO()
    writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
    writer.writeheader()
    seen: set[tuple[str, str]] = set()
    for row in found:
        # Two that bear the same name cannot be told apart by a list of names: neither would be believed.
        if (row["kind"], row["name"].casefold()) not in seen:
            seen.add((row["kind"], row["name"].casefold()))
            writer.writerow({name: row[name] or "" for name in COLUMNS})
    return stream.getvalue()


def _meant(reviews: Iterable[Review]) -> tuple[list[str], list[str]]:
    """Gives the ids and the names of the entities that reviews are about."""
    ids: set[str] = set()
    names: set[str] = set()
    for review in reviews:
        if review.action == "merge" and review.new:
            ids.add(review.new)
        elif review.action == "split":
            ids |= {review.target, str(review.values.get("entity_id", ""))}
        elif review.action in {"add", "correct"}:
            parties = [review.values] if review.field in TABLES else []
            if review.field == "agreements":
                parties = [party for table in TABLES for party in review.values.get(table) or []]
            names |= {str(party[part]) for party in parties for part in _NAMED if party.get(part)}
    return sorted(ids), sorted(names)
