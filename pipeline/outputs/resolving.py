"""Who is who, which texts are the same and which agreements are one event, over all articles of a database."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import pyarrow as pa

from pipeline.language.names.gazetteer import Entry
from pipeline.outputs.database import Changeable, Database
from pipeline.outputs.ddl import quoted
from pipeline.records import identity
from pipeline.records.article import KINDS, ArticleRows
from pipeline.records.events import events
from pipeline.records.ids import entity_id
from pipeline.records.tables import ENTITIES, NAMES_OF_IDS, ROLES, SIGNATORIES, SIGNERS

_NAMED = tuple(
    (table.name, key, column, "person" if key == "person_id" else "organisation")
    for table in (ROLES, SIGNATORIES, SIGNERS)
    for key, column in NAMES_OF_IDS.items()
    if key in table.names
)
"""(table, column of ids, column of names, kind of entity)"""


def remembered(database: Database, entities: pa.Table, given: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries of a gazetteer: those given, and those of earlier runs that the entities' external ids tell of."""
    names = ("kind", "name", "acronym", "external_id")
    sql = f"SELECT {', '.join(names)} FROM entities WHERE external_id IS NOT NULL"
    now = [row for row in zip(*(entities[name].to_pylist() for name in names), strict=True) if row[3]]
    known = {id: Entry(name, acronym or "", (), kind, id) for kind, name, acronym, id in (*database.execute(sql), *now)}
    return (*(entry for entry in known.values() if entry.id not in {entry.id for entry in given}), *given)


def resolve(database: Changeable, gazetteer: Iterable[Entry]) -> None:
    """Set all ids of entities and events, `duplicate_of` and the table of entities to what one run over all gives.

    Only what changes is written. All texts are read, as any may be the one that a new one reprints.
    """
    entries = tuple(gazetteer)
    _entities(database, entries)
    _events(database, _duplicates(database))


def _entities(database: Changeable, gazetteer: tuple[Entry, ...]) -> None:
    mentioned = database.execute(
        "SELECT label, name, entity_id, COUNT(*) FROM mentions "
        "WHERE entity_id IS NOT NULL AND name IS NOT NULL GROUP BY label, name, entity_id"
    )
    abbreviated = database.execute(
        "SELECT DISTINCT article_id, label, name, acronym FROM mentions "
        "WHERE entity_id IS NOT NULL AND acronym IS NOT NULL"
    )
    named = {
        (table, key, column, kind): database.execute(
            f"SELECT DISTINCT {column}, {key} FROM {table} WHERE {key} IS NOT NULL AND {column} IS NOT NULL"
        )
        for table, key, column, kind in _NAMED
    }
    told = ArticleRows({})
    pairs = [(KINDS[label], name) for label, name, *_ in mentioned]
    pairs += [(kind, name) for (_, _, _, kind), found in named.items() for name, _ in found]
    told.mentions.extend(_mention(kind, name, None) for kind, name in pairs)
    told.mentions.extend(_mention(KINDS[label], name, acronym) for _, label, name, acronym in abbreviated)
    same = identity.same_entities([told], gazetteer)

    def meant(kind: str, name: str) -> str:
        raw = entity_id(kind, name)
        return same.get(raw, raw)

    names: dict[str, Counter[str]] = defaultdict(Counter)
    acronyms: dict[str, Counter[str]] = defaultdict(Counter)
    moves: dict[tuple[str, str, str], list[tuple[str, ...]]] = defaultdict(list)
    for _, raw, acronym in {(key, entity_id(KINDS[label], name), given) for key, label, name, given in abbreviated}:
        acronyms[same.get(raw, raw)][acronym] += 1
    for label, name, now, mentions in mentioned:
        entity = meant(KINDS[label], name)
        names[entity][name] += mentions
        if entity != now:
            moves["mentions", "entity_id", "label = ? AND name = ?"].append((entity, label, name, now))
    for (table, key, column, kind), found in named.items():
        for name, now in found:
            entity = meant(kind, name)
            names[entity][name] += 0
            if entity != now:
                moves[table, key, f"{column} = ?"].append((entity, name, now))
    # Who is pointed to must be there before, and may go only after.
    there = {key for (key,) in database.execute("SELECT entity_id FROM entities")}
    database.many("INSERT INTO entities (entity_id) VALUES (?)", [(key,) for key in sorted(names.keys() - there)])
    for (table, key, condition), rows in moves.items():
        database.many(f"UPDATE {table} SET {key} = ? WHERE {condition} AND {key} = ?", rows)
    counts = "SELECT entity_id, COUNT(DISTINCT article_id) FROM mentions WHERE entity_id IS NOT NULL GROUP BY entity_id"
    counted: dict[str, int] = dict(database.execute(counts))
    _describe(database, identity.described(names, counted, identity.commonest(acronyms), gazetteer))


def _mention(kind: str, name: str, acronym: str | None) -> dict[str, str | None]:
    return {"entity_id": entity_id(kind, name), "name": name, "acronym": acronym}


def _describe(database: Changeable, rows: list[dict[str, object]]) -> None:
    columns = ", ".join(map(quoted, ENTITIES.names))
    before = {row[0]: row for row in database.execute(f"SELECT {columns} FROM entities")}
    after = {row["entity_id"]: tuple(row[name] for name in ENTITIES.names) for row in rows}
    others = ENTITIES.names[1:]
    changed = [(*row[1:], key) for key, row in after.items() if before.get(key) != row]
    database.many(f"UPDATE entities SET {', '.join(f'{quoted(n)} = ?' for n in others)} WHERE entity_id = ?", changed)
    database.many("DELETE FROM entities WHERE entity_id = ?", [(key,) for key in sorted(before.keys() - after.keys())])


def _duplicates(database: Changeable) -> dict[str, str]:
    """Sets `duplicate_of`; gives article_id -> article_id of the one that stands for it."""
    names = ("article_id", "text", "published", "duplicate_of")
    rows = database.execute(f"SELECT {', '.join(names)} FROM articles")
    found = identity.duplicates(ArticleRows(dict(zip(names, row, strict=True))) for row in rows)
    moves = [(found.get(key), key) for key, *_, now in rows if found.get(key) != now]
    database.many("UPDATE articles SET duplicate_of = ? WHERE article_id = ?", moves)
    return found


def _events(database: Changeable, same_text: dict[str, str]) -> None:
    names = ("agreement_id", "article_id", "event_id", "kind", "date_earliest", "date_latest", "start", "end")
    columns = ", ".join(map(quoted, names))
    agreements = [
        dict(zip(names, row, strict=True))
        for row in database.execute(f"SELECT {columns} FROM agreements ORDER BY agreement_id")
    ]
    signatories = [
        {"agreement_id": key, "organisation": name}
        for key, name in database.execute(
            "SELECT agreement_id, organisation FROM signatories WHERE organisation IS NOT NULL "
            "ORDER BY agreement_id, position"
        )
    ]
    found = events(agreements, signatories, same_text)
    moves = [(found[row["agreement_id"]], row["agreement_id"]) for row in agreements]
    changed = [move for move, row in zip(moves, agreements, strict=True) if move[0] != row["event_id"]]
    database.many("UPDATE agreements SET event_id = ? WHERE agreement_id = ?", changed)
