"""Corpora that come packed as .7z archives."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def extract(archive: Path, folder: Path) -> None:
    """Unpacks a .7z archive into a folder (extra `train`: py7zr)."""
    import py7zr

    with py7zr.SevenZipFile(archive) as packed:
        packed.extractall(folder)


@contextmanager
def unpacked(path: Path, pattern: str) -> Iterator[Path]:
    """Gives the path of a corpus's one file: `path` itself, or the file of that pattern in the .7z that it is."""
    if path.suffix != ".7z":
        yield path
        return
    with tempfile.TemporaryDirectory() as folder:
        extract(path, Path(folder))
        yield next(Path(folder).rglob(pattern))
