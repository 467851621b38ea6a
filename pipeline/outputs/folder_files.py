"""Read a folder of one file a table back."""

from __future__ import annotations

import json
from csv import reader as iter_csv
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv, parquet

from pipeline.outputs.arrow import TYPES
from pipeline.outputs.destination import Destination, Format
from pipeline.outputs.error import OutputError
from pipeline.outputs.formula import unguard
from pipeline.outputs.versions import VERSION, completed
from pipeline.records.tables import MENTIONS, Table

_LARGEST = 1 << 30


def read_folder(source: Destination, tables: list[Table], form: Format) -> dict[str, pa.Table]:
    """The `tables` of a folder. Raises OutputError where it, or a file of it, is missing or not what we write."""
    if not source.path.is_dir():
        raise OutputError(f"{source.name} is not there; sygnatariusz run SOURCE --out {source.name} makes it.")
    files = {table.name: source.path / f"{table.name}.{form}" for table in tables}
    if not any(file.is_file() for file in files.values()):
        raise OutputError(f"{source.name} holds no tables; sygnatariusz run SOURCE --out {source.name} makes them.")
    if missing := [file.name for file in files.values() if not file.is_file()]:
        raise OutputError(
            f"{source.name} is only half there: {', '.join(missing)} is missing; write it again, to a new folder."
        )
    return {table.name: _read(table, files[table.name], form) for table in tables}


def folder_version(source: Destination) -> int:
    """The version of the tables of a folder, told by the columns of its mentions."""
    file = source.path / f"{MENTIONS.name}.{source.form}"
    if source.form == "parquet":
        names = parquet.read_schema(file).names
    else:
        with file.open(encoding="utf-8-sig") as stream:
            first = stream.readline()
        names = next(iter_csv([first]), []) if source.form == "csv" else list(json.loads(first or "{}"))
    return VERSION if not names or "acronym" in names else 1


def _read(table: Table, file: Path, form: Format) -> pa.Table:
    try:
        match form:
            case "csv":
                found = _read_csv(table, file)
            case "jsonl":
                found = _read_jsonl(table, file)
            case "parquet":
                found = parquet.read_table(file)
        return completed(table, found, str(file))
    except (pa.ArrowException, ValueError) as error:
        if isinstance(error, OutputError):
            raise
        first_line = next(iter(str(error).splitlines()), "")
        raise OutputError(f"{file} is not as it was written ({first_line}); write it again, elsewhere.") from error


def _read_csv(table: Table, file: Path) -> pa.Table:
    """A value may be a whole article with its line breaks, so that a block of reading must hold the longest."""
    found = csv.read_csv(
        file,
        csv.ReadOptions(block_size=max(1 << 20, min(file.stat().st_size + 1, _LARGEST))),
        csv.ParseOptions(newlines_in_values=True),
        csv.ConvertOptions(
            column_types={
                column.name: TYPES["text" if column.type == "timestamp" else column.type] for column in table.columns
            },
            null_values=[""],
            strings_can_be_null=True,
            quoted_strings_can_be_null=False,
        ),
    )
    return _timed(table, unguard(found))


def _read_jsonl(table: Table, file: Path) -> pa.Table:
    with file.open(encoding="utf-8") as stream:
        rows = [json.loads(line) for line in stream]
    names = list(rows[0]) if rows else table.names
    columns = {column.name: column for column in table.columns}
    arrays = {}
    for name in names:
        kind = columns[name].type if name in columns else "text"
        values = [row[name] for row in rows]
        arrays[name] = pa.array(values, TYPES["text"] if kind in ("date", "timestamp") else TYPES[kind])
    return _timed(table, pa.table(arrays))


def _timed(table: Table, found: pa.Table) -> pa.Table:
    """`found` with its ISO texts as days and times."""
    for column in table.columns:
        if column.type in ("date", "timestamp") and column.name in found.column_names:
            place = found.column_names.index(column.name)
            found = found.set_column(place, column.name, pc.cast(found[column.name], TYPES[column.type]))
    return found
