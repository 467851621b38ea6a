"""The tables of an output, for who has the memory for them."""

from __future__ import annotations

import os

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.cluster.storage import Folder
from pipeline.records import Records
from pipeline.records.tables import ENTITIES, FAILURES, TABLES, Table


def read(out: str | os.PathLike[str]) -> Records:
    """Gives the tables of an output of a cluster, row for row as `pipeline.run` gives them. Raises what its store does.

    `pipeline.outputs.write` makes a database of them; DuckDB and Polars read the folders without loading all.
    """
    folder = Folder(os.fspath(out))
    return Records({table.name: _read(folder, table) for table in TABLES})


def _read(folder: Folder, table: Table) -> pd.DataFrame:
    parts = []
    for name in folder.names(table.name):
        with folder.stream(f"{table.name}/{name}") as stream:
            parts.append(pq.read_table(stream).replace_schema_metadata(None))
    found: pd.DataFrame = pa.concat_tables(parts).select(table.names).to_pandas()
    for column in table.columns:
        if column.type == "timestamp":
            found[column.name] = found[column.name].dt.tz_localize(None)
    found = found.astype(table.dtypes)
    if table is FAILURES:
        return found.sort_values(table.names, kind="stable", ignore_index=True)
    if table is ENTITIES:
        return found.sort_values("entity_id", ignore_index=True)
    key = "article_id" if "article_id" in table.names else "agreement_id"
    return found.sort_values(key, kind="stable", ignore_index=True, key=lambda ids: ids.str.split(":").str[0])
