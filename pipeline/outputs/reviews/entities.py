"""Two entities that are one, and one that is two."""

from __future__ import annotations

from typing import Literal

from pipeline.outputs.ddl import marks
from pipeline.outputs.reviews.ground import Ground, first, insert
from pipeline.outputs.reviews.review import Review

_IDS = (
    ("mentions", "entity_id"),
    ("signatories", "organisation_id"),
    ("signatories", "represented_by_id"),
    ("signers", "person_id"),
    ("signers", "organisation_id"),
    ("roles", "person_id"),
    ("roles", "organisation_id"),
)
_NAMES = {"entity_id": "name"}


def merge(database: Ground, review: Review) -> Literal["applied", "stale"]:
    """Makes the target another entity: its rows, names and counts go over to that one."""
    other = review.new
    names = database.execute(
        "SELECT entity_id, name, acronym, aliases FROM entities WHERE entity_id IN (?, ?)", [review.target, other]
    )
    found = {row[0]: row[1:] for row in names}
    if other is None or review.target == other or len(found) < 2:
        return "stale"
    _touch(database, review.target)
    _touch(database, other)
    for table, column in _IDS:
        database.execute(f"UPDATE {table} SET {column} = ? WHERE {column} = ?", [other, review.target])
    name, acronym, aliases = found[review.target]
    own, own_acronym, own_aliases = found[other]
    known = [*(own_aliases or "").split("|"), name, *(aliases or "").split("|")]
    if own_acronym and acronym != own_acronym:
        known.append(acronym or "")
    joined = "|".join(dict.fromkeys(alias for alias in known if alias and alias not in {own, own_acronym}))
    database.execute(
        "UPDATE entities SET aliases = ?, acronym = coalesce(acronym, ?) WHERE entity_id = ?",
        [joined or None, acronym, other],
    )
    database.execute("DELETE FROM entities WHERE entity_id = ?", [review.target])
    database.execute("UPDATE merged SET into_id = ? WHERE into_id = ?", [other, review.target])
    database.execute("INSERT INTO merged VALUES (?, ?)", [review.target, other])
    _count(database, other)
    return "applied"


def split(database: Ground, review: Review) -> Literal["applied", "stale"]:
    """Makes an entity of its own of what some articles call the target, or of what bears some of its names.

    review.new: {"entity_id", "name", "articles": [...], "names": [...]}.
    """
    values = review.values
    kind = first(database, "SELECT kind FROM entities WHERE entity_id = ?", [review.target])
    if kind is None or not values.get("entity_id"):
        return "stale"
    other, name = str(values["entity_id"]), str(values.get("name", ""))
    articles, names = list(values.get("articles", [])), list(values.get("names", []))
    _touch(database, review.target)
    for table, column in _IDS:
        named = _NAMES.get(column, column.removesuffix("_id"))
        of_articles = _among("article_id", articles)
        if table in {"signatories", "signers"}:
            of_articles = f"agreement_id IN (SELECT agreement_id FROM agreements WHERE {of_articles})"
        database.execute(
            f"UPDATE {table} SET {column} = ? WHERE {column} = ? AND ({of_articles} OR {_among(named, names)})",
            [other, review.target, *articles, *names],
        )
    database.execute("DELETE FROM merged WHERE entity_id = ?", [other])
    if first(database, "SELECT count(*) FROM entities WHERE entity_id = ?", [other]) == 0:
        insert(database, "entities", {"entity_id": other, "kind": kind, "name": name, "articles": 0, "mentions": 0})
    aliases = first(database, "SELECT aliases FROM entities WHERE entity_id = ?", [review.target])
    left = "|".join(alias for alias in (aliases or "").split("|") if alias not in {*names, name})
    database.execute("UPDATE entities SET aliases = ? WHERE entity_id = ?", [left or None, review.target])
    _count(database, review.target)
    _count(database, other)
    return "applied"


def _among(column: str, values: list[str]) -> str:
    return f"{column} IN ({marks(values)})" if values else "1 = 0"


def _touch(database: Ground, entity: str) -> None:
    for table, columns in (
        ("signatories", ("organisation_id", "represented_by_id")),
        ("signers", ("person_id", "organisation_id")),
    ):
        where = " OR ".join(f"{column} = ?" for column in columns)
        database.execute(
            "INSERT INTO touched SELECT DISTINCT event_id FROM agreements"
            f" WHERE agreement_id IN (SELECT agreement_id FROM {table} WHERE {where})",
            [entity] * len(columns),
        )


def _count(database: Ground, entity: str) -> None:
    articles, mentions = database.execute(
        "SELECT count(DISTINCT article_id), count(*) FROM mentions WHERE entity_id = ?", [entity]
    )[0]
    database.execute("UPDATE entities SET articles = ?, mentions = ? WHERE entity_id = ?", [articles, mentions, entity])
