"""An agreement that the extraction missed and an analyst added."""

from __future__ import annotations

from typing import Literal

from pipeline.language.dates.bounds import bounds
from pipeline.outputs.reviews import parties
from pipeline.outputs.reviews.ground import Ground, first, insert
from pipeline.outputs.reviews.review import Review

SURE = 1.0
"""The confidence of what a person has read."""

_MARK = ":added-"
_COPIED = ("kind", "status", "date", "date_basis", "place", "occasion", "subject")


def new_id(article: str, review: str) -> str:
    """Gives the id of an agreement that a review adds to an article."""
    return f"{article}{_MARK}{review[:12]}"


def is_one(agreement: str) -> bool:
    """Tells whether an id is that of an agreement that a review added."""
    return _MARK in agreement


def add(database: Ground, review: Review) -> Literal["applied", "stale"]:
    """Adds an agreement. What a later run finds at its words gives way to it: the analyst said all of it.

    review.new: the fields of `applying.FIELDS`, "signatories" and "signers", lists of such objects as reviews of them
    hold, "event_of", the agreement whose event it is, if any, and "beside", the [start, end] of those agreements that
    told of the same words when it was added.
    """
    article = review.article_id
    if first(database, "SELECT count(*) FROM articles WHERE article_id = ?", [article]) == 0:
        return "stale"
    values = review.values
    named = {table: list(values.get(table) or []) for table in parties.TABLES}
    event = first(database, "SELECT event_id FROM agreements WHERE agreement_id = ?", [values.get("event_of")])
    for found in _found(database, review):
        event = event or first(database, "SELECT event_id FROM agreements WHERE agreement_id = ?", [found])
        take_away(database, found)
    event = event or f"event:{review.target}"
    earliest, latest = (day and day.isoformat() for day in bounds(values.get("date") or ""))
    row = {name: values.get(name) for name in _COPIED}
    row |= {"agreement_id": review.target, "article_id": article, "event_id": event, "review": "added"}
    row |= {"date_earliest": earliest, "date_latest": latest, "parties": values.get("parties"), "confidence": SURE}
    insert(database, "agreements", row | {"start": review.start, "end": review.end})
    for table, rows in named.items():
        for one in rows:
            parties.put(database, table, review.target, one)
    database.execute("INSERT INTO touched VALUES (?)", [event])
    return "applied"


def take_away(database: Ground, agreement: str) -> None:
    """Deletes an agreement with its parties; its event is put into `touched`."""
    database.execute("INSERT INTO touched SELECT event_id FROM agreements WHERE agreement_id = ?", [agreement])
    for table in ("agreements", "signatories", "signers"):
        database.execute(f"DELETE FROM {table} WHERE agreement_id = ?", [agreement])


def _found(database: Ground, review: Review) -> list[str]:
    """The agreements that a later run found by itself: of the same kind, at the same words, with one of the parties."""
    values = review.values
    before = {tuple(place) for place in values.get("beside") or []}
    names = {one.get("organisation") for one in values.get("signatories") or []}
    keys = {parties.known(database, "organisation", name) for name in names if name}
    rows = database.execute(
        'SELECT agreement_id, "start", "end" FROM agreements WHERE article_id = ? AND kind = ? AND review IS NULL'
        ' AND "start" < ? AND "end" > ?',
        [review.article_id, values.get("kind"), review.end, review.start],
    )
    found = []
    for agreement, start, end in rows:
        there = database.execute("SELECT organisation_id FROM signatories WHERE agreement_id = ?", [agreement])
        if (start, end) not in before and (not keys or keys & {key for (key,) in there}):
            found.append(str(agreement))
    return found
