"""A run on a cluster: partitions are extracted but for those that are there, then identity is told over all."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from pathlib import Path

from distributed import Client, Future, as_completed

from pipeline.cluster import form
from pipeline.cluster.connect import check_workers
from pipeline.cluster.error import ClusterError
from pipeline.cluster.extraction import EXTRACTED, Report, extract_partition
from pipeline.cluster.identity import resolve
from pipeline.cluster.partition import Partition
from pipeline.cluster.plan import plan
from pipeline.cluster.settings import Settings
from pipeline.cluster.sizes import Sizes
from pipeline.cluster.storage import Folder, trouble
from pipeline.language.names.gazetteer import Gazetteer
from pipeline.language.names.gazetteer import read as read_gazetteer
from pipeline.limits import Limits
from pipeline.process import DiedError, LateError
from pipeline.records.tables import TABLES
from pipeline.sources.document import Failure

DONE = "_SUCCESS"
"""The file below an output that says that its tables are whole, and of what."""

CLIENT = "client.parquet"
"""The file of what failed outside partitions: sources that were not found, bad lines of a gazetteer."""

AHEAD = 4
"""Partitions for each thread of the cluster that its scheduler knows of at once."""


@dataclass(frozen=True)
class Summary:
    """What is in an output: its articles, agreements and failures, its partitions, and how many were there already."""

    articles: int
    agreements: int
    failures: int
    partitions: int
    kept: int


def run(
    sources: Iterable[str | os.PathLike[str]] | str | os.PathLike[str],
    client: Client,
    *,
    out: str | os.PathLike[str],
    model: str | None = None,
    published: date | None = None,
    min_confidence: float = 0.0,
    gazetteer: str | os.PathLike[str] | None = None,
    time_limit: float | None = Limits.seconds,
    memory_limit: int | None = Limits.megabytes,
    replace: bool = False,
    sizes: Sizes | None = None,
    on_report: Callable[[Report], None] | None = None,
) -> Summary:
    """Reads press releases on the workers of a Dask cluster, and writes their tables as partitioned Parquet.

    sources: files, folders and globs that each worker sees under the same path, and those of object stores (s3://,
    gs://, whatever fsspec knows). client: of a scheduler; `connected` gives one. out: a folder, also of an object
    store, that all workers can write to: below it a folder a table, and `extracted`, from which another run goes on: a
    partition of the same files, read in the same way, is not read again, unless nothing of it could be read, or an
    article of it was lost to its limits or with its process. The tables hold what the sources of this run
    give. replace: nothing that is there is used. sizes: of the partitions. on_report: called with what became of each
    partition as it is done. The other arguments are those of `pipeline.run`.
    Raises ClusterError where workers are missing or have another version of the product, and where `out` cannot be
    written; ModelError where a worker cannot load the model, and GazetteerError. What cannot be read is a row in the
    table `failures`.
    """
    check_workers(client)
    address = os.fspath(out)
    folder = Folder(address)
    known = Gazetteer() if gazetteer is None else read_gazetteer(os.fspath(gazetteer))
    settings = Settings(
        model=model,
        published=published,
        min_confidence=min_confidence,
        gazetteer=None if gazetteer is None else Path(gazetteer).read_bytes(),
        limits=Limits(time_limit, memory_limit),
    )
    partitions, failed = plan([sources] if isinstance(sources, str | os.PathLike) else sources, sizes or Sizes())
    failed += [Failure(f"{gazetteer}:{line}", "gazetteer", error) for line, error in known.problems]
    if failed and on_report is not None:
        on_report(Report("", CLIENT, 0, 0, tuple(failed)))
    there = _there(folder, replace)
    todo = [one for one in partitions if f"{one.name(settings.digest)}.parquet" not in there]
    for report in _extract(client, todo, settings, address):
        failed += report.failures if not report.file else ()
        if on_report is not None:
            on_report(report)
    folder.tidy(EXTRACTED)
    folder.put(f"{EXTRACTED}/{CLIENT}", form.packed(form.table(failed)))
    there = set(folder.names(EXTRACTED))
    names = (one.name(settings.digest) for one in partitions)
    files = [file for name in names for file in (f"{name}.parquet", f"{name}.unread.parquet") if file in there]
    files.append(CLIENT)
    with client.as_current():
        totals = _tables(folder, files, settings.product, bool(failed or todo), known)
    return Summary(
        totals["articles"], totals["agreements"], totals["failures"], len(partitions), len(partitions) - len(todo)
    )


def _there(folder: Folder, replace: bool) -> set[str]:
    """The results that are there. Raises ClusterError where the output cannot be written."""
    try:
        if replace:
            for name in (DONE, EXTRACTED, *(table.name for table in TABLES)):
                folder.remove(name)
        there = set(folder.names(EXTRACTED))
        folder.put(f"{EXTRACTED}/{CLIENT}", form.packed(form.table([])))
    except Exception as error:  # every store has errors of its own
        raise ClusterError(f"{folder.address} cannot be written: {trouble(error)}") from error
    return there


def _extract(client: Client, todo: list[Partition], settings: Settings, out: str) -> Iterator[Report]:
    """Gives what became of partitions, as they are done; one that cannot be done costs only itself.

    Not all are given to the scheduler at once: what it has to know does not grow with their number.
    """
    waiting = iter(todo)
    running: dict[Future[Report], Partition] = {}
    done = as_completed(loop=client.loop)
    while True:
        threads = sum(client.nthreads().values()) or 1
        while len(running) < threads * AHEAD and (partition := next(waiting, None)) is not None:
            future = client.submit(extract_partition, partition, settings, out, pure=False)
            running[future] = partition
            done.add(future)
        if not running:
            return
        future = next(done)
        partition = running.pop(future)
        error = future.exception()
        if error is None:
            yield future.result()
        elif isinstance(error, ValueError):
            raise error
        else:
            yield Report(partition.about, "", 0, 0, (_failure(partition, error),))


def _failure(partition: Partition, error: BaseException) -> Failure:
    if type(error).__name__ == "KilledWorker":
        return Failure(
            partition.about, "language", "the workers that read this partition died: make partitions smaller"
        )
    if isinstance(error, DiedError | LateError):
        how = "took too long" if isinstance(error, LateError) else str(error)
        return Failure(partition.about, "language", f"the process that reads {how}, before it had the model")
    return Failure(partition.about, "outputs", f"its records cannot be written: {trouble(error)}")


def _tables(folder: Folder, files: list[str], version: str, changed: bool, known: Gazetteer) -> dict[str, int]:
    """Writes the tables of the results in `files`, unless just these are there; gives how many rows each has."""
    made_of = blake2b(repr((files, version, known.entries)).encode(), digest_size=16).hexdigest()
    try:
        done = json.loads(folder.get(DONE))
    except (OSError, ValueError):
        done = {}
    if done.get("made_of") == made_of and not changed:
        totals: dict[str, int] = done["rows"]
        return totals
    folder.remove(DONE)
    totals = resolve(files, folder.address, known.entries)
    for table in TABLES:
        folder.tidy(table.name)
        for name in set(folder.names(table.name)) - set(files):
            folder.remove(f"{table.name}/{name}")
    folder.put(DONE, json.dumps({"made_of": made_of, "version": version, "rows": totals}).encode())
    return totals
