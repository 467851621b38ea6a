"""What the user names as sources, one after the other: files, folders, globs, addresses, a list on standard input."""

from __future__ import annotations

import glob
import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing
from typing import TYPE_CHECKING

from pipeline.sources.document import Failure, RawDocument
from pipeline.sources.file import read_file
from pipeline.sources.folder import is_folder, match, walk
from pipeline.sources.trouble import failure

if TYPE_CHECKING:
    from pipeline.sources.web.fetch import Fetcher
    from pipeline.sources.web.settings import Web

ADDRESS = re.compile(r"(?:(?:feed|sitemap|section)\+)?[a-z][a-z0-9.-]*://", re.I)

STANDARD_INPUT = "-"


def read(
    sources: Iterable[str | os.PathLike[str] | RawDocument], web: Web | None = None
) -> Iterator[RawDocument | Failure]:
    """Each document that the sources name, in their order, folders and globs by name; lazily, one at a time.

    A source is the path of a file (read whatever its suffix; .jsonl, .csv, .parquet, .warc and .zip hold many
    documents), a folder (with all folders in it), a glob, an address, which is a page, a feed or a sitemap, with
    "section+" before it a news section, or "-" for standard input with one source a line. A file or an address named
    twice is read once. A RawDocument stands for itself. What cannot be read is a Failure in its place; nothing is
    raised. web: how addresses are read, as Web says if None.
    """
    seen: set[str] = set()
    addresses: set[str] = set()
    with ExitStack() as opened:
        fetcher: Fetcher | None = None
        for source in sources:
            if isinstance(source, RawDocument):
                yield source
                continue
            for name in names(source):
                if ADDRESS.match(name):
                    from pipeline.sources.web.read import read_address

                    fetcher = fetcher or opened.enter_context(closing(_fetcher(web)))
                    yield from read_address(name, fetcher, addresses)
                else:
                    yield from _read_paths(name, seen)


def _read_paths(name: str, seen: set[str]) -> Iterator[RawDocument | Failure]:
    """The documents of the files that a source stands for, but for those that have been `seen` already."""
    for path in paths(name):
        if isinstance(path, Failure):
            yield path
        elif (real := resolved(path)) not in seen:
            seen.add(real)
            yield from read_file(path)


def _fetcher(web: Web | None) -> Fetcher:
    """A Fetcher; its libraries are loaded only by who reads the web."""
    from pipeline.sources.web.fetch import Fetcher
    from pipeline.sources.web.settings import Web

    return Fetcher(web or Web())


def names(source: str | os.PathLike[str]) -> Iterator[str]:
    """The source as a string, or the lines of standard input where it is "-"."""
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
