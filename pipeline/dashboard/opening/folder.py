"""A folder of one file a table."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pyarrow as pa

from pipeline.dashboard.error import DashboardError
from pipeline.dashboard.opening import csv_text
from pipeline.dashboard.opening.copying import SQL_TYPES, WRITE_AGAIN, check_tables, copy, copy_batches, present
from pipeline.records.tables import TABLES, Table

FORMATS = ("parquet", "jsonl", "csv")


def load(database: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Copies the tables of a folder; where it holds several formats, those that were written last.

    Raises DashboardError where the folder, files or columns are missing or damaged.
    """
    if not folder.is_dir():
        raise DashboardError(f"{folder} is not there; write it with sygnatariusz run ... --out {folder}")
    form = _form(folder)
    for table in TABLES:
        _copy_file(database, folder / f"{table.name}.{form}", table, form)


def state(folder: Path) -> object:
    """When the files were written, and how long they are."""
    found = []
    for form in FORMATS:
        for table in TABLES:
            try:
                status = (folder / f"{table.name}.{form}").stat()
            except OSError:
                continue
            found.append((table.name, form, status.st_mtime_ns, status.st_size))
    return tuple(found)


def _form(folder: Path) -> str:
    """The format of the folder's files: of several the one that is whole and newest."""
    there = {form: [table.name for table in TABLES if (folder / f"{table.name}.{form}").is_file()] for form in FORMATS}
    best = max(FORMATS, key=lambda form: (len(there[form]), _newest(folder, form, there[form])))
    check_tables(str(folder), there[best])
    return best


def _newest(folder: Path, form: str, names: list[str]) -> int:
    return max(((folder / f"{name}.{form}").stat().st_mtime_ns for name in names), default=0)


def _copy_file(database: duckdb.DuckDBPyConnection, file: Path, table: Table, form: str) -> None:
    out, quoted = str(file), str(file).replace("'", "''")
    try:
        if form == "csv":
            copy_batches(database, out, table, csv_text.read(file, table, guarded=True))
        elif form == "parquet":
            names = [row[0] for row in database.execute(f"DESCRIBE SELECT * FROM read_parquet('{quoted}')").fetchall()]
            copy(database, out, table, f"read_parquet('{quoted}')", present(out, table, names))
        elif file.stat().st_size:
            columns = ", ".join(f"'{column.name}': '{SQL_TYPES[column.type]}'" for column in table.columns)
            options = f"format='newline_delimited', columns={{{columns}}}, maximum_object_size=134217728"
            copy(database, out, table, f"read_json('{quoted}', {options})", table.names)
    except OSError as error:
        raise DashboardError(f"{out} cannot be read: {error.strerror or error}.") from error
    except (duckdb.Error, pa.ArrowException) as error:
        reason = str(error).splitlines()[0]
        raise DashboardError(f"{out} is damaged or not whole ({reason}); {WRITE_AGAIN}.") from error
