"""Rows of many articles in, the tables of the contract out."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from pipeline.language.names.gazetteer import Entry
from pipeline.records import identity
from pipeline.records.across import Across, across
from pipeline.records.article import ArticleRows, Row
from pipeline.records.tables import ENTITIES, FAILURES, OF_AN_ARTICLE, TABLES, Table
from pipeline.sources import Failure

RANKED = ("source", "url", "title", "author", "published", "retrieved", "language")
"""What may differ in articles of the same id, that is of the same text."""


class Records(dict[str, pd.DataFrame]):
    """The tables of a run: table name -> DataFrame, with the columns and dtypes of `pipeline.records.tables`."""

    def in_order(self) -> Records:
        """Gives the same tables in the order of their definition."""
        return Records({table.name: self[table.name] for table in TABLES if table.name in self})

    def __repr__(self) -> str:
        return f"Records({', '.join(f'{name}: {len(table)}' for name, table in self.items())})"


def rank(rows: ArticleRows) -> tuple[str, str]:
    """Gives the place of an article among those of the same id, whatever order they come in: the last is kept.

    Of the row in `articles` it asks for what RANKED names.
    """
    source, *known = (str(rows.article[name]) for name in RANKED)
    return source, repr(known)


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
    told = across(ordered, gazetteer, identity.duplicates(ordered))
    return Records(of_articles(ordered, told) | of_all(told, failures)).in_order()


def of_articles(articles: Iterable[ArticleRows], told: Across) -> dict[str, pd.DataFrame]:
    """Gives the tables of some articles, in their order."""
    rows: dict[str, list[Row]] = {"articles": [], **{table.name: [] for table in OF_AN_ARTICLE}}
    for article in articles:
        for name, found in told.rows(article).items():
            rows[name] += found
    return {table.name: frame(table, rows[table.name]) for table in TABLES if table.name in rows}


def of_all(told: Across, failures: Iterable[Failure]) -> dict[str, pd.DataFrame]:
    """Gives the tables that belong to no article: entities and failures."""
    failed = [
        {"source": failure.source, "stage": failure.stage, "error": failure.error}
        for failure in sorted(failures, key=lambda failure: (failure.source, failure.stage, failure.error))
    ]
    return {"entities": frame(ENTITIES, told.entities), "failures": frame(FAILURES, failed)}
