"""What the user names as sources, one after the other: files, folders, globs, a list on standard input."""

from __future__ import annotations

import glob
import os
import re
import sys
from collections.abc import Iterable, Iterator

from pipeline.sources.document import Failure, RawDocument
from pipeline.sources.file import read_file
from pipeline.sources.folder import is_folder, match, walk
from pipeline.sources.trouble import failure

ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.I)

STANDARD_INPUT = "-"


def read(sources: Iterable[str | os.PathLike[str]]) -> Iterator[RawDocument | Failure]:
    """Each document that the sources name, in their order, folders and globs by name; lazily, one file at a time.

    A source is the path of a file (read whatever its suffix), a folder (with all folders in it: .html .htm .xhtml
    .txt), a glob, or "-" for standard input with one source a line. A file named twice is read once. What cannot be
    read is a Failure in its place; nothing is raised.
    """
    seen: set[str] = set()
    for name in names(sources):
        for path in paths(name):
            if isinstance(path, Failure):
                yield path
                continue
            real = resolved(path)
            if real not in seen:
                seen.add(real)
                yield read_file(path)


def names(sources: Iterable[str | os.PathLike[str]]) -> Iterator[str]:
    """The sources as strings, with "-" replaced by the lines of standard input."""
    for source in sources:
        name = os.fsdecode(source)
        if name == STANDARD_INPUT:
            yield from listed()
        else:
            yield name


def listed() -> Iterator[str]:
    """The lines of standard input that are not blank."""
    if sys.stdin is None:
        return
    # File names are bytes: read as text, one that is not valid Unicode would end the run.
    lines: Iterable[str | bytes] = getattr(sys.stdin, "buffer", sys.stdin)
    for line in lines:
        name = os.fsdecode(line).strip("\r\n")
        if name.strip():
            yield name


def paths(name: str) -> Iterator[str | Failure]:
    """The files that one source stands for."""
    if not name.strip():
        yield failure(name, "the source has no name")
    elif ADDRESS.match(name):
        yield failure(name, "addresses are not read: save the page as a file and give that")
    elif is_folder(name):
        yield from walk(name)
    elif glob.has_magic(name) and not ("\0" in name or os.path.lexists(name)):
        yield from match(name)
    else:
        yield name


def resolved(path: str) -> str:
    """The real path, the same for every way to write it; the path itself where none can be had."""
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):
        return path
