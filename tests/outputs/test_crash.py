"""A process that is killed while it adds leaves the output as it was, and who reads meanwhile sees whole articles."""

from __future__ import annotations

import os
import pickle
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from pipeline.outputs import add, read
from pipeline.records import TABLES, ArticleRows, Records, build

Make = Callable[..., ArticleRows]
LETTER, MAY_9 = "list intencyjny", date(2023, 5, 9)
NAMES = ["Uzdrowisko Wieniec", "Gmina Włocławek", "Politechnika Kujawska"]

ADDING = """
import pickle, sys
from pathlib import Path
from pipeline.outputs import add
records = pickle.loads(Path(sys.argv[1]).read_bytes())
print("ready", flush=True)
sys.stdin.readline()
add(records, sys.argv[2])
print("done", flush=True)
"""


def run(article: Make, number: int, start: int = 0) -> Records:
    """The records of that many articles, each with one agreement of three."""
    return build([article(f"{i}.html", [(LETTER, MAY_9, NAMES)]) for i in range(start, start + number)], [])


def same(found: Records, expected: Records) -> bool:
    for table in TABLES:
        by = list(table.key) or table.names
        one, other = (frame[table.name].sort_values(by, ignore_index=True) for frame in (found, expected))
        if not one.equals(other):
            return False
    return True


def adding(records: Records, out: str, folder: Path) -> subprocess.Popen[str]:
    """A process that is ready to add records, and begins once a line comes."""
    (folder / "records").write_bytes(pickle.dumps(records))
    child = subprocess.Popen(
        [sys.executable, "-c", ADDING, str(folder / "records"), out],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ},
    )
    assert child.stdout
    assert child.stdout.readline() == "ready\n"
    return child


@pytest.mark.parametrize("kind", ["out.sqlite", "out.duckdb", "csv", "postgres"])
def test_killed_at_any_moment_the_output_is_the_old_or_the_new_one(
    kind: str, article: Make, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    out = request.getfixturevalue("server_database") if kind == "postgres" else str(tmp_path / "data" / kind)
    (tmp_path / "data").mkdir()
    before, coming = run(article, 3), run(article, 150, 3)
    add(before, out)
    after = build([article(f"{i}.html", [(LETTER, MAY_9, NAMES)]) for i in range(153)], [])
    chance = random.Random(kind)
    for _ in range(3):
        with adding(coming, out, tmp_path) as child:
            assert child.stdin
            child.stdin.write("\n")
            child.stdin.flush()
            time.sleep(chance.random() / 2)
            child.send_signal(signal.SIGKILL)
        found = read(out)
        if same(found, after):
            break
        assert same(found, before)
    add(coming, out)
    assert same(read(out), after)


def test_killed_in_the_middle_of_a_transaction_sqlite_takes_it_back(article: Make, tmp_path: Path) -> None:
    out = tmp_path / "a.sqlite"
    add(run(article, 3), out)
    before = read(out)
    half = (
        "import sys; from pipeline.outputs import sqlite; from pipeline.outputs.destination import destination\n"
        "with sqlite.opened(destination(sys.argv[1]), writing=True) as database:\n"
        "    database.execute('DELETE FROM signatories'); database.execute('DELETE FROM articles')\n"
        "    print('half', flush=True); sys.stdin.readline()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", half, str(out)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        assert child.stdout
        assert child.stdout.readline() == b"half\n"
        assert same(read(out), before), "who reads meanwhile sees what was there"
        child.send_signal(signal.SIGKILL)
    assert same(read(out), before)
    with closing(sqlite3.connect(out)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


@pytest.mark.parametrize("kind", ["out.sqlite", "postgres"])
def test_who_reads_while_others_add_sees_whole_articles(
    kind: str, article: Make, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    out = request.getfixturevalue("server_database") if kind == "postgres" else str(tmp_path / kind)
    add(run(article, 3), out)
    sizes = []
    with adding(run(article, 60, 3), out, tmp_path) as child:
        assert child.stdin
        child.stdin.write("\n")
        child.stdin.flush()
        while child.poll() is None:
            found = read(out, ["articles", "agreements", "signatories"])
            number = len(found["articles"])
            assert len(found["agreements"]) == number
            assert len(found["signatories"]) == 3 * number
            sizes.append(number)
    sizes.append(len(read(out, ["articles"])["articles"]))
    assert set(sizes) == {3, 63}


@pytest.mark.parametrize("kind", ["out.sqlite", "out.duckdb", "csv", "postgres"])
def test_two_that_add_at_once_lose_nothing(
    kind: str, article: Make, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    out = request.getfixturevalue("server_database") if kind == "postgres" else str(tmp_path / kind)
    add(run(article, 3), out)
    folders = [tmp_path / name for name in ("one", "other")]
    for folder in folders:
        folder.mkdir()
    children = [adding(run(article, 20, 3 + 20 * i), out, folder) for i, folder in enumerate(folders)]
    for child in children:
        assert child.stdin
        child.stdin.write("\n")
        child.stdin.flush()
    for child in children:
        assert child.communicate()[0] == "done\n"
    assert same(read(out), run(article, 43))
