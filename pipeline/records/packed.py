"""An article's rows as bytes and back: what a run keeps on disk until it is done."""

from __future__ import annotations

import json
import zlib
from datetime import date, datetime
from typing import Any

from pipeline.records.article import ArticleRows, Row
from pipeline.records.tables import ARTICLES, OF_AN_ARTICLE, Table

_FAST = 1


def pack_article(row: Row) -> bytes:
    """Gives the row of `articles` as bytes."""
    return _pack([_values(ARTICLES, row)])


def pack_others(rows: ArticleRows) -> bytes:
    """Gives the rows of all other tables as bytes."""
    return _pack([[_values(table, row) for row in getattr(rows, table.name)] for table in OF_AN_ARTICLE])


def unpack_article(content: bytes) -> Row:
    """Gives the row that `pack_article` was given."""
    [values] = json.loads(zlib.decompress(content))
    return _row(ARTICLES, values)


def unpack(article: bytes, others: bytes) -> ArticleRows:
    """Gives the rows that `pack_article` and `pack_others` were given."""
    found = zip(OF_AN_ARTICLE, json.loads(zlib.decompress(others)), strict=True)
    return ArticleRows(
        unpack_article(article), **{table.name: [_row(table, values) for values in rows] for table, rows in found}
    )


def _pack(values: list[Any]) -> bytes:
    # In ASCII, so that a lone surrogate of a broken page comes back as it was.
    return zlib.compress(json.dumps(values, default=_iso, separators=(",", ":")).encode("ascii"), _FAST)


def _iso(value: date) -> str:
    return value.isoformat()


def _values(table: Table, row: Row) -> list[Any]:
    return [row[name] for name in table.names]


def _row(table: Table, values: list[Any]) -> Row:
    return {
        column.name: value if value is None else _read(column.type, value)
        for column, value in zip(table.columns, values, strict=True)
    }


def _read(kind: str, value: Any) -> Any:
    if kind == "date":
        return date.fromisoformat(value)
    return datetime.fromisoformat(value) if kind == "timestamp" else value
