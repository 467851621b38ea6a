"""One event: its best values, and each article that tells of it."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from pipeline.dashboard.snapshot import Row, rows

FIELDS = ("kind", "status", "date", "date_basis", "place", "occasion", "subject", "parties", "confidence")


@dataclass(frozen=True)
class Told:
    """An agreement as one article tells it: its rows, the article's, and the mentions in the article's text."""

    agreement: Row
    article: Row
    signatories: list[Row]
    signers: list[Row]
    mentions: list[Row]
    roles: list[Row]


def event(database: duckdb.DuckDBPyConnection, key: str) -> tuple[Row, list[Told]] | None:
    """Gives the event of an id and what tells of it, the first article first; None where there is none."""
    found = rows(database, "SELECT * FROM events WHERE event_id = ?", [key])
    if not found:
        return None
    for name in ("event_signatories", "event_signers"):
        parties = rows(database, f'SELECT * FROM {name} WHERE event_id = ? ORDER BY "position"', [key])
        found[0][name.removeprefix("event_")] = parties
    agreements = rows(
        database,
        "SELECT agreements.* FROM agreements LEFT JOIN articles USING (article_id) WHERE event_id = ?"
        " ORDER BY published NULLS LAST, agreement_id",
        [key],
    )
    return found[0], [_told(database, agreement) for agreement in agreements]


def agreement(database: duckdb.DuckDBPyConnection, key: str) -> Told | None:
    """Gives the agreement of an id, None where there is none or it was rejected."""
    found = rows(database, "SELECT * FROM agreements WHERE agreement_id = ?", [key])
    return _told(database, found[0]) if found else None


def _told(database: duckdb.DuckDBPyConnection, agreement: Row) -> Told:
    article = rows(
        database,
        'SELECT articles.*, extracted."text" FROM articles JOIN extracted.articles AS extracted USING (article_id)'
        " WHERE article_id = ?",
        [agreement["article_id"]],
    )
    mentions = rows(
        database, 'SELECT * FROM mentions WHERE article_id = ? ORDER BY "start", "end" DESC', [agreement["article_id"]]
    )
    parties = [
        rows(
            database,
            f"SELECT parties.*, coalesce(entities.name, parties.{name}) AS shown FROM {table} AS parties"
            f' LEFT JOIN entities ON entity_id = parties.{name}_id WHERE agreement_id = ? ORDER BY "position"',
            [agreement["agreement_id"]],
        )
        for table, name in (("signatories", "organisation"), ("signers", "person"))
    ]
    text = article[0] if article else {"article_id": agreement["article_id"], "text": "", "title": None}
    roles = rows(database, "SELECT * FROM roles WHERE article_id = ?", [agreement["article_id"]])
    return Told(agreement, text, parties[0], parties[1], mentions, roles)
