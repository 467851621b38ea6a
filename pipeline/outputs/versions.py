"""Which version of the tables an output holds, and what an older one lacks."""

from __future__ import annotations

from collections.abc import Collection

import pyarrow as pa

from pipeline.outputs.arrow import TYPES, schema
from pipeline.outputs.error import OutputError
from pipeline.records.tables import Table

VERSION = 4
"""Of the tables and views; goes up with every change of either. 1 had no mentions.acronym and no views, 2 no reviews
in its views, which 3 joined in a way that took SQLite the square of the events."""

ADDED: dict[int, tuple[tuple[str, str], ...]] = {2: (("mentions", "acronym"),)}
"""Version -> the columns, as (table, column), that came with it."""


def lacking(version: int) -> set[tuple[str, str]]:
    """The columns that an output of `version` does not have."""
    return {column for later, columns in ADDED.items() if later > version for column in columns}


def refuse_unknown(version: int, out: str) -> None:
    """Raise OutputError where `out` is of a version that this program does not know."""
    if not 1 <= version <= VERSION:
        raise OutputError(
            f"{out} holds tables of version {version}, and this program knows 1 to {VERSION}; "
            f"update sygnatariusz, or give another name."
        )


def completed(table: Table, found: pa.Table, out: str) -> pa.Table:
    """`found` with the columns and types of `table`: what an older version lacks is empty.

    Raises OutputError where a column is missing that every version had, or is there that none had.
    """
    refuse_columns(table, found.column_names, out)
    whole = {
        column.name: found[column.name]
        if column.name in found.column_names
        else pa.nulls(found.num_rows, TYPES[column.type])
        for column in table.columns
    }
    return pa.table(whole).cast(schema(table))


def refuse_columns(table: Table, names: Collection[str], out: str) -> None:
    """Raise OutputError where `names` are not the columns that some version of `table` has."""
    optional = {column for known, column in lacking(0) if known == table.name}
    if missing := [name for name in table.names if name not in names and name not in optional]:
        raise OutputError(f"{out} has no column {', '.join(missing)} in its table {table.name}; give another name.")
    if unknown := [name for name in names if name not in table.names]:
        raise OutputError(
            f"{out} has the columns {', '.join(unknown)} in its table {table.name}, which this version does not know; "
            f"update sygnatariusz, or give another name."
        )
