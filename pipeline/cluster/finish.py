"""The end: a partition's records with what the others say of them, as a file a table; and the table of entities."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from pipeline.cluster import form
from pipeline.cluster.extraction import EXTRACTED
from pipeline.cluster.frames import NUMBER, TEXT, Form, made, surviving, values
from pipeline.cluster.storage import Folder
from pipeline.language.names.gazetteer import Entry
from pipeline.outputs.arrow import arrow
from pipeline.outputs.parquet import dtypes
from pipeline.records.article import Row
from pipeline.records.build import acronyms, frame, named, relinked
from pipeline.records.events import event_id
from pipeline.records.identity import commonest, described
from pipeline.records.tables import ENTITIES, TABLES, Table

COUNTED: Form = {"entity": TEXT, "what": TEXT, "value": TEXT, "number": NUMBER}
TOTAL: Form = {"table": TEXT, "rows": NUMBER}

_NAME, _ACRONYM, _ARTICLES, _ROWS = "name", "acronym", "articles", "rows"


def written(
    place: pd.DataFrame,
    lost: pd.DataFrame,
    meant: pd.DataFrame,
    same_text: pd.DataFrame,
    events: pd.DataFrame,
    out: str,
) -> pd.DataFrame:
    """Writes the tables of a partition, one file each; gives what it knows of each entity, and how many rows there are.

    The other tables are what the other partitions said: `meant` of its entities, `same_text` of its articles, `events`
    of its agreements.
    """
    articles = surviving(place, lost, out, None)
    tables = relinked(
        articles, dict(values(same_text, "article_id", "duplicate_of")), dict(values(meant, "entity", "meant"))
    )
    event_of = dict(values(events, "agreement_id", "event_id"))
    tables["agreements"] = [
        row | {"event_id": event_of.get(row["agreement_id"]) or event_id([row["agreement_id"]])}
        for row in tables["agreements"]
    ]
    file = place["file"].iloc[0]
    with Folder(out).stream(f"{EXTRACTED}/{file}") as stream:
        failed = form.failures(form.read(stream, [f"failure_{name}" for name in ("source", "stage", "error")]))
    tables["failures"] = [{"source": one.source, "stage": one.stage, "error": one.error} for one in failed]
    for table in TABLES:
        if table is not ENTITIES:
            put(table, tables[table.name], file, out)
    counted = _counted(tables, acronyms(articles, dict(values(meant, "entity", "meant"))))
    totals = (("", _ROWS, name, len(rows)) for name, rows in tables.items())
    return made(COUNTED, [*counted, *totals])


def _counted(
    tables: dict[str, list[Row]], acronyms_of: dict[str, Counter[str]]
) -> Iterable[tuple[str, str, str | None, int]]:
    names: Counter[tuple[str, str]] = Counter()
    articles: dict[str, set[str]] = defaultdict(set)
    for row in tables["mentions"]:
        if row["entity_id"] is not None:
            names[row["entity_id"], row["name"]] += 1
            articles[row["entity_id"]].add(row["article_id"])
    for entity, name in named(tables):
        names[entity, name] += 0
    yield from ((entity, _NAME, name, count) for (entity, name), count in names.items())
    yield from ((entity, _ARTICLES, None, len(found)) for entity, found in articles.items())
    for entity, counted in acronyms_of.items():
        yield from ((entity, _ACRONYM, acronym, count) for acronym, count in counted.items())


def described_in(block: pd.DataFrame, place: pd.DataFrame, out: str, gazetteer: Sequence[Entry]) -> pd.DataFrame:
    """Writes the entities of a block of what is known of them; gives how many rows each table has, as far as told here.

    place: the file that they are written to.
    """
    known: dict[str, dict[str, Counter[Any]]] = {
        what: defaultdict(Counter) for what in (_NAME, _ACRONYM, _ARTICLES, _ROWS)
    }
    for entity, what, value, number in values(block, "entity", "what", "value", "number"):
        known[what][entity][value] += number
    articles = {entity: sum(counted.values()) for entity, counted in known[_ARTICLES].items()}
    rows = described(known[_NAME], articles, commonest(known[_ACRONYM]), gazetteer)
    put(ENTITIES, rows, place["file"].iloc[0], out)
    return made(TOTAL, [*known[_ROWS][""].items(), (ENTITIES.name, len(rows))])


def put(table: Table, rows: list[Row], file: str, out: str) -> None:
    """Writes rows of a table as a file of its folder."""
    content = arrow({table.name: frame(table, rows)})[table.name]
    Folder(out).put(f"{table.name}/{file}", form.packed(content.replace_schema_metadata(dtypes(content))))
