"""Folders and globs: the files in them that may hold articles, in the order of their names."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator
from pathlib import Path, PurePath

from pipeline.sources.document import Failure
from pipeline.sources.file import known
from pipeline.sources.trouble import failure, sentence

KINDS = ".html .txt .eml .docx .pdf .jsonl .csv .parquet .warc .zip and their like"
NOTHING_IN_FOLDER = f"the folder holds no file that may hold articles ({KINDS})"
NOTHING_MATCHES = "no file matches the pattern"
NOTHING_READABLE = f"what matches the pattern is no file that may hold articles ({KINDS})"


def is_folder(path: str) -> bool:
    """True for a folder that can be looked at; False for anything else, whatever stands in the way."""
    try:
        return Path(path).is_dir()
    except OSError:
        return False


def walk(folder: str) -> Iterator[str | Failure]:
    """Paths of the files under folder that may hold articles, sorted, hidden ones and other files passed over.

    Symbolic links to folders are followed; one that leads back to a folder above it is a Failure, and so is a folder
    that may not be listed, and a folder in which nothing was found.
    """
    found = False
    # A stack and not recursion, so that no depth of folders can exhaust Python's. Beside each folder the real
    # paths of those above it.
    waiting: list[tuple[str, tuple[str, ...]]] = [(folder, ())]
    while waiting:
        path, above = waiting.pop()
        if not is_folder(path):
            found = True
            yield path
            continue
        real = os.path.realpath(path)
        if real in above:
            found = True
            yield failure(path, "the symbolic link leads back to a folder above it")
            continue
        try:
            names = sorted(child.name for child in Path(path).iterdir())
        except OSError as error:
            found = True
            yield failure(path, sentence(error).replace("the file", "the folder"))
            continue
        inner = [str(Path(path) / name) for name in names if not name.startswith(".")]
        wanted = [child for child in inner if known(child) or is_folder(child)]
        waiting.extend((child, (*above, real)) for child in reversed(wanted))
    if not found:
        yield failure(folder, NOTHING_IN_FOLDER)


def match(pattern: str) -> Iterator[str | Failure]:
    """Paths that match the glob, sorted: files as in a folder, and whole folders unless ** already goes into them.

    A pattern that spells a suffix out ("*.md") asks for such files, whatever the suffix.
    """
    try:
        paths = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 (Path.glob takes no absolute pattern)
    except ValueError:
        paths = []
    if not paths:
        yield failure(pattern, NOTHING_MATCHES)
        return
    suffix = PurePath(pattern).suffix
    any_suffix = bool(suffix) and not glob.has_magic(suffix)
    found = False
    for path in paths:
        if is_folder(path):
            if "**" not in pattern:
                for inner in walk(path):
                    if not (isinstance(inner, Failure) and inner.error == NOTHING_IN_FOLDER):
                        found = True
                        yield inner
        elif any_suffix or known(path):
            found = True
            yield path
    if not found:
        yield failure(pattern, NOTHING_READABLE)
