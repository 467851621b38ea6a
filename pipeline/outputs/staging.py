"""Files are written beside their final place and renamed when they are whole."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PREFIX = ".sygnatariusz-"
"""What the temporary folders' names begin with; one that is left after a power cut may be deleted."""


@contextmanager
def staging(parent: Path) -> Iterator[Path]:
    """A new temporary folder in `parent`, gone with all that it holds at the end. Raises OSError."""
    path = Path(tempfile.mkdtemp(prefix=PREFIX, dir=parent))
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


def publish(staged: Path, final: Path) -> None:
    """Put the file `staged` in the place of `final`, which keeps its permissions if it was there. Raises OSError."""
    secure(staged)
    if final.exists():
        shutil.copymode(final, staged)
    staged.replace(final)


def secure(file: Path) -> None:
    """Make the disk hold `file` before its name does, or a power cut leaves an empty file. Raises OSError."""
    with file.open("rb+") as stream:
        os.fsync(stream.fileno())
