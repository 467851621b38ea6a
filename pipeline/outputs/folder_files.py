"""Read a folder of one file a table back, some thousands of rows at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from csv import reader as iter_csv
from itertools import chain, islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv, parquet

from pipeline.outputs.arrow import TYPES
from pipeline.outputs.database import AT_ONCE
from pipeline.outputs.destination import Destination, Format
from pipeline.outputs.error import OutputError
from pipeline.outputs.formula import unguard
from pipeline.outputs.versions import VERSION, completed
from pipeline.records.tables import MENTIONS, Table

_BLOCK = 64 << 20
"""Bytes of CSV that are read at a time. A row, with the text of an article and its line breaks, must fit into it."""


def read_folder(source: Destination, tables: list[Table], form: Format) -> Iterator[tuple[Table, pa.Table]]:
    """The `tables` of a folder, some thousands of rows at a time, at least one part of each.

    Raises OutputError where it, or a file of it, is missing or not what we write.
    """
    if source.path.exists() and not source.path.is_dir():
        raise OutputError(
            f"{source.name} is a file and no output: that is a folder of CSV, JSONL or Parquet, or a name in .sqlite, "
            f".duckdb or .xlsx."
        )
    if not source.path.is_dir():
        raise OutputError(f"{source.name} is not there; sygnatariusz run SOURCE --out {source.name} makes it.")
    files = {table.name: source.path / f"{table.name}.{form}" for table in tables}
    if not any(file.is_file() for file in files.values()):
        raise OutputError(f"{source.name} holds no tables; sygnatariusz run SOURCE --out {source.name} makes them.")
    if missing := [file.name for file in files.values() if not file.is_file()]:
        raise OutputError(
            f"{source.name} is only half there: {', '.join(missing)} is missing; write it again, to a new folder."
        )
    for table in tables:
        for part in _read(table, files[table.name], form):
            yield table, part


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


def _read(table: Table, file: Path, form: Format) -> Iterator[pa.Table]:
    read = {"csv": _read_csv, "jsonl": _read_jsonl, "parquet": _read_parquet}[form]
    try:
        for part in read(table, file):
            yield completed(table, part, str(file))
    except (pa.ArrowException, ValueError) as error:
        if isinstance(error, OutputError):
            raise
        first_line = next(iter(str(error).splitlines()), "")
        raise OutputError(f"{file} is not as it was written ({first_line}); write it again, elsewhere.") from error


def _read_csv(table: Table, file: Path) -> Iterator[pa.Table]:
    reader = csv.open_csv(
        file,
        csv.ReadOptions(block_size=_BLOCK),
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
    yield _timed(table, reader.schema.empty_table())
    for batch in reader:
        yield _timed(table, unguard(pa.Table.from_batches([batch])))


def _read_jsonl(table: Table, file: Path) -> Iterator[pa.Table]:
    with file.open(encoding="utf-8") as stream:
        first = stream.readline()
        names = list(json.loads(first)) if first else table.names
        yield _timed(table, _of_objects(table, names, []))
        lines = chain([first] if first else [], stream)
        while rows := [json.loads(line) for line in islice(lines, AT_ONCE)]:
            yield _timed(table, _of_objects(table, names, rows))


def _of_objects(table: Table, names: list[str], rows: list[dict[str, Any]]) -> pa.Table:
    columns = {column.name: column for column in table.columns}
    arrays = {}
    for name in names:
        kind = columns[name].type if name in columns else "text"
        values = [row[name] for row in rows]
        arrays[name] = pa.array(values, TYPES["text"] if kind in ("date", "timestamp") else TYPES[kind])
    return pa.table(arrays)


def _read_parquet(table: Table, file: Path) -> Iterator[pa.Table]:
    with parquet.ParquetFile(file) as found:
        yield found.schema_arrow.empty_table()
        for batch in found.iter_batches(AT_ONCE):
            yield pa.Table.from_batches([batch])


def _timed(table: Table, found: pa.Table) -> pa.Table:
    """`found` with its ISO texts as days and times."""
    for column in table.columns:
        if column.type in ("date", "timestamp") and column.name in found.column_names:
            place = found.column_names.index(column.name)
            found = found.set_column(place, column.name, pc.cast(found[column.name], TYPES[column.type]))
    return found
