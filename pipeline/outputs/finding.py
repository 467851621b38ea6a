"""Find articles in an output by their words, in whatever form these stand there."""

from __future__ import annotations

import os

import pandas as pd

from pipeline.outputs.database import Database
from pipeline.outputs.destination import destination
from pipeline.outputs.error import OutputError, explained
from pipeline.outputs.opening import OPENED
from pipeline.outputs.query import Query, query

COLUMNS = ("article_id", "published", "title", "url", "source")


def find(out: str | os.PathLike[str], words: str) -> pd.DataFrame:
    """The articles of a database in which words stand, newest first: article_id, published, title, url, source.

    words: words in any form ("klaster" finds "klastrów"), "words side by side", and -word for what may not be there.
    Raises OutputError where `out` is no database of ours, or no word is asked for.
    """
    asked = query(words)
    with explained(out, "read"):
        source = destination(out)
        match source.form:
            case "sqlite" | "postgres" | "duckdb" as form:
                with OPENED[form](source) as database:
                    rows = _rows(database, asked)
            case _:
                raise OutputError(f"{source.name} cannot be searched; write .sqlite, .duckdb or PostgreSQL for that.")
    found = pd.DataFrame([row[:-1] for row in rows if asked.holds(str(row[-1] or ""))], columns=list(COLUMNS))
    dtypes = {name: "datetime64[s]" if name == "published" else "string" for name in COLUMNS}
    return found.astype(dtypes)


def _rows(database: Database, asked: Query) -> list[tuple[object, ...]]:
    condition, parameters = _condition(database, asked)
    order = "CASE WHEN published IS NULL THEN 1 ELSE 0 END, published DESC, article_id"
    return database.execute(
        f"SELECT {', '.join(COLUMNS)}, text FROM articles WHERE {condition} ORDER BY {order}", parameters
    )


def _condition(database: Database, asked: Query) -> tuple[str, list[object]]:
    if database.dialect == "sqlite":
        return "article_id IN (SELECT article_id FROM articles_fts WHERE articles_fts MATCH ?)", [asked.fts5()]
    if database.dialect == "postgres":
        return "search @@ ?::tsquery", [asked.tsquery()]
    wanted = ["list_has_any(search, ?)" for _ in asked.words]
    unwanted = [phrase[0] for phrase in asked.without if len(phrase) == 1]
    excluded = ["NOT list_has_any(search, ?)" for _ in unwanted]
    return " AND ".join([*wanted, *excluded]), [list(word) for word in (*asked.words, *unwanted)]
