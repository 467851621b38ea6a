"""Rows of many articles in, the tables of the contract out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from pipeline.language.names.gazetteer import Entry
from pipeline.records import identity
from pipeline.records.article import ArticleRows, Row
from pipeline.records.events import events
from pipeline.records.tables import NAMES_OF_IDS, TABLES, Table
from pipeline.sources import Failure


class Records(dict[str, pd.DataFrame]):
    """The tables of a run: table name -> DataFrame, with the columns and dtypes of `pipeline.records.tables`."""

    def __repr__(self) -> str:
        return f"Records({', '.join(f'{name}: {len(table)}' for name, table in self.items())})"


def frame(table: Table, rows: list[Row]) -> pd.DataFrame:
    """Gives rows as a DataFrame of a table's columns, in its dtypes."""
    columns = {}
    for column in table.columns:
        values = [row[column.name] for row in rows]
        in_utc = pd.to_datetime(values, utc=True).tz_localize(None) if column.type == "timestamp" else values
        columns[column.name] = pd.Series(in_utc, dtype=table.dtypes[column.name])
    return pd.DataFrame(columns)


def relinked(
    articles: Sequence[ArticleRows], same_text: Mapping[str, str], same_entity: Mapping[str, str]
) -> dict[str, list[Row]]:
    """Gives the rows of the tables of articles, each pointing to the article and the entity that are meant.

    same_text: article id -> id of the one that stands for it. same_entity: entity id -> id of the one that is meant.
    """
    tables: dict[str, list[Row]] = {
        "articles": [rows.article | {"duplicate_of": same_text.get(rows.article["article_id"])} for rows in articles]
    }
    for name in ("mentions", "roles", "agreements", "signatories", "signers"):
        tables[name] = [
            row | {column: same_entity.get(row[column], row[column]) for column in NAMES_OF_IDS if column in row}
            for rows in articles
            for row in getattr(rows, name)
        ]
    return tables


def acronyms(articles: Iterable[ArticleRows], same_entity: Mapping[str, str]) -> dict[str, Counter[str]]:
    """Gives entity id -> how many articles give each acronym of it."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for rows in articles:
        for entity, acronym in rows.acronyms:
            counted[same_entity.get(entity, entity)][acronym] += 1
    return counted


def named(tables: Mapping[str, list[Row]]) -> list[tuple[str, str]]:
    """Gives (entity id, name) of those whom rows of the tables beside `mentions` name."""
    return [
        (row[key], row[name])
        for table in ("roles", "signatories", "signers")
        for row in tables[table]
        for key, name in NAMES_OF_IDS.items()
        if row.get(key) is not None
    ]


def build(articles: Iterable[ArticleRows], failures: Iterable[Failure], gazetteer: Iterable[Entry] = ()) -> Records:
    """Gives the tables of a run; rows stand in the order of their ids, whatever order the articles came in.

    gazetteer: an analyst's list, whose ids stand in `entities`. An article that came twice (same address or file name,
    same text) stands once.
    """
    distinct = {rows.article["article_id"]: rows for rows in sorted(articles, key=lambda rows: rows.article["source"])}
    ordered = [distinct[key] for key in sorted(distinct)]
    same_text = identity.duplicates(ordered)
    gazetteer = tuple(gazetteer)
    same_entity = identity.same_entities(ordered, gazetteer)
    tables = relinked(ordered, same_text, same_entity)
    tables["entities"] = identity.entities(
        tables["mentions"], named(tables), identity.commonest(acronyms(ordered, same_entity)), gazetteer
    )
    event_of = events(tables["agreements"], tables["signatories"], same_text)
    tables["agreements"] = [row | {"event_id": event_of[row["agreement_id"]]} for row in tables["agreements"]]
    tables["failures"] = [
        {"source": failure.source, "stage": failure.stage, "error": failure.error}
        for failure in sorted(failures, key=lambda failure: (failure.source, failure.stage, failure.error))
    ]
    return Records({table.name: frame(table, tables[table.name]) for table in TABLES})
