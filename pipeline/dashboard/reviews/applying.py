"""A review, applied to the tables of `effective.sql`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import duckdb

from pipeline.dashboard.reviews import entities, parties
from pipeline.dashboard.reviews.review import Review
from pipeline.language.dates.bounds import bounds

Effect = Literal["applied", "changed", "stale"]
"""applied; changed: too, though a later run extracted something else than what was corrected; stale: what is meant is
no longer there, nothing was done."""

FIELDS = ("kind", "status", "date", "date_basis", "place", "occasion", "subject", "parties")
"""The fields of an agreement that can be corrected."""


def apply(database: duckdb.DuckDBPyConnection, review: Review) -> Effect:
    """Applies a review and puts the events that it concerns into `touched`."""
    return _ACTIONS[review.action](database, review)


def _touched(database: duckdb.DuckDBPyConnection, review: Review) -> str | None:
    """Gives the id of the agreement that a review means: where its words stood, should its number have changed.

    Its event is put into `touched`.
    """
    row = database.execute(
        """
        SELECT agreement_id FROM agreements
        WHERE article_id = $article AND ($start IS NULL OR ("start" < $end AND "end" > $start))
        ORDER BY agreement_id <> $target, abs("start" - coalesce($start, "start")) LIMIT 1
        """,
        {"article": review.article_id, "start": review.start, "end": review.end, "target": review.target},
    ).fetchone()
    if row is None:
        return None
    database.execute("INSERT INTO touched SELECT event_id FROM agreements WHERE agreement_id = ?", [row[0]])
    return str(row[0])


def _correct(database: duckdb.DuckDBPyConnection, review: Review) -> Effect:
    agreement = _touched(database, review)
    if agreement is None:
        return "stale"
    database.execute("UPDATE agreements SET corrected = true WHERE agreement_id = ?", [agreement])
    if review.field in parties.TABLES:
        return parties.replace(database, agreement, review)
    if review.field not in FIELDS:
        return "stale"
    where = "WHERE agreement_id = ?"
    (before,) = database.execute(f'SELECT "{review.field}" FROM agreements {where}', [agreement]).fetchone() or (None,)
    database.execute(f'UPDATE agreements SET "{review.field}" = ? {where}', [review.new, agreement])
    if review.field == "date":
        earliest, latest = bounds(review.new or "")
        basis = "stated" if review.new else "none"
        database.execute(
            f"UPDATE agreements SET date_earliest = ?, date_latest = ?, date_basis = ? {where}",
            [earliest, latest, basis, agreement],
        )
    return "applied" if (None if before is None else str(before)) == review.old else "changed"


def _party(database: duckdb.DuckDBPyConnection, review: Review) -> Effect:
    agreement = _touched(database, review) if review.field in parties.TABLES else None
    if agreement is None:
        return "stale"
    database.execute("UPDATE agreements SET corrected = true WHERE agreement_id = ?", [agreement])
    if review.action == "add":
        return parties.add(database, agreement, review)
    return parties.remove(database, agreement, review)


def _reject(database: duckdb.DuckDBPyConnection, review: Review) -> Effect:
    agreement = _touched(database, review)
    if agreement is None:
        return "stale"
    database.execute("INSERT INTO rejected SELECT * FROM agreements WHERE agreement_id = ?", [agreement])
    for table in ("agreements", "signatories", "signers"):
        database.execute(f"DELETE FROM {table} WHERE agreement_id = ?", [agreement])
    return "applied"


def _check(database: duckdb.DuckDBPyConnection, review: Review) -> Effect:
    found = database.execute(
        "UPDATE articles SET checked = true WHERE article_id = ? RETURNING article_id", [review.target]
    ).fetchall()
    return "applied" if found else "stale"


def _nothing(database: duckdb.DuckDBPyConnection, review: Review) -> Effect:
    return "applied"


_ACTIONS: dict[str, Callable[[duckdb.DuckDBPyConnection, Review], Effect]] = {
    "correct": _correct,
    "add": _party,
    "remove": _party,
    "reject": _reject,
    "check": _check,
    "merge": entities.merge,
    "split": entities.split,
    "undo": _nothing,
}
