"""What reviews are applied to: the dashboard's copy of an output, or the rows of a database that they concern."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol


class Ground(Protocol):
    """A database, DuckDB or SQLite, whose tables hold what was extracted and are changed by each review.

    Besides the tables of the definition: agreements.review (`reviewed.REVIEW`), articles.checked, and the tables merged
    (entity_id, into_id) and touched (event_id), the events that a review concerns.
    """

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run a statement, whose parameters are marked `?`, and give its rows, if it has any."""


def first(database: Ground, sql: str, parameters: Sequence[Any] = ()) -> Any:
    """Gives the first value of the first row, None where there is none."""
    rows = database.execute(sql, parameters)
    return rows[0][0] if rows else None


def insert(database: Ground, table: str, row: dict[str, Any]) -> None:
    """Adds a row."""
    columns = ", ".join(f'"{name}"' for name in row)
    database.execute(f"INSERT INTO {table} ({columns}) VALUES ({', '.join('?' * len(row))})", list(row.values()))
