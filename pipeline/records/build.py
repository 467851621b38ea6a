"""Rows of many articles in, the tables of the contract out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

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


def rank(rows: ArticleRows) -> tuple[str, str]:
    """Gives the place of an article among those of the same id, whatever order they come in: the last stands for all."""
    known = {name: value for name, value in rows.article.items() if name != "text"}
    return str(rows.article["source"]), repr(known)


def frame(table: Table, rows: list[Row]) -> pd.DataFrame:
    """Gives rows as a DataFrame of a table's columns, in its dtypes."""
    columns = {}
    for column in table.columns:
        values = [row[column.name] for row in rows]
        in_utc = pd.to_datetime(values, utc=True).tz_localize(None) if column.type == "timestamp" else values
        columns[column.name] = pd.Series(in_utc, dtype=table.dtypes[column.name])
    return pd.DataFrame(columns)


def build(articles: Iterable[ArticleRows], failures: Iterable[Failure], gazetteer: Iterable[Entry] = ()) -> Records:
    """Gives the tables of a run; rows stand in the order of their ids, whatever order the articles came in.

    gazetteer: an analyst's list, whose ids stand in `entities`. An article that came twice (same address or file name,
    same text) stands once.
    """
    distinct = {rows.article["article_id"]: rows for rows in sorted(articles, key=rank)}
    ordered = [distinct[key] for key in sorted(distinct)]
    same_text = identity.duplicates(ordered)
    gazetteer = tuple(gazetteer)
    same_entity = identity.same_entities(ordered, gazetteer)
    tables: dict[str, list[Row]] = {
        "articles": [rows.article | {"duplicate_of": same_text.get(rows.article["article_id"])} for rows in ordered]
    }
    for name in ("mentions", "roles", "agreements", "signatories", "signers"):
        tables[name] = [
            row | {column: same_entity.get(row[column], row[column]) for column in NAMES_OF_IDS if column in row}
            for rows in ordered
            for row in getattr(rows, name)
        ]
    acronyms: dict[str, Counter[str]] = defaultdict(Counter)
    for rows in ordered:
        for entity, acronym in rows.acronyms:
            acronyms[same_entity.get(entity, entity)][acronym] += 1
    named = [
        (row[key], row[name])
        for table in ("roles", "signatories", "signers")
        for row in tables[table]
        for key, name in NAMES_OF_IDS.items()
        if row.get(key) is not None
    ]
    tables["entities"] = identity.entities(tables["mentions"], named, identity.commonest(acronyms), gazetteer)
    event_of = events(tables["agreements"], tables["signatories"], same_text)
    tables["agreements"] = [row | {"event_id": event_of[row["agreement_id"]]} for row in tables["agreements"]]
    tables["failures"] = [
        {"source": failure.source, "stage": failure.stage, "error": failure.error}
        for failure in sorted(failures, key=lambda failure: (failure.source, failure.stage, failure.error))
    ]
    return Records({table.name: frame(table, tables[table.name]) for table in TABLES})
