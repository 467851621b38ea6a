"""Where partitions lie: folders of this system and object stores, by fsspec; each file whole or not there."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import fsspec
from fsspec.implementations.local import LocalFileSystem

from pipeline.outputs.staging import publish
from pipeline.sources.trouble import first_line

STORE = re.compile(r"[a-z][a-z0-9+.-]*://", re.I)

PART = re.compile(r"\.sygnatariusz-.*")
"""What the name of a file that is being written looks like."""


@dataclass(frozen=True)
class Folder:
    """A folder by its address (a path, s3://..., gs://...), on whatever machine; `below` are names with slashes.

    Its methods raise what the store raises; `trouble` says what it means.
    """

    address: str

    def _at(self, below: str) -> tuple[Any, str]:
        system, root = opened(self.address)
        return system, f"{root.rstrip('/')}/{below}" if below else root

    def put(self, below: str, content: bytes) -> None:
        """Writes a file; whoever looks finds the whole of it or none, and a copy of a worker that died harms none."""
        system, path = self._at(below)
        if not isinstance(system, LocalFileSystem):
            system.pipe_file(path, content)  # an object appears when all of it has arrived
            return
        parent = Path(path).parent
        parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(prefix=".sygnatariusz-", dir=parent, delete=False) as file:
            file.write(content)
        try:
            Path(file.name).chmod(0o644)
            publish(Path(file.name), Path(path))
        finally:
            Path(file.name).unlink(missing_ok=True)

    def get(self, below: str) -> bytes:
        system, path = self._at(below)
        content: bytes = system.cat_file(path)
        return content

    @contextmanager
    def stream(self, below: str) -> Iterator[Any]:
        system, path = self._at(below)
        with system.open(path, "rb") as file:
            yield file

    def names(self, below: str) -> list[str]:
        """The names of the files in a folder below this one, sorted; none where it is not there."""
        system, path = self._at(below)
        system.invalidate_cache(path)
        try:
            found = system.ls(path, detail=False)
        except FileNotFoundError:
            return []
        names = sorted({name.rstrip("/").rsplit("/", 1)[-1] for name in found} - {below.rsplit("/", 1)[-1]})
        return [name for name in names if not PART.match(name)]

    def tidy(self, below: str) -> None:
        """Removes what workers that died left of files that they were writing; a store keeps nothing of the kind."""
        system, path = self._at(below)
        if isinstance(system, LocalFileSystem) and Path(path).is_dir():
            for left in Path(path).iterdir():
                if PART.match(left.name):
                    left.unlink(missing_ok=True)

    def remove(self, below: str) -> None:
        """Removes a file, or a folder with all in it; nothing where it is not there."""
        system, path = self._at(below)
        system.invalidate_cache()
        if system.exists(path):
            system.rm(path, recursive=True)


def opened(address: str) -> tuple[Any, str]:
    """The file system of an address, and the path in it. Raises ValueError, ImportError."""
    system, path = fsspec.core.url_to_fs(address)
    return system, path


def trouble(error: BaseException) -> str:
    """What an error of a store means to the user, in a sentence."""
    match error:
        case PermissionError():
            return f"permission is denied ({first_line(error)}): ask for it, or give this machine and the workers a key"
        case FileNotFoundError():
            return "it does not exist"
        case ImportError():
            return f"its store needs a library: {first_line(error)}"
        case _:
            return f"it cannot be reached: {type(error).__name__}: {first_line(error)}"
