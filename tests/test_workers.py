"""Processes that read: what one article does to its worker costs that article only."""

from __future__ import annotations

import faulthandler
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

import pipeline
from pipeline.flow import _loaded, reader
from pipeline.limits import Limits
from pipeline.records import ArticleRows
from pipeline.sources import Failure, RawDocument
from pipeline.workers import Done, Outcome, Read, Workers, WorkersError

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="workers are copies of this process, and killed")

MEGABYTE = 1 << 20


def _endless() -> None:
    while True:
        pass


def _deaf() -> None:
    """Ends for nobody but SIGKILL."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    time.sleep(600)


def _devour() -> None:
    held = []
    while True:
        held.append(bytearray(16 * MEGABYTE))


def _crash() -> None:
    faulthandler.disable()
    os.kill(os.getpid(), signal.SIGSEGV)


POISONS: dict[bytes, Callable[[], None]] = {
    b"endless": _endless,
    b"deaf": _deaf,
    b"devours": _devour,
    b"killed": lambda: os.kill(os.getpid(), signal.SIGKILL),
    b"crashes": _crash,
    b"leaves": lambda: os._exit(7),
}


def _read(raw: RawDocument) -> Outcome:
    POISONS.get(raw.content, lambda: None)()
    return ArticleRows({"source": raw.source, "worker": os.getpid()})


def _prepare() -> Read:
    return _read


def documents(*contents: str) -> list[RawDocument | Failure]:
    return [RawDocument(content.encode(), f"{number}.txt", "text") for number, content in enumerate(contents)]


@pytest.fixture(autouse=True)
def nobody_left() -> Iterator[None]:
    before = set(multiprocessing.active_children())
    yield
    assert set(multiprocessing.active_children()) <= before


def read(done: Done) -> str:
    """The name of a document, which is that of its outcome."""
    document, found = done
    source = found.source if isinstance(found, Failure) else found.article["source"]
    assert document is not None
    assert document.source == source
    return document.source


def rows(found: list[Done]) -> list[ArticleRows]:
    return [outcome for _, outcome in found if isinstance(outcome, ArticleRows)]


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(
    ("poison", "said"),
    [
        ("endless", "not read within 1 seconds: --time-limit"),
        ("deaf", "not read within 1 seconds: --time-limit"),
        ("devours", "more than 64 MB of memory: --memory-limit"),
        ("killed", "SIGKILL, as when the machine's memory ends"),
        ("crashes", "SIGSEGV"),
        ("leaves", "ended with 7"),
    ],
)
def test_a_poisonous_article_costs_only_itself(poison: str, said: str, number: int) -> None:
    given = documents("good", poison, "good", "good", poison, "good")
    limits = Limits(1 if "--time-limit" in said else 60, 64)  # on a busy machine to devour takes seconds as well
    found = list(Workers(number, _prepare, limits).read(given))
    failures = [outcome for _, outcome in found if isinstance(outcome, Failure)]
    assert sorted(map(read, found)) == [f"{place}.txt" for place in range(6)]
    assert sorted(failure.source for failure in failures) == ["1.txt", "4.txt"]
    assert all(said in failure.error and failure.stage == "language" for failure in failures)
    if number == 1:
        assert [read(outcome) for outcome in found] == [f"{place}.txt" for place in range(6)]


def test_memory_of_one_article_is_not_held_against_the_next() -> None:
    """What a worker keeps (its caches) is not what an article takes."""
    kept: list[bytearray] = []

    def keep(raw: RawDocument) -> Outcome:
        kept.append(bytearray(40 * MEGABYTE))
        return ArticleRows({"source": raw.source, "held": len(kept)})

    found = list(Workers(1, lambda: keep, Limits(30, 64)).read(documents(*"abcde")))
    assert [one.article["held"] for one in rows(found)] == [1, 2, 3, 4, 5]


def test_memory_that_the_network_lacks_is_told_as_any_other(nlp: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """onnxruntime has an error of its own for it, that says the same of much else."""
    network = nlp.get_pipe("entities").network
    run = network._session.run

    class Greedy:
        def run(self, names: list[str] | None, inputs: dict[str, Any]) -> Any:
            return run(names, inputs | {"words": np.zeros(1_000_000, np.int64)})

    monkeypatch.setattr(network, "_session", Greedy())
    text = "Gmina Łazy i Politechnika Opolska podpisały w Radomiu umowę o współpracy, którą zawarto na pięć lat. " * 3
    [(_, found)] = Workers(1, lambda: reader(nlp, None, 0.0), Limits(60, 256)).read(documents(text))
    assert isinstance(found, Failure)
    assert found.error == "reading it takes more than 256 MB of memory: --memory-limit (memory_limit) gives it more"


def test_memory_that_ends_without_a_limit_is_told() -> None:
    def devour(raw: RawDocument) -> Outcome:
        raise MemoryError

    [(_, found)] = Workers(1, lambda: devour, Limits(None, None)).read(documents("a"))
    assert isinstance(found, Failure)
    assert found.error == "reading it takes more memory than there is"


def test_several_workers_read_at_the_same_time() -> None:
    """Each of two waits until the other reads as well."""
    barrier = multiprocessing.get_context("fork").Barrier(2)

    def together(raw: RawDocument) -> Outcome:
        barrier.wait(30)
        return ArticleRows({"source": raw.source, "worker": os.getpid()})

    found = list(Workers(2, lambda: together, Limits(60)).read(documents(*"abcd")))
    assert len({one.article["worker"] for one in rows(found)}) == 2


def test_sources_are_read_no_faster_than_articles() -> None:
    taken: list[int] = []

    def coming() -> Iterator[RawDocument | Failure]:
        for number, document in enumerate(documents(*["good"] * 20)):
            taken.append(number)
            yield document

    outcomes = Workers(2, _prepare, Limits()).read(coming())
    for done in range(1, 6):
        next(outcomes)
        assert len(taken) <= done + 2
    outcomes.close()  # type: ignore[attr-defined]  # as who stops in the middle does


def test_a_worker_killed_while_it_waits_loses_nothing() -> None:
    before = set(multiprocessing.active_children())
    workers = Workers(1, _prepare, Limits()).read(documents("good", "good", "good"))
    found = [next(workers)]
    for process in set(multiprocessing.active_children()) - before:
        process.kill()
        process.join()
    found += workers
    assert len(rows(found)) == 3


def test_where_processes_cannot_be_copied_each_worker_loads_the_model(
    press: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows and macOS."""
    pages = sorted(press.glob("a0[12]*.html"))
    expected = pipeline.run(pages)
    monkeypatch.setattr("pipeline.workers.FORKS", False)
    monkeypatch.setattr("pipeline.flow.FORKS", False)
    for number in (1, 2):
        found = pipeline.run(pages, workers=number)
        for name, table in expected.items():
            pd.testing.assert_frame_equal(found[name], table)


def test_workers_that_die_before_they_read_end_the_run_with_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.workers.FORKS", False)
    no_such_model = partial(_loaded, "pl_nie_ma_takiego_lg", None, None, 0.0)
    with pytest.raises(WorkersError, match="die as soon as they start"):
        list(Workers(1, no_such_model, Limits()).read(documents("good")))


@pytest.mark.parametrize(("seconds", "megabytes"), [(0, 1), (-1, 1), (1, 0)])
def test_limits_that_are_none_are_refused(seconds: float, megabytes: int) -> None:
    with pytest.raises(ValueError, match="limit must be more than 0"):
        Limits(seconds, megabytes)
