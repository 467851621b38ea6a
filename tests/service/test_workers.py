"""The processes that read: real ones, which are killed."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Iterator

import pytest

from pipeline.service.posted import Given
from pipeline.service.settings import Settings
from pipeline.service.tasks import ReadAlone
from pipeline.service.workers import LostError, Workers


def task(text: str, source: str) -> ReadAlone:
    return ReadAlone(Given(text.encode(), "a.txt", source))


class Pool:
    def __init__(self) -> None:
        self.said: list[str] = []
        self.outcomes: list[str] = []
        self.workers = Workers(
            Settings(workers=2),
            say=self.said.append,
            on_read=lambda task, outcome, seconds: self.outcomes.append(outcome),
        )
        self.workers.start()
        self.until_ready()

    def until_ready(self) -> None:
        while self.workers.ready < 2:
            time.sleep(0.05)


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    begun = Pool()
    yield begun
    begun.workers.close()


def source(answer: bytes) -> str:
    return str(json.loads(answer)["articles"][0]["source"])


def kill(pid: int) -> None:
    os.kill(pid, signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)


def test_a_worker_that_is_killed_costs_its_article_alone(pool: Pool, text: str, endless: str) -> None:
    pool.until_ready()
    lost = pool.workers.submit(task(endless, "slow"))
    while not pool.workers.busy:
        time.sleep(0.01)
    [pid] = pool.workers.busy
    # The second worker reads what comes meanwhile: a slow article does not block others.
    quick = [pool.workers.submit(task(text, str(n))) for n in range(6)]
    assert [source(future.result(timeout=120)) for future in quick] == [str(n) for n in range(6)]
    assert not lost.done()
    kill(pid)
    with pytest.raises(LostError, match="the process that read it was ended by SIG") as raised:
        lost.result(timeout=120)
    assert raised.value.code == "worker_died"
    pool.until_ready()
    assert source(pool.workers.submit(task(text, "after")).result(timeout=120)) == "after"
    assert pool.workers.replaced == 1
    [said] = pool.said
    assert said.startswith("a worker was ended by SIG")
    assert said.endswith("while it read an article; another one takes its place")
    assert pool.outcomes == ["read"] * 6 + ["worker_died"] + ["read"]


def test_a_worker_that_died_idle_costs_nothing(pool: Pool, text: str) -> None:
    pool.until_ready()
    for seat in pool.workers._seats:
        assert seat.process is not None
        kill(seat.process.pid)
    while pool.workers.ready:
        time.sleep(0.01)
    futures = [pool.workers.submit(task(text, str(n))) for n in range(4)]
    assert [source(future.result(timeout=120)) for future in futures] == [str(n) for n in range(4)]


def test_what_waits_can_be_cancelled_and_what_is_left_at_the_end_is_lost(text: str, endless: str) -> None:
    pool = Pool()
    reading = [pool.workers.submit(task(endless, "slow")) for _ in range(2)]
    while len(pool.workers.busy) < 2:
        time.sleep(0.01)
    waiting = [pool.workers.submit(task(text, "waits")) for _ in range(2)]
    assert waiting[0].cancel()
    assert not reading[0].cancel()
    pool.workers.close()
    for future in (*reading, waiting[1]):
        with pytest.raises(LostError, match="the service is being stopped") as raised:
            future.result(timeout=0)
        assert raised.value.code == "stopping"
    assert pool.workers.ready == 0
    assert pool.said == []


def test_why_a_worker_could_not_load_is_told_as_it_is_and_that_it_was_stopped_is_not() -> None:
    said: list[str] = []
    workers = Workers(Settings(workers=1), say=said.append)

    def loading() -> int:
        [seat] = workers._seats
        while seat.process is None or not seat.process.is_alive():
            time.sleep(0.01)
        return seat.process.pid

    workers.start()
    kill(killed := loading())
    while not said:
        time.sleep(0.01)
    assert loading() != killed
    workers.close()
    [line] = said
    assert line.startswith("a worker was ended by SIG")
    assert line.endswith("before it had the model; another one takes its place")
    assert workers.ready == 0
