"""Read the tables of an output back: what the dashboard and later runs start from."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

import pandas as pd
import pyarrow as pa

from pipeline.outputs.database import read_parts as database_parts
from pipeline.outputs.database import read_table
from pipeline.outputs.destination import Destination, destination
from pipeline.outputs.error import explained
from pipeline.outputs.folder_files import read_folder
from pipeline.outputs.opening import OPENED
from pipeline.outputs.workbook_tables import read_workbook
from pipeline.records.build import Records
from pipeline.records.tables import TABLES, Table


def read(out: str | os.PathLike[str], tables: Iterable[str] | None = None) -> Records:
    """The tables of `out`, or those of them that are named, in the columns and dtypes of their definition.

    Raises OutputError where `out` is missing, empty, in use, half there, of a version that this program does not know,
    or a workbook in which a text was cut to fit its cell.
    """
    names = [table.name for table in TABLES] if tables is None else list(tables)
    with explained(out, "read"):
        found = read_arrow(destination(out), names)
    return Records({table.name: _frame(found[table.name], table.dtypes) for table in TABLES if table.name in found})


def read_arrow(source: Destination, names: Iterable[str]) -> dict[str, pa.Table]:
    """The named tables of `source` as Arrow; raises as `read` does."""
    wanted = _wanted(names)
    match source.form:
        case "sqlite" | "postgres" | "duckdb" as form:
            with OPENED[form](source) as database:
                return {table.name: read_table(database, table) for table in wanted}
        case "xlsx":
            return read_workbook(source, wanted)
        case form:
            parts: dict[str, list[pa.Table]] = {}
            for table, part in read_folder(source, wanted, form):
                parts.setdefault(table.name, []).append(part)
            return {name: pa.concat_tables(found) for name, found in parts.items()}


def read_parts(source: Destination, names: Iterable[str]) -> Iterator[tuple[Table, pa.Table]]:
    """The named tables of `source` as one moment shows them, one after another and of each some thousands of rows at a
    time, at least one part, in any order of rows. Raises as `read` does; a text that was cut to fit its cell is given.
    """
    wanted = _wanted(names)
    match source.form:
        case "sqlite" | "postgres" | "duckdb" as form:
            with OPENED[form](source) as database:
                for table in wanted:
                    for part in database_parts(database, table):
                        yield table, part
        case "xlsx":
            sheets = read_workbook(source, wanted, whole=False)
            yield from ((table, sheets[table.name]) for table in wanted)
        case form:
            yield from read_folder(source, wanted, form)


def _wanted(names: Iterable[str]) -> list[Table]:
    asked = set(names)
    return [table for table in TABLES if table.name in asked]


def _frame(table: pa.Table, dtypes: dict[str, str]) -> pd.DataFrame:
    """`table` in pandas' dtypes; timestamps lose their zone, which is UTC."""
    columns = {}
    for name, dtype in dtypes.items():
        column = table[name]
        if dtype.startswith("datetime64"):
            columns[name] = column.cast(pa.timestamp("s")).to_pandas().astype(dtype)
        elif dtype == "string":
            columns[name] = pd.Series(column.to_pylist(), dtype=dtype)
        else:
            columns[name] = column.to_pandas(integer_object_nulls=True).astype(dtype)
    return pd.DataFrame(columns)
