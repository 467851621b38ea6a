"""How a service ends."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")


def refuses(address: str) -> bool:
    try:
        httpx.get(f"{address}/live")
    except httpx.ConnectError:
        return True
    except httpx.HTTPError:  # taken from the queue of the listening socket, and then dropped
        return False
    return False


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT"])
def test_requests_in_flight_are_finished_and_new_ones_refused(
    start: Callable[..., Any], press: Path, name: str
) -> None:
    service = start("--workers", "1", "--stop", "600")
    pages = sorted(press.glob("*.html"))[:8]
    articles = [{"html": page.read_text("utf-8"), "source": page.name} for page in pages]
    with ThreadPoolExecutor(2) as threads:
        batch = threads.submit(service.post, "/v1/batches", articles=articles)
        service.until("workers_busy", 1)
        alone = threads.submit(service.post, **articles[0])
        service.until("requests_in_flight", 2)
        service.process.send_signal(getattr(signal, name))
        while not refuses(service.address):
            assert service.process.poll() is None
        assert not batch.done()
        found, one = batch.result(), alone.result()
    assert (found.status_code, one.status_code) == (200, 200)
    assert [row["source"] for row in sorted(found.json()["articles"], key=lambda row: row["source"])] == [
        page.name for page in pages
    ]
    assert one.json()["articles"][0]["source"] == pages[0].name
    assert service.process.wait(60) == 0
    assert service.said == []


def test_what_is_not_finished_in_time_is_told_so(start: Callable[..., Any], endless: str) -> None:
    service = start("--workers", "1", "--stop", "1")
    with ThreadPoolExecutor(1) as threads:
        slow = threads.submit(service.post, text=endless)
        service.until("workers_busy", 1)
        service.process.send_signal(signal.SIGTERM)
        answer = slow.result()
    assert (answer.status_code, answer.json()["error"]["code"]) == (503, "stopping")
    assert service.process.wait(60) == 0
    assert service.said == []


def test_workers_end_with_a_service_that_is_killed(start: Callable[..., Any]) -> None:
    service = start("--workers", "1")
    children = Path(f"/proc/{service.process.pid}/task/{service.process.pid}/children")
    if not children.exists():
        pytest.skip("there is no list of a process's children")
    pids = [int(pid) for task in Path(f"/proc/{service.process.pid}/task").iterdir()
            for pid in (task / "children").read_text().split()]  # fmt: skip
    assert pids
    service.process.kill()
    while any(Path(f"/proc/{pid}").exists() for pid in pids):
        pass
