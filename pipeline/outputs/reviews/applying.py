"""A review, applied to the tables that hold what was extracted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from pipeline.language.dates.bounds import bounds
from pipeline.outputs.reviews import entities, missed, parties
from pipeline.outputs.reviews.ground import Ground, first
from pipeline.outputs.reviews.review import Review

Effect = Literal["applied", "changed", "stale"]
"""applied; changed: too, though a later run extracted something else than what was corrected; stale: what is meant is
no longer there, nothing was done."""

FIELDS = ("kind", "status", "date", "date_basis", "place", "occasion", "subject", "parties")
"""The fields of an agreement that can be corrected."""


def apply(database: Ground, review: Review) -> Effect:
    """Applies a review and puts the events that it concerns into `touched`."""
    return _ACTIONS[review.action](database, review)


def _meant(database: Ground, review: Review) -> str | None:
    """Gives the id of the agreement that a review means: where its words stood, should its number have changed.

    Its event is put into `touched`.
    """
    rows = database.execute(
        'SELECT agreement_id, event_id, "start", "end" FROM agreements WHERE article_id = ?', [review.article_id]
    )
    if missed.is_one(review.target):  # it bears no number that a run gave
        rows = [row for row in rows if row[0] == review.target]
    elif review.start is not None and review.end is not None:
        rows = [row for row in rows if row[2] is not None and row[2] < review.end and row[3] > review.start]
    if not rows:
        return None
    at = review.start or 0
    agreement, event, *_ = min(rows, key=lambda row: (row[0] != review.target, abs((row[2] or 0) - at), row[0]))
    database.execute("INSERT INTO touched VALUES (?)", [event])
    return str(agreement)


def _correct(database: Ground, review: Review) -> Effect:
    agreement = _meant(database, review)
    if agreement is None:
        return "stale"
    _mark(database, agreement)
    if review.field in parties.TABLES:
        return parties.replace(database, agreement, review)
    if review.field not in FIELDS:
        return "stale"
    where = "WHERE agreement_id = ?"
    before = first(database, f'SELECT "{review.field}" FROM agreements {where}', [agreement])
    database.execute(f'UPDATE agreements SET "{review.field}" = ? {where}', [review.new, agreement])
    if review.field == "date":
        days = [day and day.isoformat() for day in bounds(review.new or "")]
        database.execute(
            f"UPDATE agreements SET date_earliest = ?, date_latest = ?, date_basis = ? {where}",
            [*days, "stated" if review.new else "none", agreement],
        )
    return "applied" if (None if before is None else str(before)) == review.old else "changed"


def _add(database: Ground, review: Review) -> Effect:
    if review.field == "agreements":
        return missed.add(database, review)
    agreement = _meant(database, review) if review.field in parties.TABLES else None
    if agreement is None:
        return "stale"
    _mark(database, agreement)
    return parties.add(database, agreement, review)


def _remove(database: Ground, review: Review) -> Effect:
    agreement = _meant(database, review) if review.field in parties.TABLES else None
    if agreement is None:
        return "stale"
    _mark(database, agreement)
    return parties.remove(database, agreement, review)


def _mark(database: Ground, agreement: str) -> None:
    database.execute("UPDATE agreements SET review = coalesce(review, 'corrected') WHERE agreement_id = ?", [agreement])


def _reject(database: Ground, review: Review) -> Effect:
    agreement = _meant(database, review)
    if agreement is None:
        return "stale"
    missed.take_away(database, agreement)
    return "applied"


def _check(database: Ground, review: Review) -> Effect:
    if first(database, "SELECT count(*) FROM articles WHERE article_id = ?", [review.target]) == 0:
        return "stale"
    database.execute("UPDATE articles SET checked = true WHERE article_id = ?", [review.target])
    return "applied"


def _nothing(database: Ground, review: Review) -> Effect:
    return "applied"


_ACTIONS: dict[str, Callable[[Ground, Review], Effect]] = {
    "correct": _correct,
    "add": _add,
    "remove": _remove,
    "reject": _reject,
    "check": _check,
    "merge": entities.merge,
    "split": entities.split,
    "undo": _nothing,
}
