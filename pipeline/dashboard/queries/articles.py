"""The articles, with how many agreements each tells of: where a missed one is looked for."""

from __future__ import annotations

import duckdb

from pipeline.dashboard.queries.filters import PAGE
from pipeline.dashboard.queries.words import found
from pipeline.dashboard.snapshot import Row, rows, value


def listed(database: duckdb.DuckDBPyConnection, words: str, silent: bool, number: int) -> tuple[int, list[Row]]:
    """Gives how many articles there are, and a page of them: newest first, each with its "agreements", a number.

    words: must stand in the text, in any form. silent: only articles without an agreement.
    """
    where, given = ["true"], {}
    if words:
        where.append("article_id IN (SELECT article_id FROM found WHERE words = $words)")
        given = {"words": found(database, words)}
    if silent:
        where.append("article_id NOT IN (SELECT article_id FROM agreements)")
    condition = " AND ".join(where)
    total = int(value(database, f"SELECT count(*) FROM articles WHERE {condition}", given))
    page = rows(
        database,
        "SELECT *, (SELECT count(*) FROM agreements WHERE agreements.article_id = articles.article_id) AS agreements"
        f" FROM articles WHERE {condition} ORDER BY published DESC NULLS LAST, article_id"
        f" LIMIT {PAGE} OFFSET {(number - 1) * PAGE}",
        given,
    )
    return total, page
