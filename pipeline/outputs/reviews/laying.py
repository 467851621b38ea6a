"""The ground for some reviews (see `ground.Ground`): only the rows of a database that they concern, in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.outputs.database import Database, read_table
from pipeline.outputs.ddl import create, marks
from pipeline.outputs.reviewed import CORRECTED
from pipeline.outputs.reviews.review import Review
from pipeline.outputs.sqlite import Sqlite
from pipeline.records.tables import AGREEMENTS, ARTICLES, ENTITIES, MENTIONS, ROLES, SIGNATORIES, SIGNERS

_AT_ONCE = 500
_POINTING = (
    ("signatories", "organisation_id"),
    ("signatories", "represented_by_id"),
    ("signers", "person_id"),
    ("signers", "organisation_id"),
)
_OF_AGREEMENTS = (AGREEMENTS, SIGNATORIES, SIGNERS)


def lay(memory: Sqlite, database: Database, reviews: list[Review]) -> None:
    """Make, in an empty database, the ground that reviews are applied to, of the rows of another that they concern:
    the agreements of their articles and those that point to their entities, and all entities, for their names."""
    corrected = {table.name.removeprefix("corrected_"): table for table in CORRECTED}
    for table in (ARTICLES, MENTIONS, ROLES, *corrected.values()):
        memory.execute(create(replace(table, name=table.name.removeprefix("corrected_"), key=())))
    memory.execute("ALTER TABLE articles ADD COLUMN checked INTEGER")
    memory.execute("CREATE TABLE merged (entity_id TEXT, into_id TEXT)")
    memory.execute("CREATE TABLE touched (event_id TEXT)")
    memory.load(ENTITIES, read_table(database, ENTITIES))
    articles, entities, agreements = _concerned(reviews)
    for chunk in _chunks(articles):
        found = database.execute(f"SELECT article_id FROM articles WHERE article_id IN ({marks(chunk)})", chunk)
        memory.many("INSERT INTO articles (article_id) VALUES (?)", found)
    for chunk in _chunks(entities):
        memory.load(MENTIONS, read_table(database, MENTIONS, f"entity_id IN ({marks(chunk)})", chunk))
    for chunk in _chunks(_agreements(database, articles, entities) | agreements):
        for table in _OF_AGREEMENTS:
            memory.load(table, read_table(database, table, f"agreement_id IN ({marks(chunk)})", chunk))
    memory.execute("UPDATE agreements SET event_id = coalesce(event_id, 'event:' || agreement_id)")
    for name, column in (("entities", "entity_id"), ("entities", "name"), ("agreements", "article_id")):
        memory.execute(f"CREATE INDEX {name}_by_{column} ON {name} ({column})")
    for name in ("agreements", "signatories", "signers"):
        memory.execute(f"CREATE INDEX {name}_by_agreement ON {name} (agreement_id)")


def _concerned(reviews: list[Review]) -> tuple[set[str], set[str], set[str]]:
    """The articles, entities and agreements that reviews name."""
    articles = {review.article_id or review.target for review in reviews}
    entities: set[str] = set()
    agreements: set[str] = set()
    for review in reviews:
        if review.action == "merge":
            entities |= {review.target, review.new or ""}
        elif review.action == "split":
            entities |= {review.target, str(review.values.get("entity_id", ""))}
        elif event_of := review.values.get("event_of") if review.field == "agreements" else None:
            agreements.add(str(event_of))
    return articles, entities, agreements


def _agreements(database: Database, articles: set[str], entities: set[str]) -> set[str]:
    """The agreements of articles, and those that point to entities."""
    found: set[str] = set()
    for chunk in _chunks(articles):
        sql = f"SELECT agreement_id FROM agreements WHERE article_id IN ({marks(chunk)})"
        found.update(key for (key,) in database.execute(sql, chunk))
    for chunk in _chunks(entities):
        for table, column in _POINTING:
            sql = f"SELECT agreement_id FROM {table} WHERE {column} IN ({marks(chunk)})"
            found.update(key for (key,) in database.execute(sql, chunk))
    return found


def _chunks(values: Iterable[str]) -> Iterator[list[str]]:
    ordered = sorted(set(values))
    for start in range(0, len(ordered), _AT_ONCE):
        yield ordered[start : start + _AT_ONCE]
