"""Runs on a real cluster of this machine: processes of a scheduler's own, one of which dies, and what goes wrong."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd
import psutil
import pytest
from distributed import Client

import pipeline
from pipeline.cluster import ClusterError, Sizes, connected, read, run
from pipeline.cluster.extraction import EXTRACTED, UNREAD, Report
from pipeline.cluster.job import CLIENT, DONE
from pipeline.records import Records

Same = Callable[[Records, Records], None]
THREE = Sizes(files=3)


@pytest.fixture(scope="module")
def pages(press: Path) -> list[Path]:
    """A dozen of our own press releases."""
    return [*sorted(press.glob("a0*.html")), *sorted(press.glob("b09*.html")), *sorted(press.glob("b1[01]*.html"))]


@pytest.fixture(scope="module")
def expected(pages: list[Path]) -> Records:
    return pipeline.run(pages)


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    """A client of a scheduler with two worker processes."""
    with connected("local", 2) as found:
        yield found


def test_a_worker_that_dies_in_the_middle_loses_nothing_and_another_run_goes_on(
    pages: list[Path], expected: Records, client: Client, tmp_path: Path, same: Same
) -> None:
    out = tmp_path / "out"
    reports: list[Report] = []
    processes = client.run(os.getpid)
    killed: list[psutil.Process] = []

    def kill_one(report: Report) -> None:
        reports.append(report)
        if report.file != CLIENT and not killed:
            victim = psutil.Process(next(iter(processes.values())))
            killed.extend([victim, *victim.children()])
            victim.kill()

    missing = tmp_path / "nie-ma.html"
    summary = run([*pages, missing], client, out=out, sizes=THREE, on_report=kill_one)
    assert killed
    assert client.run(os.getpid) != processes, "one was killed"
    assert psutil.wait_procs(killed, 120)[1] == [], "what read for it has gone with it"
    records = read(out)
    assert (summary.articles, summary.failures, summary.kept) == (len(pages), 1, 0)
    assert list(records["failures"].source) == [str(missing)]
    same(Records(records | {"failures": expected["failures"]}), expected)

    assert not list(out.rglob(".sygnatariusz-*")), "nothing half-written is left"

    # What is there is not read again; what is gone is, and nothing else.
    def times() -> dict[str, int]:
        return {
            file.name: file.stat().st_mtime_ns
            for file in (out / EXTRACTED).iterdir()
            if file.name != CLIENT and not file.name.endswith(UNREAD)
        }

    written = times()
    lost = sorted(written)[0]
    (out / EXTRACTED / lost).unlink()
    reports.clear()
    summary = run(pages, client, out=out, sizes=THREE)
    assert summary.kept == summary.partitions - 1 == len(written) - 1
    again = times()
    assert {name for name in again if again[name] != written[name]} == {lost}
    same(read(out), expected)

    # A run in which nothing is new does nothing.
    tables = {path: path.stat().st_mtime_ns for path in out.glob("agreements/*")}
    run(pages, client, out=out, sizes=THREE)
    assert {path: path.stat().st_mtime_ns for path in out.glob("agreements/*")} == tables
    assert (out / DONE).is_file()


def test_a_partition_that_cannot_be_read_is_a_row_and_the_rest_is_done(
    pages: list[Path], client: Client, tmp_path: Path
) -> None:
    damaged = tmp_path / "uszkodzone.parquet"
    damaged.write_bytes(b"PAR1 this is none")
    told: list[Report] = []
    summary = run([damaged, "https://example.org/a", pages[0]], client, out=tmp_path / "out", on_report=told.append)
    assert (summary.articles, summary.failures) == (1, 2)
    failures = pd.read_parquet(tmp_path / "out" / "failures").set_index("source")
    assert "damaged" in failures.error[str(damaged)]
    assert "--keep-pages" in failures.error["https://example.org/a"]
    assert sorted(failure.source for report in told for failure in report.failures) == sorted(failures.index)


def test_an_endless_article_is_a_row_and_the_others_are_read(
    pages: list[Path], expected: Records, client: Client, tmp_path: Path
) -> None:
    endless = tmp_path / "bez-konca.txt"
    sentence = "W Radomiu gmina Łazy i Politechnika Opolska podpisały umowę, a burmistrz nie krył zadowolenia. "
    endless.write_text(sentence * 9000, encoding="utf-8")
    told: list[Report] = []
    out = tmp_path / "out"
    sources = [pages[0], endless, pages[1]]
    summary = run(sources, client, out=out, sizes=THREE, time_limit=10, on_report=told.append)
    assert (summary.articles, summary.failures, summary.partitions) == (2, 1, 1)
    [failure] = told[0].failures
    assert failure.source == str(endless)
    assert failure.error == "not read within 10 seconds: --time-limit (time_limit) gives it more"
    records = read(out)
    assert list(records["failures"].itertuples(index=False, name=None)) == [(str(endless), "language", failure.error)]
    known = expected["articles"].source.isin([str(pages[0]), str(pages[1])])
    assert set(records["articles"].article_id) == set(expected["articles"][known].article_id)
    [file] = [file.name for file in (out / EXTRACTED).iterdir() if file.name != CLIENT]
    assert file.endswith(UNREAD), "another run tries it again"


def test_an_output_that_cannot_be_written_is_said_at_once(pages: list[Path], client: Client, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(ClusterError, match="file/out cannot be written"):
        run(pages, client, out=tmp_path / "file" / "out")


def _command(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pipeline", "run", *arguments],
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(Path(pipeline.__file__).parents[1])} | environment,
        check=False,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")
def test_what_was_interrupted_goes_on_from_the_partitions_that_are_there(tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.jsonl" for number in range(6)]
    for number, file in enumerate(files):
        text = f"Gmina Łazy i Politechnika Opolska podpisały w Radomiu umowę numer {number} o współpracy na lata. " * 3
        file.write_text(json.dumps({"text": text, "url": f"https://lazy.example/{number}"}), encoding="utf-8")
    out = tmp_path / "out"
    arguments = [*map(str, files), "--out", str(out), "--cluster", "local"]
    running = subprocess.Popen(
        [sys.executable, "-m", "pipeline", "run", *arguments],
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(Path(pipeline.__file__).parents[1])},
    )
    while not (there := [file.name for file in (out / EXTRACTED).glob("*.parquet") if file.name != CLIENT]):
        assert running.poll() is None
        time.sleep(0.01)
    running.send_signal(signal.SIGINT)
    _, said = running.communicate()
    assert running.returncode == 130, said
    assert said.splitlines() == [
        f"sygnatariusz: interrupted: the partitions that were read are kept in {out}/extracted; the same goes on"
    ]
    assert not (out / DONE).exists()
    written = {name: (out / EXTRACTED / name).stat().st_mtime_ns for name in there}
    done = _command(*arguments, "--resume")
    assert done.returncode == 0, done.stderr
    kept = re.search(r"(\d) of 6 partitions were there already, and not read again", done.stderr)
    assert kept is not None, done.stderr
    assert int(kept[1]) >= len(there)
    assert {name: (out / EXTRACTED / name).stat().st_mtime_ns for name in there} == written
    assert len(read(out)["articles"]) == 6


def test_no_scheduler_at_the_address_is_one_line(pages: list[Path], tmp_path: Path) -> None:
    done = _command(str(pages[0]), "--out", str(tmp_path / "out"), "--cluster", "tcp://127.0.0.1:9")
    assert done.returncode == 1
    [line] = done.stderr.splitlines()
    assert line.startswith("sygnatariusz: no scheduler answers at tcp://127.0.0.1:9 (")
    assert "dask scheduler" in line


def test_a_missing_extra_is_one_line(pages: list[Path], tmp_path: Path) -> None:
    (tmp_path / "dask.py").write_text("raise ImportError(\"No module named 'dask'\", name='dask')")
    path = os.pathsep.join([str(tmp_path), str(Path(pipeline.__file__).parents[1])])
    done = _command(str(pages[0]), "--out", str(tmp_path / "out"), "--cluster", "local", PYTHONPATH=path)
    assert done.returncode == 1
    [line] = done.stderr.splitlines()
    assert "pip install 'sygnatariusz[cluster]'" in line


def test_a_database_is_refused_by_a_cluster(pages: list[Path], tmp_path: Path) -> None:
    done = _command(str(pages[0]), "--out", str(tmp_path / "out.sqlite"), "--cluster", "local")
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert "a cluster writes folders of Parquet" in done.stderr


def test_a_worker_with_another_version_is_named(pages: list[Path], tmp_path: Path) -> None:
    other = tmp_path / "site" / "sygnatariusz-9.9.dist-info"
    other.mkdir(parents=True)
    (other / "METADATA").write_text("Metadata-Version: 2.1\nName: sygnatariusz\nVersion: 9.9\n")
    info = tmp_path / "scheduler.json"
    root = str(Path(pipeline.__file__).parents[1])
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    dask = [sys.executable, "-m", "dask"]
    scheduler = subprocess.Popen(
        [*dask, "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(info)],
        **quiet,
    )
    worker = subprocess.Popen(
        [*dask, "worker", "--scheduler-file", str(info), "--no-nanny", "--nthreads", "1", "--no-dashboard"],
        env=os.environ | {"PYTHONPATH": os.pathsep.join([str(other.parent), root])},
        **quiet,
    )
    try:
        while not info.exists():
            assert scheduler.poll() is None
            time.sleep(0.1)
        with Client(scheduler_file=str(info)) as client:
            client.wait_for_workers(1)
            with pytest.raises(ClusterError, match=r"has sygnatariusz 9\.9, this machine "):
                run(pages[:1], client, out=tmp_path / "out")
    finally:
        for process in (worker, scheduler):
            process.kill()
            process.wait()
