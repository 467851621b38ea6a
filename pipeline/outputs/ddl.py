"""The SQL that creates the tables, generated from their definition."""

from __future__ import annotations

from pipeline.records.tables import Table, Type

TYPES: dict[Type, str] = {"text": "TEXT", "integer": "INTEGER", "number": "REAL", "date": "DATE", "timestamp": "TEXT"}
"""The declared SQL type of each type. SQLite keeps dates as ISO text, which sorts and compares as days do."""

FILTERS: dict[str, tuple[str, ...]] = {
    "articles": ("published",),
    "mentions": ("label",),
    "agreements": ("date_earliest", "kind", "status", "event_id"),
}
"""The columns that a dashboard filters on, which get an index besides those that point to other tables."""


def create(table: Table) -> str:
    """The CREATE TABLE statement of `table`, with keys, and what each column is as a comment."""
    keys = [f"PRIMARY KEY ({', '.join(map(_quoted, table.key))})"] if table.key else []
    for column in table.columns:
        if column.references:
            other, target = map(_quoted, column.references)
            keys.append(f"FOREIGN KEY ({_quoted(column.name)}) REFERENCES {other} ({target})")
    columns = [
        (
            f"{_quoted(column.name)} {TYPES[column.type]}{' NOT NULL' if column.name in table.key else ''}",
            f" -- {column.about}",
        )
        for column in table.columns
    ]
    parts = [*columns, *((key, "") for key in keys)]
    lines = [f"  {part}{',' if i < len(parts) else ''}{about}" for i, (part, about) in enumerate(parts, start=1)]
    return "\n".join([f"CREATE TABLE {_quoted(table.name)} (", f"  -- {table.about}", *lines, ")"])


def indexes(table: Table) -> list[str]:
    """The CREATE INDEX statements of `table`; what its primary key begins with has an index already."""
    pointing = [column.name for column in table.columns if column.references and column.name not in table.key[:1]]
    names = [*pointing, *FILTERS.get(table.name, ())]
    return [
        f"CREATE INDEX {_quoted(f'{table.name}_{name}')} ON {_quoted(table.name)} ({_quoted(name)})" for name in names
    ]


def insert(table: Table) -> str:
    """The INSERT statement of `table`, one parameter a column."""
    columns = ", ".join(map(_quoted, table.names))
    return f"INSERT INTO {_quoted(table.name)} ({columns}) VALUES ({', '.join('?' * len(table.names))})"


def _quoted(name: str) -> str:
    return f'"{name}"'
