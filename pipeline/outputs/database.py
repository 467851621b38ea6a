"""What SQLite, DuckDB and PostgreSQL have in common, and how all of them come to hold our tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol

import pyarrow as pa

from pipeline.outputs.arrow import TYPES
from pipeline.outputs.ddl import FULL_TEXT, Dialect, comments, create, indexes, quoted
from pipeline.outputs.error import OutputError
from pipeline.outputs.parts import Part
from pipeline.outputs.reviewed import CORRECTED
from pipeline.outputs.versions import completed, refuse_unknown
from pipeline.outputs.views import VIEWS, create_view
from pipeline.records.tables import TABLES, Table

Row = tuple[Any, ...]

_ORDER = {
    "mentions": ("article_id", "start", "end"),
    "roles": ("article_id", "start", "end", "person", "role"),
    "failures": ("source", "stage", "error"),
}
"""The order of rows where it is not that of the key."""

AT_ONCE = 20_000
"""Rows that `stream` gives at a time."""


class Database(Protocol):
    """An open database within a transaction. Its statements mark parameters with `?`."""

    dialect: Dialect
    name: str

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> list[Row]:
        """Run a statement and give its rows, if it has any."""

    def stream(self, sql: str, parameters: Sequence[Any] = ()) -> Iterator[list[Row]]:
        """Run a query and give its rows some thousands at a time, however many they are."""

    def load(self, table: Table, rows: pa.Table) -> None:
        """Add rows to a table of ours as fast as the database can, and what full-text search needs of them."""

    def version(self) -> int | None:
        """The version of the tables that it holds; None where it holds none of ours."""

    def set_version(self) -> None:
        """Remember that it holds the tables of today's version."""

    def columns(self, table: str) -> list[str]:
        """The names of the columns of a table, without those for full-text search; none where it is not there."""


class Changeable(Database, Protocol):
    """A database whose rows can be changed where they are, within its transaction."""

    def many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run a statement once for each row of parameters."""

    def index_texts(self, articles: pa.Table) -> None:
        """Make the texts of articles that are there findable, where `load` has not."""

    def forget_texts(self, keys: Sequence[str]) -> None:
        """Make the texts of articles that are gone be found no more."""


def in_order() -> list[Table]:
    """The tables, each after those that it points to."""
    left, ordered = list(TABLES), list[Table]()
    while left:
        waiting = {table.name for table in left}
        ready = [
            table
            for table in left
            if not {column.references[0] for column in table.columns if column.references} & (waiting - {table.name})
        ]
        ordered += ready
        left = [table for table in left if table not in ready]
    return ordered


def fill(database: Database, parts: Iterable[Part]) -> None:
    """Create all tables, indexes and views in a database that has none of them, and load all `parts`."""
    for table in in_order():
        database.execute(create(table, database.dialect))
        if database.dialect != "sqlite":
            for comment in comments(table):
                database.execute(comment)
        if table.name == "articles":
            for statement in FULL_TEXT[database.dialect]:
                database.execute(statement)
    create_corrected(database)
    for part in parts:
        load(database, part)
    for table in TABLES:
        for index in indexes(table):
            database.execute(index)
    create_views(database)
    database.set_version()


def create_corrected(database: Database) -> None:
    """Create the tables of what reviews change, where they are not there."""
    for table in CORRECTED:
        database.execute(create(table, database.dialect).replace("CREATE TABLE", "CREATE TABLE IF NOT EXISTS", 1))
        if database.dialect != "sqlite":
            for comment in comments(table):
                database.execute(comment)


def load(database: Database, part: Part) -> None:
    """Add the rows of `part` to those of a database."""
    for table in in_order():
        if table.name in part:
            database.load(table, part[table.name])


def empty(database: Changeable) -> None:
    """Delete all rows of our tables."""
    for table in reversed(in_order()):
        database.execute(f"DELETE FROM {quoted(table.name)}")
    if database.dialect == "sqlite":
        database.execute("DELETE FROM articles_fts")


def create_views(database: Database) -> None:
    """Create the views."""
    for view in VIEWS:
        for statement in create_view(view, database.dialect):
            database.execute(statement)


def drop_views(database: Database) -> None:
    """Drop the views that are there, those that read others first."""
    for view in reversed(VIEWS):
        database.execute(f"DROP VIEW IF EXISTS {quoted(view.name)}")


def known_version(database: Database) -> int:
    """The version of its tables. Raises OutputError where it holds none, some, or those of a version unknown."""
    version = database.version()
    missing = [table.name for table in TABLES if not database.columns(table.name)]
    if version is None and len(missing) == len(TABLES):
        raise OutputError(
            f"{database.name} holds no tables of ours; sygnatariusz run SOURCE --out {database.name} makes them."
        )
    if version is None or missing:
        raise OutputError(
            f"{database.name} is only half there: {', '.join(missing) or 'its version'} is missing; "
            f"write it again, under another name."
        )
    refuse_unknown(version, database.name)
    return version


def empty_database(database: Database) -> bool:
    """Whether it holds no table of ours."""
    return database.version() is None and not any(database.columns(table.name) for table in TABLES)


def read_table(database: Database, table: Table, where: str = "", parameters: Sequence[Any] = ()) -> pa.Table:
    """The rows of `table`, or those of a condition, in the order of its key, as Arrow.

    Raises OutputError where a column or a value is not what the definition says.
    """
    order = f" ORDER BY {', '.join(map(quoted, _ORDER.get(table.name, table.key)))}"
    return pa.concat_tables(_parts(database, table, f"{where and f' WHERE {where}'}{order}", parameters))


def read_parts(database: Database, table: Table) -> Iterator[pa.Table]:
    """The rows of `table` some thousands at a time, in the order in which they lie, at least one part; raises as
    `read_table`."""
    return _parts(database, table, "", ())


def _parts(database: Database, table: Table, which: str, parameters: Sequence[Any]) -> Iterator[pa.Table]:
    names = database.columns(table.name)
    yield _part(database, table, names, [])
    for rows in database.stream(f"SELECT {', '.join(map(quoted, names))} FROM {quoted(table.name)}{which}", parameters):
        yield _part(database, table, names, rows)


def _part(database: Database, table: Table, names: list[str], rows: list[Row]) -> pa.Table:
    types = {column.name: column.type for column in table.columns}
    columns = zip(*rows, strict=True) if rows else ([] for _ in names)
    arrays: dict[str, pa.Array] = {}
    for name, values in zip(names, columns, strict=True):
        kind = types.get(name, "text")
        written = TYPES["text"] if database.dialect == "sqlite" and kind in ("date", "timestamp") else TYPES[kind]
        try:
            arrays[name] = pa.array(values, written).cast(TYPES[kind])
        except (pa.ArrowException, TypeError, OverflowError) as error:
            raise OutputError(
                f"{database.name} holds a value in the column {name} of the table {table.name} that is not {kind} "
                f"({error}); correct it there, or write it again, under another name."
            ) from error
    return completed(table, pa.table(arrays), database.name)
