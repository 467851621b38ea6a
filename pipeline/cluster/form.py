"""The form in which a partition's results are kept between the two steps: a row a document, its records in lists."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.outputs.arrow import REPLACEMENT, TYPES
from pipeline.records.article import ArticleRows, Row
from pipeline.records.tables import ARTICLES, FAILURES, OF_AN_ARTICLE, Table
from pipeline.sources.document import Failure

LISTS = {table.name: table for table in OF_AN_ARTICLE}


def _fields(table: Table) -> list[pa.Field]:
    # The small string here: that a text of a partition is large is no reason to make each list's offsets large.
    return [
        pa.field(column.name, pa.string() if column.type == "text" else TYPES[column.type]) for column in table.columns
    ]


SCHEMA = pa.schema(
    [
        *_fields(ARTICLES),
        *(pa.field(name, pa.list_(pa.struct(_fields(table)))) for name, table in LISTS.items()),
        *(pa.field(f"failure_{field.name}", field.type) for field in _fields(FAILURES)),
    ]
)
"""The columns of `articles`, a list of structs for each table that an article has rows of, and those of `failures`."""


def table(outcomes: Iterable[ArticleRows | Failure]) -> pa.Table:
    """Gives what became of documents as a table of SCHEMA, in their order. A lone surrogate becomes U+FFFD."""
    rows = [_row(outcome) for outcome in outcomes]
    try:
        return pa.Table.from_pylist(rows, SCHEMA)
    except UnicodeEncodeError:
        return pa.Table.from_pylist([_encodable(row) for row in rows], SCHEMA)


def _row(outcome: ArticleRows | Failure) -> Row:
    if isinstance(outcome, Failure):
        return {f"failure_{name}": getattr(outcome, name) for name in ("source", "stage", "error")}
    row = outcome.article | {name: getattr(outcome, name) for name in LISTS}
    moment = row["retrieved"]
    if isinstance(moment, datetime):
        whole = moment.replace(microsecond=0)
        row["retrieved"] = whole if whole.tzinfo is not None else whole.replace(tzinfo=UTC)
    return row


def _encodable(value: Any) -> Any:
    match value:
        case str():
            return re.sub("[\ud800-\udfff]", REPLACEMENT, value)
        case list():
            return [_encodable(item) for item in value]
        case dict():
            return {key: _encodable(item) for key, item in value.items()}
        case _:
            return value


def packed(content: pa.Table) -> bytes:
    """Gives a table as the bytes of a Parquet file."""
    buffer = io.BytesIO()
    pq.write_table(content, buffer, compression="zstd")
    return buffer.getvalue()


def articles(content: pa.Table) -> Iterator[ArticleRows]:
    """Gives the articles of a table of SCHEMA, or of some of its columns, in their order."""
    names = set(content.column_names)
    for row in content.to_pylist():
        if row["article_id"] is not None:
            lists = {name: row.pop(name) or [] for name in LISTS if name in names}
            yield ArticleRows(row, **lists)


def failures(content: pa.Table) -> list[Failure]:
    """Gives the failures of a table of SCHEMA, in their order."""
    columns = [content[f"failure_{name}"].to_pylist() for name in ("source", "stage", "error")]
    return [Failure(*values) for values in zip(*columns, strict=True) if values[0] is not None]


def read(stream: Any, names: Sequence[str] | None = None) -> pa.Table:
    """Gives the table in a Parquet file; with `names` only these columns, beside the ids of the articles."""
    return pq.read_table(stream, columns=None if names is None else ["article_id", *names])
