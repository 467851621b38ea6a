"""Sources to partitions: what a run reads, cut so that each part can be read alone, on any machine."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from pipeline.cluster.partition import Partition
from pipeline.cluster.sizes import Sizes
from pipeline.cluster.storage import STORE, opened, trouble
from pipeline.cluster.warc_part import divisible
from pipeline.sources.document import Failure
from pipeline.sources.file import ARCHIVES, TABLES, kind, known
from pipeline.sources.folder import NOTHING_IN_FOLDER, NOTHING_MATCHES
from pipeline.sources.read import ADDRESS, names, paths, resolved
from pipeline.sources.sizes import MEGABYTE
from pipeline.sources.trouble import failure

WEB = ("http", "https", "feed+", "sitemap+", "section+")
NOT_THE_WEB = (
    "a cluster reads files and object stores, not the web: sygnatariusz run --keep-pages FOLDER fetches pages "
    "politely, from one machine, and FOLDER is a source of a cluster"
)
TOLD = ("ETag", "etag", "mtime", "LastModified", "updated", "created")
"""What stores say of a file's time, the first that is there is taken."""


def plan(sources: Iterable[str | os.PathLike[str]], sizes: Sizes) -> tuple[list[Partition], list[Failure]]:
    """Gives the partitions of sources, and what was not found."""
    partitions: list[Partition] = []
    missing: list[Failure] = []
    single: list[tuple[str, str]] = []
    for file in _files(sources):
        if isinstance(file, Failure):
            missing.append(file)
            continue
        if kind(file) not in (*TABLES, *ARCHIVES):
            single.append((file, _stamp(file)))
            if len(single) == sizes.files:
                partitions.append(_together(single))
                single = []
            continue
        partitions.extend(_parts(file, _stamp(file), sizes))
    if single:
        partitions.append(_together(single))
    return partitions, missing


def _together(single: list[tuple[str, str]]) -> Partition:
    return Partition("files", tuple(file for file, _ in single), tuple(stamp for _, stamp in single))


def _files(sources: Iterable[str | os.PathLike[str]]) -> Iterator[str | Failure]:
    """The files that the sources stand for, each once."""
    seen: set[str] = set()
    for source in sources:
        for name in names(source):
            name = name.removeprefix("file://")
            if ADDRESS.match(name) and name.lower().startswith(WEB):
                yield failure(name, NOT_THE_WEB)
                continue
            for file in _stored(name) if STORE.match(name) else paths(name):
                real = file if isinstance(file, Failure) or STORE.match(file) else resolved(file)
                if isinstance(file, Failure):
                    yield file
                elif real not in seen:
                    seen.add(str(real))
                    yield file


def _stored(name: str) -> Iterator[str | Failure]:
    """The files of an object store that an address stands for: a file, a folder with all in it, a pattern."""
    try:
        system, path = opened(name)
        if glob.has_magic(path):
            found = [one for one in sorted(system.glob(path)) if known(one)]
        elif system.isfile(path):
            found = [path]
        else:
            found = [one for one in sorted(system.find(path)) if known(one)]
            if not found:
                system.info(path)  # says why: no such bucket, no permission
    except Exception as error:  # every store has errors of its own
        yield failure(name, trouble(error))
        return
    if not found:
        yield failure(name, NOTHING_MATCHES if glob.has_magic(path) else NOTHING_IN_FOLDER)
    yield from (system.unstrip_protocol(one) for one in found)


def _stamp(file: str) -> str:
    """The size and the time of a file, as far as its store tells them; why they are not to be had where it fails."""
    try:
        if not STORE.match(file):
            status = Path(file).stat()
            return f"{status.st_size} {status.st_mtime_ns}"
        told = _told(file)
    except Exception as error:  # that it cannot be read is told when it is read
        return type(error).__name__
    return f"{told.get('size')} {next((told[name] for name in TOLD if told.get(name) is not None), '')}"


def _told(file: str) -> dict[str, Any]:
    system, path = opened(file)
    told: dict[str, Any] = system.info(path)
    return told


def _parts(file: str, stamp: str, sizes: Sizes) -> Iterator[Partition]:
    """The partitions of a file that may hold several articles; of one that cannot be looked into a single one."""
    try:
        form, most, whole = _extent(file, sizes)
    except Exception:  # it is read as a whole, which tells what is wrong with it
        form, most, whole = "files", 1, 0
    if form == "files" or whole <= most:
        yield Partition("files", (file,), (stamp,))
        return
    count = -(-whole // most)
    for number in range(count):
        first, last = whole * number // count, whole * (number + 1) // count
        yield Partition("rows" if form == "rows" else "warc", (file,), (stamp,), first, last)


def _extent(file: str, sizes: Sizes) -> tuple[str, int, int]:
    """How a file can be cut: its form, the most that a part holds, and the extent of the whole."""
    if kind(file) == ".parquet":
        system, path = opened(file)
        with system.open(path, "rb") as stream, pq.ParquetFile(stream) as table:
            return "rows", sizes.rows, table.metadata.num_rows
    if kind(file) == ".warc":
        system, path = opened(file)
        if divisible(system.cat_file(path, 0, MEGABYTE)):
            return "warc", sizes.bytes, int(system.info(path)["size"])
    return "files", 1, 0
