"""A folder of one file a table."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pyarrow as pa

from pipeline.outputs import csv, jsonl, parquet
from pipeline.outputs.destination import Format
from pipeline.outputs.staging import exchange, publish, secure, staging

_WRITERS: dict[Format, Callable[[pa.Table, Path], None]] = {
    "csv": csv.write,
    "jsonl": jsonl.write,
    "parquet": parquet.write,
}


def write_folder(tables: Mapping[str, pa.Table], folder: Path, form: Format) -> None:
    """Write `tables` into `folder`, one file each, and create it if it is not there. Raises OSError.

    The folder is written beside and takes the place of the old one in one step, with all else that stood there. Where
    the system has no such step, or the folder is a disk of its own or holds folders, the files take their places one
    after another, once all of them are whole.
    """
    if folder.is_dir():
        if not _swap(tables, folder, form):
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


def _swap(tables: Mapping[str, pa.Table], folder: Path, form: Format) -> bool:
    """Write the folder beside and exchange the two; tells whether that could be done, else nothing has changed."""
    ours = {f"{name}.{form}" for name in tables}
    others = [path for path in folder.iterdir() if path.name not in ours]
    if os.path.ismount(folder) or any(path.is_dir() or path.is_symlink() for path in others):
        return False
    try:
        with staging(folder.parent) as temporary:
            whole = temporary / "whole"
            whole.mkdir()
            for staged in _write_files(tables, whole, form):
                secure(staged)
                if (old := folder / staged.name).exists():
                    shutil.copymode(old, staged)
            for other in others:
                os.link(other, whole / other.name)
            shutil.copystat(folder, whole)
            return exchange(whole, folder)
    except PermissionError:
        return False  # what is beside the folder is not ours to write


def _write_files(tables: Mapping[str, pa.Table], folder: Path, form: Format) -> list[Path]:
    files = []
    for name, table in tables.items():
        file = folder / f"{name}.{form}"
        _WRITERS[form](table, file)
        files.append(file)
    return files
