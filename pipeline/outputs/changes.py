"""What the articles of a run change in a database: rows that go and rows that come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.outputs.database import Changeable, Database, read_table
from pipeline.outputs.ddl import marks, quoted
from pipeline.outputs.parts import Part, Parts
from pipeline.records.tables import (
    AGREEMENTS,
    ARTICLES,
    ENTITIES,
    FAILURES,
    MENTIONS,
    NAMES_OF_IDS,
    ROLES,
    SIGNATORIES,
    SIGNERS,
    Table,
)

_OF_ARTICLES = (ARTICLES, MENTIONS, ROLES, AGREEMENTS)
_OF_AGREEMENTS = (SIGNATORIES, SIGNERS)
_ALL = (*_OF_ARTICLES, *_OF_AGREEMENTS)

# What other articles decide, and what differs each time that the same article is fetched.
_NOT_ITS_OWN = frozenset({*NAMES_OF_IDS, "event_id", "duplicate_of", "source", "retrieved"})
_AT_ONCE = 500


def apply(database: Changeable, parts: Parts) -> bool:
    """Put the articles and failures of a run into a database; tells whether anything changed.

    The ids of entities and events are left as the run gave them. Failures of a source stand for as long as the last run
    over it failed.
    """
    ours, changed = set(parts.keys), False
    read = set(parts.of_all["failures"]["source"].to_pylist())
    for part in parts.articles():
        changed |= _apply(database, part, parts.of_all["entities"], ours)
        read.update(part["articles"]["source"].to_pylist())
    return changed | _fail(database, parts.of_all["failures"], read - {None})


def _apply(database: Changeable, rows: Part, entities: pa.Table, ours: set[str]) -> bool:
    """Put some articles into a database; tells whether that changed it. ours: the ids of all articles of the run."""
    keys: list[str] = rows["articles"]["article_id"].to_pylist()
    there = _existing(database, keys)
    old, new = _own(there), _own(rows)
    known = set(there["articles"]["article_id"].to_pylist())
    same = {key for key in known if old[key] == new[key]}
    gone = (known - same) | _replaced(database, rows["articles"], known, ours)
    coming = [key for key in keys if key not in same]
    _delete(database, gone)
    _insert(database, rows, entities, coming)
    return bool(gone or coming)


def _chunks(values: Iterable[str]) -> Iterator[list[str]]:
    ordered = sorted(set(values))
    for start in range(0, len(ordered), _AT_ONCE):
        yield ordered[start : start + _AT_ONCE]


def _of(table: Table, keys: list[str]) -> str:
    """The condition for the rows of a table that belong to some articles."""
    of_articles = f"article_id IN ({marks(keys)})"
    if table in _OF_ARTICLES:
        return of_articles
    return f"agreement_id IN (SELECT agreement_id FROM agreements WHERE {of_articles})"


def _existing(database: Database, keys: list[str]) -> dict[str, pa.Table]:
    """The rows that a database holds of some articles."""
    found: dict[str, list[pa.Table]] = defaultdict(list)
    for chunk in _chunks(keys):
        for table in _ALL:
            found[table.name].append(read_table(database, table, _of(table, chunk), chunk))
    return {
        table.name: pa.concat_tables(found[table.name]) if found[table.name] else read_table(database, table, "1 = 0")
        for table in _ALL
    }


def _own(rows: Part) -> dict[str, list[tuple[object, ...]]]:
    """article_id -> its rows, as far as the article alone decides them."""
    found: dict[str, list[tuple[object, ...]]] = defaultdict(list)
    for table in _ALL:
        names = [name for name in table.names if name not in _NOT_ITS_OWN]
        key = names.index("article_id" if table in _OF_ARTICLES else "agreement_id")
        columns = [rows[table.name][name].to_pylist() for name in names]
        for values in zip(*columns, strict=True):
            found[values[key].rpartition(":")[0] or values[key]].append((table.name, *values))
    return {key: sorted(values, key=repr) for key, values in found.items()}


def _replaced(database: Database, articles: pa.Table, known: set[str], ours: set[str]) -> set[str]:
    """The articles of a database whose address, or file where they have none, now gives another text."""
    ids, urls, sources = (articles[name].to_pylist() for name in ("article_id", "url", "source"))
    fresh = [(url, source) for key, url, source in zip(ids, urls, sources, strict=True) if key not in known]
    by_url = [url for url, _ in fresh if url is not None]
    by_source = [source for url, source in fresh if url is None and source is not None]
    found: set[str] = set()
    for condition, values in (("url IN", by_url), ("url IS NULL AND source IN", by_source)):
        for chunk in _chunks(values):
            sql = f"SELECT article_id FROM articles WHERE {condition} ({marks(chunk)})"
            found.update(key for (key,) in database.execute(sql, chunk))
    return found - ours


def _delete(database: Changeable, keys: set[str]) -> None:
    for chunk in _chunks(keys):
        for table in reversed(_ALL):
            database.execute(f"DELETE FROM {quoted(table.name)} WHERE {_of(table, chunk)}", chunk)
        database.forget_texts(chunk)


def _insert(database: Changeable, rows: Part, entities: pa.Table, keys: list[str]) -> None:
    wanted = pa.array(keys, pa.large_string())
    articles = rows["articles"].filter(pc.is_in(rows["articles"]["article_id"], wanted))
    if not articles.num_rows:
        return
    agreements = rows["agreements"].filter(pc.is_in(rows["agreements"]["article_id"], wanted))
    missing = pa.array(_unknown(database, rows), pa.large_string())
    database.load(ENTITIES, entities.filter(pc.is_in(entities["entity_id"], missing)))
    database.load(ARTICLES, articles)
    for table in (MENTIONS, ROLES):
        database.load(table, rows[table.name].filter(pc.is_in(rows[table.name]["article_id"], wanted)))
    database.load(AGREEMENTS, agreements)
    for table in _OF_AGREEMENTS:
        of_these = pc.is_in(rows[table.name]["agreement_id"], agreements["agreement_id"].combine_chunks())
        database.load(table, rows[table.name].filter(of_these))


def _unknown(database: Database, rows: Part) -> list[str]:
    """The entities that some articles point to and a database does not hold."""
    named = {
        key
        for table in _ALL
        for column in NAMES_OF_IDS
        if column in table.names
        for key in pc.unique(rows[table.name][column]).to_pylist()
    } - {None}
    for chunk in _chunks(named):
        sql = f"SELECT entity_id FROM entities WHERE entity_id IN ({marks(chunk)})"
        named -= {key for (key,) in database.execute(sql, chunk)}
    return sorted(named)


def _fail(database: Changeable, failures: pa.Table, read: set[str]) -> bool:
    """Put the failures of a run in the place of those that its sources had before; tells whether anything changed."""
    columns = ", ".join(map(quoted, FAILURES.names))
    before: list[tuple[object, ...]] = []
    for chunk in _chunks(read):
        before += database.execute(f"SELECT {columns} FROM failures WHERE source IN ({marks(chunk)})", chunk)
    after = list(zip(*(failures[name].to_pylist() for name in FAILURES.names), strict=True))
    if sorted(before, key=repr) == sorted(after, key=repr):
        return False
    for chunk in _chunks(read):
        database.execute(f"DELETE FROM failures WHERE source IN ({marks(chunk)})", chunk)
    database.load(FAILURES, failures)
    return True
