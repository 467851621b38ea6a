"""Measures the whole product beside what a user would build instead, in one run, as one table.

    python scripts/benchmark.py [--articles 200] [--sizes 100 1000 10000] [--kept 10000 100000] [--baseline PIPELINE]

Ours: sygnatariusz run over a folder of HTML pages into Parquet. Theirs: trafilatura.extract, a spaCy pipeline of
pl_core_news_lg's architecture (that one itself where it is installed, else one of random weights), the entities as a
DataFrame. Each job is a process of its own; its memory is that of all its processes, shared pages counted once. Other
programs on the machine disturb seconds by the clock, so that ratios are told by processor time as well.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from importlib.metadata import PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psutil
from made_articles import make
from packaging.requirements import Requirement

SCRIPTS = Path(__file__).parent
YEAR = 1_920_000_000
"""Characters of a year of news from Polish portals."""

Figures = dict[str, Any]


def measured(job: Sequence[str]) -> Figures:
    """Runs a job of benchmark_jobs.py; gives what it prints, and the megabytes it took at most."""
    command = [sys.executable, str(SCRIPTS / "benchmark_jobs.py"), str(time.time()), *job]
    peak = 0
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stdout is not None
        while process.poll() is None:
            peak = max(peak, _memory(process.pid))
            time.sleep(0.2)
        if process.returncode:
            raise SystemExit(f"{' '.join(job)} failed")
        return {**json.loads(process.stdout.read()), "peak": peak}


def _memory(process: int) -> int:
    """Megabytes of a process and its children, pages that several share counted once."""
    try:
        parent = psutil.Process(process)
        return sum(one.memory_full_info().pss for one in [parent, *parent.children(recursive=True)]) >> 20
    except (psutil.Error, AttributeError):
        return 0


def size(names: Iterable[str]) -> int:
    """Megabytes of installed packages with all that they ask for."""
    waiting, seen = list(names), dict[str, int]()
    while waiting:
        name = waiting.pop().lower().replace("_", "-")
        if name in seen:
            continue
        try:
            found = distribution(name)
        except PackageNotFoundError:
            continue
        paths = [Path(str(file.locate())) for file in found.files or ()]
        seen[name] = sum(path.stat().st_size for path in paths if path.is_file())
        wanted = map(Requirement, found.requires or ())
        waiting += [one.name for one in wanted if one.marker is None or one.marker.evaluate({"extra": ""})]
    return sum(seen.values()) >> 20


def folder_size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) >> 20


def row(label: str, found: Figures, one: Figures | None = None) -> str:
    """A line of the table: `one` is what words a second of processor time are compared with."""
    seconds, processor = found["seconds"], found["processor"]
    ratio = "" if one is None else f"{found['words'] / processor / (one['words'] / one['processor']):.2f}"
    cells = [
        label,
        f"{found['articles'] / seconds:.1f}",
        f"{found['words'] / seconds:,.0f}",
        f"{found['bytes'] / seconds / 1e6:.2f}",
        f"{found['words'] / processor:,.0f}",
        ratio,
        f"{found['first']:.1f}",
        f"{found['peak']:,}",
    ]
    return f"| {' | '.join(cells)} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=200, help="of the comparison")
    parser.add_argument("--sizes", type=int, nargs="*", default=[100, 1_000, 10_000], help="of the growth; add 100000")
    parser.add_argument("--kept", type=int, nargs="*", default=[10_000, 100_000], help="articles read already")
    parser.add_argument("--baseline", help="an installed pipeline or the folder of one; pl_core_news_lg if there")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        baseline = arguments.baseline or ("pl_core_news_lg" if find_spec("pl_core_news_lg") else None)
        if baseline is None:
            from untrained_lg import build

            baseline = str(folder / "untrained")
            build(Path(baseline))
        compare(folder, arguments.articles, baseline)
        grow(folder, arguments.sizes)
        keep(folder, arguments.kept)


def compare(folder: Path, articles: int, baseline: str) -> None:
    """Prints the table of ours and theirs, with 1 and 2 workers, then our stages."""
    pages = folder / "pages"
    make(articles, pages)
    print(f"{articles} articles; first: seconds from the start of the program to the first article's records\n")
    print("| | articles/s | words/s | MB/s | words/s of processor | ratio | first, s | peak, MB |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    theirs = measured(["theirs", str(pages), "1", baseline])
    print(row("trafilatura + spaCy, 1 process", theirs, theirs))
    print(row("trafilatura + spaCy, 2 processes", measured(["theirs", str(pages), "2", baseline]), theirs))
    ours = measured(["ours", str(pages), "1"])
    two = measured(["ours", str(pages), "2"])
    print(row("sygnatariusz, 1 worker", ours, theirs))
    print(row("sygnatariusz, 2 workers", two, theirs), flush=True)
    print(f"\n2 workers: {ours['seconds'] / two['seconds']:.2f} times the speed of 1, by the clock")
    hours = YEAR / (two["characters"] / two["seconds"]) / 3600
    ideal = YEAR / (ours["characters"] / ours["processor"]) / 3600 / 2
    print(f"a year of Polish news portals ({YEAR / 1e6:,.0f} million characters): {hours:,.0f} hours on 2 workers;")
    print(f"{ideal:,.0f} hours if both cores had been ours alone")
    start = measured(["start", str(pages)])
    print(f"start-up: {start['first']:.1f} s to the first record; spaCy and the model alone: {start['bare']:.1f} s")
    model = folder_size(Path(baseline)) if Path(baseline).is_dir() else size([baseline])
    print(f"size: {size(['sygnatariusz'])} MB beside {size(['spacy', 'trafilatura', 'pandas']) + model} MB\n")
    stages = measured(["stages", str(pages)])["stages"]
    total = sum(stages.values())
    print("| stage | ms an article, processor | share |\n| --- | --- | --- |")
    for name, seconds in stages.items():
        print(f"| {name} | {1000 * seconds / articles:.2f} | {seconds / total:.0%} |")
    print(flush=True)


def grow(folder: Path, sizes: Sequence[int]) -> None:
    """Prints how time and memory grow with the number of articles."""
    if sizes:
        print(
            "| articles | s | s of processor | ms of processor an article | peak, MB |\n| --- | --- | --- | --- | --- |"
        )
    for number in sizes:
        pages = folder / f"pages-{number}"
        make(number, pages)
        found = measured(["ours", str(pages), "2"])
        each = 1000 * found["processor"] / number
        numbers = [f"{number:,}", f"{found['seconds']:.0f}", f"{found['processor']:.0f}", f"{each:.0f}"]
        print(f"| {' | '.join(numbers)} | {found['peak']:,} |", flush=True)


def keep(folder: Path, sizes: Sequence[int]) -> None:
    """Prints what becomes of articles once they have been read: kept, told together, written."""
    if sizes:
        print("\n| kept, told together and written, without reading | s | ms an article | peak, MB |")
        print("| --- | --- | --- | --- |")
    for number in sizes:
        found = measured(["kept", str(folder), str(number)])
        each = 1000 * found["seconds"] / number
        print(f"| {number:,} | {found['seconds']:.0f} | {each:.1f} | {found['peak']:,} |", flush=True)


if __name__ == "__main__":
    main()
