"""A folder of one file a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pyarrow as pa

from pipeline.outputs import csv, jsonl, parquet
from pipeline.outputs.destination import Format
from pipeline.outputs.staging import publish, secure, staging

_WRITERS: dict[Format, Callable[[pa.Table, Path], None]] = {
    "csv": csv.write,
    "jsonl": jsonl.write,
    "parquet": parquet.write,
}


def write_folder(tables: Mapping[str, pa.Table], folder: Path, form: Format) -> None:
    """Write `tables` into `folder`, one file each, and create it if it is not there. Raises OSError.

    All files are whole before the first takes its place. What else stands in the folder stays.
    """
    if folder.is_dir():
        # Inside, not beside: the folder may be a disk of its own, where nothing can be renamed into from without.
        with staging(folder) as temporary:
            for staged in _write_files(tables, temporary, form):
                publish(staged, folder / staged.name)
        return
    with staging(folder.parent) as temporary:
        whole = temporary / "whole"
        whole.mkdir()
        for staged in _write_files(tables, whole, form):
            secure(staged)
        whole.replace(folder)


def _write_files(tables: Mapping[str, pa.Table], folder: Path, form: Format) -> list[Path]:
    files = []
    for name, table in tables.items():
        file = folder / f"{name}.{form}"
        _WRITERS[form](table, file)
        files.append(file)
    return files
