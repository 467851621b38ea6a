"""A run that is stopped, killed or out of disk goes on where it was, and gives what it would have given."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd
import psutil
import pytest

import pipeline
from pipeline import outputs
from pipeline.how import How
from pipeline.keeping import Interrupted
from pipeline.records import TABLES, ArticleRows
from pipeline.records.kept import KeptError
from pipeline.running import run_into
from pipeline.workers import Outcome

ROOT = Path(__file__).parents[1]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")


@pytest.fixture(scope="module")
def pages(press: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of press releases, two that tell of one event, one page that is no article."""
    folder = tmp_path_factory.mktemp("pages")
    for name in ("a01", "a02", "b09", "c01", "c02", "e04", "e05"):
        for page in [*press.glob(f"{name}*.html"), *press.glob(f"{name}*.txt")]:
            shutil.copy(page, folder)
    (folder / "b00.html").write_text("<html><body><ul><li>Kontakt</li></ul></body></html>", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def expected(pages: Path) -> pipeline.Records:
    """What a run that nobody stops gives, in memory."""
    return pipeline.run(pages)


def same(found: pipeline.Records, expected: pipeline.Records) -> None:
    for table in TABLES:
        by = list(table.key) or table.names
        one, other = (frame[table.name].sort_values(by, ignore_index=True) for frame in (found, expected))
        pd.testing.assert_frame_equal(one, other)


def stop_after(number: int) -> Callable[[Outcome], None]:
    """What interrupts a run, as Ctrl-C does, once it has read so many articles."""
    read = []

    def take(outcome: Outcome) -> None:
        if isinstance(outcome, ArticleRows):
            read.append(outcome)
        if len(read) == number:
            raise KeyboardInterrupt

    return take


def sources_of(seen: list[Outcome]) -> list[str]:
    return [Path(outcome.article["source"]).name for outcome in seen if isinstance(outcome, ArticleRows)]


@pytest.mark.parametrize("name", ["folder", "out.sqlite", "out.duckdb", "out.xlsx"])
def test_a_run_into_an_output_gives_what_a_run_in_memory_gives(
    name: str, pages: Path, expected: pipeline.Records, tmp_path: Path
) -> None:
    found = pipeline.run(pages, out=tmp_path / name, workers=2)
    for table in TABLES:
        pd.testing.assert_frame_equal(found[table.name], expected[table.name])
    if name != "out.xlsx":
        same(outputs.read(tmp_path / name), expected)
    assert not list(tmp_path.glob("*unfinished*"))


@pytest.mark.parametrize("workers", [1, 2])
def test_stopped_and_resumed_is_as_never_stopped(
    workers: int, pages: Path, expected: pipeline.Records, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    with pytest.raises(Interrupted, match=r"interrupted: 3 articles are kept in .*out\.unfinished; .*--resume"):
        pipeline.run(pages, out=out, workers=workers, on_outcome=stop_after(3))
    assert not out.exists()
    begun: list[int] = []
    seen: list[Outcome] = []
    how = How(workers=workers)
    done = run_into(out, pages, how, resume=True, on_start=begun.append, on_outcome=seen.append)
    assert begun == [3]
    assert len(sources_of(seen)) == len(expected["articles"]) - 3
    assert (done.articles, done.failures) == (len(expected["articles"]), 1)
    assert done.agreements == len(expected["agreements"])
    same(outputs.read(out), expected)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_what_was_read_is_not_thrown_away_by_who_forgets_to_resume(pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.sqlite"
    with pytest.raises(KeyboardInterrupt):
        pipeline.run(pages, out=out, on_outcome=stop_after(2))
    with pytest.raises(
        KeptError, match=r"out\.sqlite\.unfinished holds 2 articles of a run that did not end: add --resume"
    ):
        pipeline.run(pages, out=out)
    with pytest.raises(KeptError, match="other settings"):
        pipeline.run(pages, out=out, resume=True, published="2023-05-10")


def test_resuming_nothing_that_is_kept_anywhere_is_refused(pages: Path) -> None:
    with pytest.raises(ValueError, match="say which with out"):
        pipeline.run(pages, resume=True)


def test_resuming_where_nothing_was_begun_begins(pages: Path, tmp_path: Path) -> None:
    seen: list[Outcome] = []
    run_into(tmp_path / "out", sorted(pages.glob("a0*")), How(), resume=True, on_outcome=seen.append)
    assert len(sources_of(seen)) == 2


def test_a_run_beside_another_into_the_same_output_keeps_to_itself(
    pages: Path, expected: pipeline.Records, tmp_path: Path
) -> None:
    out = tmp_path / "out.sqlite"
    first, second = sorted(pages.glob("[a-b]*")), sorted(pages.glob("[c-e]*"))

    def beside(outcome: Outcome) -> None:
        if not out.exists():
            command = [sys.executable, "-m", "pipeline", "run", *map(str, second), "--out", str(out)]
            subprocess.run(command, env=ENVIRONMENT, check=True, capture_output=True)

    pipeline.run(first, out=out, on_outcome=beside)
    same(outputs.read(out), expected)
    assert not list(tmp_path.glob("*unfinished*"))


def test_a_run_that_cannot_write_in_the_end_keeps_what_it_read(
    pages: Path, expected: pipeline.Records, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    blocked = out / "mentions.csv"

    def block(outcome: Outcome) -> None:
        blocked.mkdir(parents=True, exist_ok=True)

    with pytest.raises(outputs.OutputError, match=r"What was read is kept in .*; --resume goes on"):
        pipeline.run(pages, out=out, on_outcome=block)
    blocked.rmdir()
    seen: list[Outcome] = []
    pipeline.run(pages, out=out, resume=True, on_outcome=seen.append)
    assert sources_of(seen) == []
    same(outputs.read(out), expected)


# Killed


@pytest.fixture
def killed(pages: Path, tmp_path: Path) -> Iterator[tuple[Path, list[psutil.Process]]]:
    """An output whose run was killed once it had read two articles, and the processes that read for it."""
    out = tmp_path / "out"
    program = (
        "import os, sys, pipeline\n"
        "def told(outcome):\n"
        "    print('read', flush=True)\n"
        "if __name__ == '__main__':\n"
        "    pipeline.run(sys.argv[1], out=sys.argv[2], workers=2, on_outcome=told)\n"
    )
    command = [sys.executable, "-c", program, str(pages), str(out)]
    with subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        for _ in range(3):
            assert child.stdout.readline() == b"read\n"
        workers = psutil.Process(child.pid).children(recursive=True)
        child.send_signal(signal.SIGKILL)
    yield out, workers
    for worker in workers:
        if worker.is_running():
            worker.kill()


def test_killed_and_resumed_is_as_never_killed(
    killed: tuple[Path, list[psutil.Process]], pages: Path, expected: pipeline.Records
) -> None:
    out, _ = killed
    assert not out.exists()
    seen: list[Outcome] = []
    pipeline.run(pages, out=out, resume=True, on_outcome=seen.append)
    assert len(sources_of(seen)) <= len(expected["articles"]) - 2
    same(outputs.read(out), expected)
    assert [path.name for path in out.parent.iterdir()] == ["out"]


def test_no_worker_outlives_a_run_that_is_killed(killed: tuple[Path, list[psutil.Process]]) -> None:
    _, workers = killed
    assert workers
    _, alive = psutil.wait_procs(workers, timeout=60)
    assert alive == []


def test_ctrl_c_on_the_command_says_how_to_go_on(pages: Path, expected: pipeline.Records, tmp_path: Path) -> None:
    out = tmp_path / "out.sqlite"
    command = [sys.executable, "-m", "pipeline", "run", "-", "--out", str(out), "--workers", "2"]
    with subprocess.Popen(
        command, env=ENVIRONMENT, stdin=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stdin is not None
        assert process.stderr is not None
        for page in sorted(pages.glob("*")):
            process.stdin.write(f"{page}\n")
        process.stdin.flush()
        assert "b00.html" in process.stderr.readline()
        kept = tmp_path / "out.sqlite.unfinished"
        until = time.monotonic() + 60
        while not kept.exists() and time.monotonic() < until:
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        last = process.stderr.read().splitlines()[-1]
        assert process.wait() == 130
    assert last.startswith("sygnatariusz: interrupted: ")
    assert last.endswith(" the same with --resume goes on")
    command = [sys.executable, "-m", "pipeline", "run", str(pages), "--out", str(out), "--resume"]
    done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 3
    first, *_, summary = done.stderr.splitlines()
    assert first.startswith("sygnatariusz: goes on after ")
    assert summary.startswith(
        f"{len(expected['articles'])} articles, {len(expected['agreements'])} agreements, 1 failure"
    )
    same(outputs.read(out), expected)
