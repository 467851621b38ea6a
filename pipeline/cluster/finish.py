"""The end: a partition's records with what the others say of them, as a file a table; and the table of entities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import pandas as pd

from pipeline.cluster import form
from pipeline.cluster.extraction import EXTRACTED
from pipeline.cluster.frames import NUMBER, TEXT, Form, made, surviving, values
from pipeline.cluster.storage import Folder
from pipeline.language.names.gazetteer import Entry
from pipeline.outputs.arrow import arrow
from pipeline.outputs.parquet import dtypes
from pipeline.records.across import Across, Said
from pipeline.records.build import frame, of_all, of_articles
from pipeline.records.events import event_id
from pipeline.records.tables import ENTITIES

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
    same_entity = dict(values(meant, "entity", "meant"))
    agreements = [row["agreement_id"] for rows in articles for row in rows.agreements]
    event_of = {one: event_id([one]) for one in agreements} | dict(values(events, "agreement_id", "event_id"))
    told = Across(dict(values(same_text, "article_id", "duplicate_of")), same_entity, event_of, [])
    file = place["file"].iloc[0]
    with Folder(out).stream(f"{EXTRACTED}/{file}") as stream:
        failed = form.failures(form.read(stream, [f"failure_{name}" for name in ("source", "stage", "error")]))
    tables = of_articles(articles, told) | {"failures": of_all(told, failed)["failures"]}
    said = Said()
    for rows in articles:
        said.add(rows, same_entity)
    for name, table in tables.items():
        put(name, table, file, out)
    totals = (("", _ROWS, name, len(table)) for name, table in tables.items())
    return made(COUNTED, [*_counted(said), *totals])


def _counted(said: Said) -> Iterator[tuple[str, str, str | None, int]]:
    for what, counters in ((_NAME, said.names), (_ACRONYM, said.acronyms)):
        for entity, counted in counters.items():
            yield from ((entity, what, value, count) for value, count in counted.items())
    yield from ((entity, _ARTICLES, None, count) for entity, count in said.articles.items())


def described_in(block: pd.DataFrame, place: pd.DataFrame, out: str, gazetteer: Sequence[Entry]) -> pd.DataFrame:
    """Writes the entities of a block of what is known of them; gives how many rows each table has, as far as told here.

    place: the file that they are written to.
    """
    said = Said()
    totals: Counter[str] = Counter()
    for entity, what, value, number in values(block, "entity", "what", "value", "number"):
        match what:
            case "name":
                said.names[entity][value] += number
            case "acronym":
                said.acronyms[entity][value] += number
            case "articles":
                said.articles[entity] += number
            case _:
                totals[value] += number
    rows = said.rows(gazetteer)
    put(ENTITIES.name, frame(ENTITIES, rows), place["file"].iloc[0], out)
    return made(TOTAL, [*totals.items(), (ENTITIES.name, len(rows))])


def put(name: str, table: pd.DataFrame, file: str, out: str) -> None:
    """Writes a table as a file of its folder."""
    content = arrow({name: table})[name]
    Folder(out).put(f"{name}/{file}", form.packed(content.replace_schema_metadata(dtypes(content.schema))))
