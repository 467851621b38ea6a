"""A folder of one file a table."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path

import pyarrow as pa

from pipeline.outputs import csv, jsonl, parquet
from pipeline.outputs.arrow import schema
from pipeline.outputs.destination import Format
from pipeline.outputs.parts import Part
from pipeline.outputs.staging import exchange, publish, secure, staging
from pipeline.records.tables import TABLES

_OPENED: dict[Format, Callable[[pa.Schema, Path], AbstractContextManager[Callable[[pa.Table], None]]]] = {
    "csv": csv.opened,
    "jsonl": jsonl.opened,
    "parquet": parquet.opened,
}
"""Each opens a new file for rows of a form, and gives what adds rows to it."""


def write_folder(parts: Iterable[Part], folder: Path, form: Format) -> None:
    """Write `parts` into `folder`, one file each, and create it if it is not there. Raises OSError.

    The folder is written beside and takes the place of the old one in one step, with all else that stood there. Where
    the system has no such step, or the folder is a disk of its own or holds folders, the files take their places one
    after another, once all of them are whole.
    """
    if folder.is_dir():
        if not _swap(parts, folder, form):
            with staging(folder) as temporary:
                for staged in _write_files(parts, temporary, form):
                    publish(staged, folder / staged.name)
        return
    with staging(folder.parent) as temporary:
        whole = temporary / "whole"
        whole.mkdir()
        for staged in _write_files(parts, whole, form):
            secure(staged)
        whole.replace(folder)


def _swap(parts: Iterable[Part], folder: Path, form: Format) -> bool:
    """Write the folder beside and exchange the two; tells whether that could be done, else nothing has changed."""
    ours = {f"{table.name}.{form}" for table in TABLES}
    others = [path for path in folder.iterdir() if path.name not in ours]
    if os.path.ismount(folder) or any(path.is_dir() or path.is_symlink() for path in others):
        return False
    try:
        with staging(folder.parent) as temporary:
            whole = temporary / "whole"
            whole.mkdir()
            for staged in _write_files(parts, whole, form):
                secure(staged)
                if (old := folder / staged.name).exists():
                    shutil.copymode(old, staged)
            for other in others:
                os.link(other, whole / other.name)
            shutil.copystat(folder, whole)
            return exchange(whole, folder)
    except PermissionError:
        return False  # what is beside the folder is not ours to write


def _write_files(parts: Iterable[Part], folder: Path, form: Format) -> list[Path]:
    files = {table.name: folder / f"{table.name}.{form}" for table in TABLES}
    with ExitStack() as stack:
        add = {table.name: stack.enter_context(_OPENED[form](schema(table), files[table.name])) for table in TABLES}
        for part in parts:
            for name, rows in part.items():
                add[name](rows)
    return list(files.values())
