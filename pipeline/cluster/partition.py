"""A partition: a part of the sources that one worker reads at once, and its documents."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from dataclasses import astuple, dataclass, replace
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from typing import Literal

from pipeline.cluster.storage import STORE, opened, trouble
from pipeline.cluster.warc_part import read_part
from pipeline.sources.document import Failure, RawDocument
from pipeline.sources.file import read_file
from pipeline.sources.parquet import read_parquet
from pipeline.sources.trouble import failure


@dataclass(frozen=True)
class Partition:
    """Files as they are, or a part of one: the records of a WARC that begin in a range of bytes, a range of rows.

    stamps: what tells that the files have not changed since (size and time). first, last: the range; of whole files
    0 and None. failures: what could not be found; a partition of its own, without files.
    """

    kind: Literal["files", "warc", "rows"]
    files: tuple[str, ...]
    stamps: tuple[str, ...]
    first: int = 0
    last: int | None = None

    def name(self, settings: str) -> str:
        """The name of its results: the same for the same part of the same files, read with the same settings."""
        return blake2b(repr((settings, astuple(self))).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()

    @property
    def about(self) -> str:
        """What it is, to be told: the name of its file, or of the first of several."""
        if len(self.files) > 1:
            return f"{self.files[0]} and {len(self.files) - 1} more"
        return self.files[0] if self.last is None else f"{self.files[0]} [{self.first:,}-{self.last:,}]"


def documents(partition: Partition) -> Iterator[RawDocument | Failure]:
    """The documents of a partition, lazily, named as a run on one machine names them; nothing is raised."""
    for file in partition.files:
        try:
            if partition.kind == "files":
                yield from _whole(file)
            else:
                yield from _part(file, partition)
        except Exception as error:  # a store may raise anything: one file never ends a run
            yield failure(file, trouble(error))


def _whole(file: str) -> Iterator[RawDocument | Failure]:
    if not STORE.match(file):
        yield from read_file(file)
        return
    system, path = opened(file)
    with tempfile.TemporaryDirectory(prefix="sygnatariusz-") as folder:
        copy = str(Path(folder) / PurePosixPath(path).name)
        system.get_file(path, copy)
        for found in read_file(copy):
            yield replace(found, source=file + found.source.removeprefix(copy))


def _part(file: str, partition: Partition) -> Iterator[RawDocument | Failure]:
    system, path = opened(file)
    with system.open(path, "rb") as stream:
        if partition.kind == "rows":
            yield from read_parquet(stream, file, partition.first, partition.last)
        elif partition.last is not None:
            yield from read_part(io.BufferedReader(stream), file, partition.first, partition.last)
