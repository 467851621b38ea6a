"""What the tests of the service share: services as users start them, in processes of their own."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import httpx
import pytest

ROOT = Path(__file__).parents[2]
TOKEN = "a-token-of-the-tests-alone"

SENTENCE = (
    "9 maja 2023 r. w Rzeszowie Stowarzyszenie Dolina Lotnicza oraz Politechnika Rzeszowska podpisały list intencyjny "
    "o współpracy przy kształceniu inżynierów. Dokument podpisał prezes Stowarzyszenia Dolina Lotnicza Marek Darecki. "
)


class Service:
    """`sygnatariusz serve` with some options; what it says on stderr is in `said`."""

    def __init__(self, *options: str, token: str | None = None) -> None:
        environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
        environment.pop("SYGNATARIUSZ_TOKEN", None)
        if token is not None:
            environment["SYGNATARIUSZ_TOKEN"] = token
        self.process = subprocess.Popen(
            [sys.executable, "-m", "pipeline", "serve", "--port", "0", *options],
            env=environment,
            cwd=ROOT,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        assert self.process.stderr is not None
        first = self.process.stderr.readline()
        assert "the service is at " in first, first
        self.address = first.split(" at ")[1].split("/,")[0]
        self.said: list[str] = []
        Thread(target=self.said.extend, args=(self.process.stderr,), daemon=True).start()
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        self.client = httpx.Client(base_url=self.address, timeout=600, headers=headers)
        while self.client.get("/ready").status_code != 200:
            time.sleep(0.1)

    def post(self, path: str = "/v1/articles", **body: object) -> httpx.Response:
        """Posts JSON."""
        return self.client.post(path, json=body)

    def figure(self, name: str) -> float:
        """A figure of /metrics."""
        for line in self.client.get("/metrics").text.splitlines():
            if line.startswith(f"sygnatariusz_{name} "):
                return float(line.split()[1])
        raise AssertionError(name)

    def until(self, name: str, value: float) -> None:
        """Waits until a figure of /metrics has a value."""
        patience = time.monotonic() + 600
        while self.figure(name) != value:
            assert time.monotonic() < patience, (name, value, self.figure(name))
            time.sleep(0.02)

    def close(self) -> None:
        self.client.close()
        self.process.terminate()
        self.process.wait()


@pytest.fixture(scope="session")
def service() -> Iterator[Service]:
    """A service with small limits, two workers and no token."""
    running = Service("--workers", "2", "--largest", "0.2", "--batch", "6")
    yield running
    running.close()


@pytest.fixture(scope="session")
def narrow() -> Iterator[Service]:
    """A service that others can reach: one worker, one place in its queue, little time, a token."""
    running = Service(
        *("--host", "0.0.0.0", "--workers", "1", "--queue", "1", "--wait", "2", "--seconds", "4"), token=TOKEN
    )
    yield running
    running.close()


@pytest.fixture(scope="session")
def text() -> str:
    """A press release that is read in a moment."""
    return SENTENCE * 2


@pytest.fixture(scope="session")
def endless() -> str:
    """A text that nobody reads in some seconds."""
    return "\n\n".join(f"{SENTENCE}Spotkanie numer {n} prowadził Jan Kowalski{n}." for n in range(3500))


@pytest.fixture
def start() -> Iterator[Callable[..., Service]]:
    """Starts services that end with the test."""
    running: list[Service] = []

    def started(*options: str) -> Service:
        running.append(Service(*options))
        return running[-1]

    yield started
    for one in running:
        one.close()
