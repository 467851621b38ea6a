"""Files are written beside their final place and renamed when they are whole."""

from __future__ import annotations

import ctypes
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


@contextmanager
def alone(parent: Path) -> Iterator[None]:
    """Within it, no other process of ours adds to an output in `parent`: it waits. Raises OSError.

    Where the system cannot lock a folder (Windows), whoever adds last wins.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    folder = os.open(parent, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def exchange(staged: Path, final: Path) -> bool:
    """Put the folder `staged` in the place of the folder `final` and the other way round, in one step that no crash
    can halve. Tells whether the system could."""
    try:
        swap = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    here, exchanging = -100, 2
    return bool(swap(here, os.fsencode(staged), here, os.fsencode(final), exchanging) == 0)


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
