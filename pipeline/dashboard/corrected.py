"""An output with its reviews applied, as tables that any output can be written from."""

from __future__ import annotations

import os
from contextlib import closing

import duckdb
import pandas as pd
import pyarrow as pa

from pipeline.dashboard.opening import find
from pipeline.dashboard.snapshot import Snapshot
from pipeline.records.tables import TABLES

_UNTOUCHED = {"articles", "failures"}


def corrected(out: str | os.PathLike[str]) -> dict[str, pd.DataFrame]:
    """Gives the tables of an output, reviews applied, in the columns and dtypes of the definition.

    Raises DashboardError where the output cannot be opened.
    """
    output = find(out)
    with closing(Snapshot(output, output.reviews.read())) as snapshot:
        return tables(snapshot.cursor())


def tables(database: duckdb.DuckDBPyConnection) -> dict[str, pd.DataFrame]:
    """Gives the tables of a snapshot, reviews applied, in the columns and dtypes of the definition."""
    found = {}
    for table in TABLES:
        columns = ", ".join(f'"{name}"' for name in table.names)
        source = f"extracted.{table.name}" if table.name in _UNTOUCHED else table.name
        key = ", ".join(f'"{name}"' for name in table.key)
        order = f" ORDER BY {key}" if key else ""
        rows: pa.Table = database.sql(f"SELECT {columns} FROM {source}{order}").to_arrow_table()
        found[table.name] = rows.to_pandas(date_as_object=False).astype(table.dtypes)
    return found
