"""Prints what a run on a cluster of this machine costs: time, bytes through the scheduler, sizes of the shuffles.

python scripts/benchmark_cluster.py FOLDER [--articles N] [--size N] [--workers N ...]; docs/scale.md quotes it. Time
is given by the clock and as the processes' own; on a machine that has other work only the second means something.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path
from typing import Any

import psutil
from distributed.comm.tcp import TCP

from pipeline.cluster import Settings, Sizes, connected, doubles, reprinted, run, spellings, told
from pipeline.cluster.extraction import EXTRACTED, extract_partition
from pipeline.cluster.frames import made, places
from pipeline.cluster.plan import plan


def count() -> None:
    """Makes this process count the bytes that it sends, by whom they are for, as an attribute of the connections."""
    write, sent = TCP.write, {}

    async def counting(self: TCP, *message: Any, **options: Any) -> Any:
        size = await write(self, *message, **options)
        sent[self.peer_address] = sent.get(self.peer_address, 0) + size
        return size

    TCP.write, TCP.sent = counting, sent


def sent_to_scheduler(dask_worker: Any) -> int:
    """The bytes that a worker has sent to the scheduler."""
    return int(TCP.sent.get(dask_worker.scheduler.address, 0))


def own_time() -> float:
    """The processor time, in seconds, that this process and the one that reads for it have had."""
    this = psutil.Process()
    times = (one.cpu_times() for one in (this, *this.children(recursive=True)))
    return sum(float(one.user + one.system) for one in times)


def measure(files: list[Path], workers: int, size: int) -> None:
    with tempfile.TemporaryDirectory() as out, connected("local", workers) as client:
        client.run(count)
        before, begun = sum(client.run(own_time).values()), time.perf_counter()
        TCP.sent.clear()
        first: list[float] = []
        run(files, client, out=out, sizes=Sizes(files=size), on_report=lambda _: first.append(time.perf_counter()))
        ended, spent = time.perf_counter(), sum(client.run(own_time).values()) - before
        through = sum(TCP.sent.values()) + sum(client.run(sent_to_scheduler).values())
    extraction, identity = first[-1] - begun, ended - first[-1]
    print(
        f"{workers} workers: {extraction:.1f} s extraction, {identity:.1f} s identity; the workers' own time "
        f"{spent:.1f} s; {through / len(files) / 1000:.1f} kB an article through the scheduler",
        flush=True,
    )


def shuffles(files: list[Path], size: int) -> None:
    """Prints bytes an article of what each shuffle carries, from the functions that fill it, in one process."""
    with tempfile.TemporaryDirectory() as out:
        partitions, _ = plan(files, Sizes(files=size))
        begun = own_time()
        settings = Settings()
        extract_partition(partitions[0], settings, out)
        warm = own_time()
        reports = [extract_partition(one, settings, out) for one in partitions[1:]]
        articles = sum(report.articles for report in reports)
        each = (own_time() - warm) / articles
        print(f"model and first partition {warm - begun:.1f} s; then {each:.3f} s an article", flush=True)
        names = [f"{one.name(settings.digest)}.parquet" for one in partitions]
        kept = sum((Path(out) / EXTRACTED / name).stat().st_size for name in names)
        print(f"kept between the steps: {kept / len(files) / 1000:.2f} kB an article")
        none = made(doubles.LOST, [])
        sizes: dict[str, int] = {}
        begun = own_time()
        for place in places(names).to_delayed(optimize_graph=False):
            at = place.compute(scheduler="sync")
            named = spellings.named(spellings.names_of(at, none, out), ())
            for what, frame in {
                "articles by id": doubles.keys_of(at, out),
                "names by entity": spellings.names_of(at, none, out),
                "names by block": spellings.candidates(named),
                "variants": spellings.vocabulary(named),
                "entities asked for": spellings.asked(at, none, out),
                "bands": reprinted.sketches(at, none, out),
                "agreements by party": told.tellings(at, none, made(reprinted.SAME_TEXT, []), out),
            }.items():
                sizes[what] = sizes.get(what, 0) + int(frame.memory_usage(index=False, deep=True).sum())
        spent = own_time() - begun
        for what, total in sizes.items():
            print(f"{what}: {total / len(files) / 1000:.2f} kB an article")
        print(f"filling them: {spent / len(files):.4f} s an article")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=170)
    parser.add_argument("--size", type=int, default=20)
    parser.add_argument("--workers", type=int, nargs="*", default=[1, 2])
    options = parser.parse_args()
    files = sorted(options.folder.glob("*.html"))[: options.articles]
    shuffles(files, options.size)
    for workers in options.workers:
        measure(files, workers, options.size)


if __name__ == "__main__":
    count()
    main()
