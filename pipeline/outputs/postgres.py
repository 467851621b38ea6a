"""PostgreSQL: one transaction for all that a run adds, rows by COPY."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pyarrow as pa
from pyarrow.csv import write_csv

from pipeline.outputs.arrow import TYPES
from pipeline.outputs.database import AT_ONCE, Row, empty_database, known_version
from pipeline.outputs.ddl import Dialect, quoted
from pipeline.outputs.destination import Destination
from pipeline.outputs.error import OutputError
from pipeline.outputs.extras import extra
from pipeline.outputs.iso import iso
from pipeline.outputs.terms import terms
from pipeline.outputs.version_table import remember_version, remembered_version
from pipeline.records.tables import Table

_LOCK = 0x5359474E
"""Of two runs that add to one database, one waits for the other at this number ("SYGN")."""

_POSITIONS = 16_383
"""The last place of a word that a tsvector can tell; later words are found without their place."""


class Postgres:
    """An open PostgreSQL database within a transaction; see `Changeable`."""

    dialect: Dialect = "postgres"

    def __init__(self, connection: Any, name: str) -> None:
        self.connection = connection
        self.name = name

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> list[Row]:
        result = self.connection.exec_driver_sql(_marked(sql, bool(parameters)), tuple(parameters))
        return [tuple(row) for row in result] if result.returns_rows else []

    def stream(self, sql: str, parameters: Sequence[Any] = ()) -> Iterator[list[Row]]:
        # A cursor with a name stays at the server, which hands its rows out as they are asked for.
        with self.connection.connection.cursor(name="sygnatariusz") as cursor:
            cursor.execute(_marked(sql, bool(parameters)), tuple(parameters) or None)
            while rows := cursor.fetchmany(AT_ONCE):
                yield rows

    def many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        with self._cursor() as cursor:
            cursor.executemany(_marked(sql, True), [tuple(row) for row in rows])

    def load(self, table: Table, rows: pa.Table) -> None:
        names = list(table.names)
        if table.name == "articles":
            rows = rows.append_column("search", pa.array(map(_vector, rows["text"].to_pylist()), TYPES["text"]))
            names.append("search")
        columns = ", ".join(map(quoted, names))
        with (
            self._cursor() as cursor,
            cursor.copy(f"COPY {quoted(table.name)} ({columns}) FROM STDIN (FORMAT csv, HEADER)") as copy,
        ):
            for start in range(0, max(rows.num_rows, 1), 10_000):
                # Quotes mark what is a text; what is missing stands without.
                stream = io.BytesIO()
                write_csv(iso(rows.slice(start, 10_000)), stream)
                content = stream.getvalue()
                copy.write(content if not start else content[content.index(b"\n") + 1 :])

    def index_texts(self, articles: pa.Table) -> None:
        pairs = zip(articles["article_id"].to_pylist(), articles["text"].to_pylist(), strict=True)
        self.many(
            "UPDATE articles SET search = ?::tsvector WHERE article_id = ?", ((_vector(t), key) for key, t in pairs)
        )

    def forget_texts(self, keys: Sequence[str]) -> None:
        """They are gone with their articles."""

    def _cursor(self) -> Any:
        return self.connection.connection.cursor()

    def version(self) -> int | None:
        return remembered_version(self)

    def set_version(self) -> None:
        remember_version(self)

    def columns(self, table: str) -> list[str]:
        found = self.execute(
            "SELECT attname FROM pg_attribute WHERE attrelid = to_regclass(?) AND attnum > 0 AND NOT attisdropped "
            "AND attname <> 'search' ORDER BY attnum",
            (quoted(table),),
        )
        return [name for (name,) in found]

    def lock(self) -> None:
        """Wait until nobody else adds to this database, until the end of the transaction."""
        self.execute("SELECT pg_advisory_xact_lock(?)", (_LOCK,))


def _marked(sql: str, parameters: bool) -> str:
    """`sql` with psycopg's marks for parameters."""
    return sql.replace("%", "%%").replace("?", "%s") if parameters else sql


def _vector(text: str | None) -> str:
    """The words of a text as PostgreSQL writes a tsvector: all terms of a word at the same place."""
    places: dict[str, list[int]] = {}
    for place, word in enumerate(terms(text or ""), 1):
        for term in word:
            places.setdefault(term, []).append(place)
    return " ".join(_lexeme(term, [place for place in found if place <= _POSITIONS]) for term, found in places.items())


def _lexeme(term: str, places: list[int]) -> str:
    return f"'{term}':{','.join(map(str, places))}" if places else f"'{term}'"


@contextmanager
def connected(source: Destination) -> Iterator[Postgres]:
    """The database at `source` within one transaction, which is taken back if what is done within it raises.

    Raises OutputError where the libraries are missing, or nobody answers at the address.
    """
    sqlalchemy = extra("sqlalchemy", "postgres", f"The output {source.name}")
    extra("psycopg", "postgres", f"The output {source.name}")
    try:
        address = sqlalchemy.engine.make_url(source.address).set(drivername="postgresql+psycopg")
        engine = sqlalchemy.create_engine(address, poolclass=sqlalchemy.pool.NullPool)
        with engine.begin() as connection:
            yield Postgres(connection, source.name)
    except (sqlalchemy.exc.SQLAlchemyError, ValueError) as error:
        if isinstance(error, OutputError):
            raise
        raise OutputError(f"{source.name} cannot be used: {_reason(error)}.") from error


def _reason(error: Exception) -> str:
    """What PostgreSQL says, in one line, without the statement and its values."""
    cause = getattr(error, "orig", None) or error
    lines = [line.strip() for line in str(cause).splitlines() if line.strip()]
    return f"PostgreSQL says: {'; '.join(lines[:2])}" if lines else type(cause).__name__


@contextmanager
def opened(source: Destination) -> Iterator[Postgres]:
    """The database at `source`, for reading. Raises OutputError as `connected` does, and where it has no tables."""
    with connected(source) as database:
        # All tables as they are at one moment, whoever adds meanwhile.
        database.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        known_version(database)
        yield database


def examine(to: Destination) -> None:
    """Raise OutputError where the database cannot be reached, or holds tables that are not as we write them."""
    with connected(to) as database:
        if not empty_database(database):
            known_version(database)
