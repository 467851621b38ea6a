"""The SQL that creates the tables, generated from their definition in each database's own words."""

from __future__ import annotations

from collections.abc import Sized
from typing import Literal

from pipeline.records.tables import Table, Type

Dialect = Literal["sqlite", "duckdb", "postgres"]

TYPES: dict[Dialect, dict[Type, str]] = {
    "sqlite": {"text": "TEXT", "integer": "INTEGER", "number": "REAL", "date": "DATE", "timestamp": "TEXT"},
    "duckdb": {
        "text": "VARCHAR",
        "integer": "BIGINT",
        "number": "DOUBLE",
        "date": "DATE",
        "timestamp": "TIMESTAMP WITH TIME ZONE",
    },
    "postgres": {
        "text": "text",
        "integer": "bigint",
        "number": "double precision",
        "date": "date",
        "timestamp": "timestamp with time zone",
    },
}
"""The declared SQL type of each type. SQLite keeps dates as ISO text, which sorts and compares as days do."""

FILTERS: dict[str, tuple[str, ...]] = {
    "articles": ("published", "url", "source", "content_hash"),
    "mentions": ("label",),
    "entities": ("kind", "name"),
    "agreements": ("date_earliest", "kind", "status", "place", "event_id"),
}
"""The columns that are filtered on, which get an index besides those that point to other tables."""


def create(table: Table, dialect: Dialect = "sqlite") -> str:
    """The CREATE TABLE statement of `table`, with keys; in SQLite with what each column is as a comment inside."""
    keys = [f"PRIMARY KEY ({', '.join(map(quoted, table.key))})"] if table.key else []
    for column in table.columns:
        if column.references:
            other, target = map(quoted, column.references)
            keys.append(f"FOREIGN KEY ({quoted(column.name)}) REFERENCES {other} ({target})")
    columns = [
        (
            f"{quoted(column.name)} {_type(column.name, column.type, dialect)}"
            f"{' NOT NULL' if column.name in table.key else ''}",
            f" -- {column.about}" if dialect == "sqlite" else "",
        )
        for column in table.columns
    ]
    parts = [*columns, *((key, "") for key in keys)]
    lines = [f"  {part}{',' if i < len(parts) else ''}{about}" for i, (part, about) in enumerate(parts, start=1)]
    about = [f"  -- {table.about}"] if dialect == "sqlite" else []
    return "\n".join([f"CREATE TABLE {quoted(table.name)} (", *about, *lines, ")"])


def _type(name: str, type: Type, dialect: Dialect) -> str:
    declared = TYPES[dialect][type]
    # Ids compare and sort by their bytes, in every database alike, whatever its language.
    return f'{declared} COLLATE "C"' if dialect == "postgres" and name.endswith("_id") else declared


FULL_TEXT: dict[Dialect, tuple[str, ...]] = {
    "sqlite": (
        "CREATE VIRTUAL TABLE articles_fts USING fts5(article_id UNINDEXED, text, "
        "tokenize = 'unicode61 remove_diacritics 0')",
    ),
    "duckdb": ('ALTER TABLE "articles" ADD COLUMN "search" VARCHAR[]',),
    "postgres": (
        'ALTER TABLE "articles" ADD COLUMN "search" tsvector',
        'CREATE INDEX "articles_search" ON "articles" USING gin ("search")',
    ),
}
"""What full-text search adds to the articles, filled with the words and base forms that terms.py gives."""


def indexes(table: Table) -> list[str]:
    """The CREATE INDEX statements of `table`; what its primary key begins with has an index already."""
    pointing = [column.name for column in table.columns if column.references and column.name not in table.key[:1]]
    names = [*pointing, *FILTERS.get(table.name, ())]
    return [f"CREATE INDEX {quoted(f'{table.name}_{name}')} ON {quoted(table.name)} ({quoted(name)})" for name in names]


def insert(table: Table) -> str:
    """The INSERT statement of `table`, one parameter a column."""
    columns = ", ".join(map(quoted, table.names))
    return f"INSERT INTO {quoted(table.name)} ({columns}) VALUES ({marks(table.names)})"


def marks(values: Sized) -> str:
    """As many marks for parameters as there are values."""
    return ", ".join("?" * len(values))


def quoted(name: str) -> str:
    """`name` as an SQL identifier."""
    return f'"{name}"'


def comments(table: Table, what: str = "TABLE") -> list[str]:
    """The COMMENT statements of a table or view and its columns."""
    name = quoted(table.name)
    about = [f"COMMENT ON {what} {name} IS {literal(table.about)}"]
    return about + [
        f"COMMENT ON COLUMN {name}.{quoted(column.name)} IS {literal(column.about)}" for column in table.columns
    ]


def literal(text: str) -> str:
    """`text` as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"
