"""Loads a service on the loopback with 1, 8 and 64 clients, and checks that no answer is lost, wrong or another's.

    python scripts/benchmark_service.py [--seconds 30] [--workers 2] [--clients 1 8 64]

Starts `sygnatariusz serve`. Each client posts press releases of corpus/press, one after the other on its connection,
each under a name and an address of its own, on which its ids depend; an answer is right when it is, in every row and
column, what the same release gives under that name beside the service. Prints, for each number of clients, articles a
second, the median and the 99th percentile of the time from request to answer, and what was lost or mixed up. At last
it stops the service with SIGTERM while it has sixteen requests, and counts those that are not answered. Exit status 1
where anything was lost or mixed up, or where nothing was in flight at the end.

The text itself must be the same each time: the network reads some 190 pieces of words at once, so that another number
in the last sentence may tip the scales for a word of the sentence before it, as rightly as for a run.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from statistics import quantiles
from typing import Any

import httpx

from pipeline.records.ids import article_id
from pipeline.service.posted import Given
from pipeline.service.tasks import ReadAlone, loaded

ROOT = Path(__file__).parents[1]

Rows = dict[str, list[dict[str, Any]]]

SITE = "https://wydarzenia.example/"

AT_THE_END = 16
"""Clients that ask when the service is stopped."""


@dataclass
class Tally:
    """What the clients of one round saw."""

    seconds: list[float] = field(default_factory=list)
    refused: int = 0
    lost: int = 0
    wrong: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def answered(self) -> int:
        return len(self.seconds) + self.wrong


def renamed(tables: Rows, name: str) -> Rows:
    """The rows of a release as it gives them under another name: its ids, source and address are others."""
    [article] = tables["articles"]
    ours = article_id(SITE + name, article["text"])
    again: Rows = json.loads(json.dumps(tables).replace(article["article_id"], ours))
    again["articles"][0] |= {"source": name, "url": SITE + name}
    return again


def releases() -> list[tuple[str, Rows]]:
    """The texts of our press releases, each with its rows as a run of one article gives them."""
    held = loaded(None, None)
    found = []
    for page in sorted((ROOT / "corpus" / "press").glob("*.html"))[:12]:
        cleaned = json.loads(ReadAlone(Given(page.read_bytes(), page.name, page.name))(held))
        text = cleaned["articles"][0]["text"]
        found.append((text, json.loads(ReadAlone(Given(text.encode("utf-8-sig"), "a.txt", "0", SITE))(held))))
    return found


def ask(connection: httpx.Client, name: str, release: tuple[str, Rows], tally: Tally) -> None:
    """Posts a release under a name, and checks what comes back."""
    text, expected = release
    begun = time.monotonic()
    try:
        answer = connection.post("/v1/articles", json={"text": text, "source": name, "url": SITE + name})
    except httpx.HTTPError:
        with tally.lock:
            tally.lost += 1
        return
    took = time.monotonic() - begun
    right = answer.status_code == 200 and answer.json() == renamed(expected, name)
    with tally.lock:
        if right:
            tally.seconds.append(took)
        elif answer.status_code in (429, 503):
            tally.refused += 1
        elif answer.status_code == 200:
            tally.wrong += 1
        else:
            tally.lost += 1


def client(address: str, texts: list[tuple[str, Rows]], names: Iterator[int], until: float, tally: Tally) -> None:
    """Posts one release after the other until the round is over."""
    with httpx.Client(base_url=address, timeout=120) as connection:
        while time.monotonic() < until:
            with tally.lock:
                number = next(names)
            ask(connection, str(number), texts[number % len(texts)], tally)


def load(address: str, texts: list[tuple[str, Rows]], clients: int, names: Iterator[int], seconds: float) -> Tally:
    """One round: so many clients, for so long."""
    tally, begun = Tally(), time.monotonic()
    threads = [
        threading.Thread(target=client, args=(address, texts, names, begun + seconds, tally)) for _ in range(clients)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    wall = time.monotonic() - begun
    cuts = quantiles(tally.seconds, n=100, method="inclusive") if len(tally.seconds) > 1 else [float("nan")] * 99
    print(
        f"| {clients} | {len(tally.seconds)} | {len(tally.seconds) / wall:.1f} | {cuts[49]:.2f} | {cuts[98]:.2f} "
        f"| {tally.refused} | {tally.lost} | {tally.wrong} |",
        flush=True,
    )
    return tally


def in_flight(connection: httpx.Client) -> int:
    """The requests that the service has taken and not answered."""
    figures = connection.get("/metrics").text
    return round(float(figures.split("\nsygnatariusz_requests_in_flight ")[1].split("\n")[0]))


def stop(process: subprocess.Popen[str], address: str, texts: list[tuple[str, Rows]]) -> tuple[Tally, int]:
    """Sends SIGTERM when all of some requests are taken; gives what became of them, and how many were in flight."""
    tally, begin = Tally(), threading.Barrier(AT_THE_END)

    def once(number: int) -> None:
        with httpx.Client(base_url=address, timeout=120) as connection:
            connection.get("/live")  # to connect may take longer than to be answered: all connect before any asks
            begin.wait()
            ask(connection, f"end{number}", texts[number % len(texts)], tally)

    threads = [threading.Thread(target=once, args=(number,)) for number in range(AT_THE_END)]
    with httpx.Client(base_url=address, timeout=120) as watching:
        for thread in threads:
            thread.start()
        flying = 0
        while any(thread.is_alive() for thread in threads):
            done = tally.answered  # before the others are counted, so that none is counted twice
            flying = in_flight(watching)
            if done + flying >= AT_THE_END:
                break
        process.send_signal(signal.SIGTERM)
    for thread in threads:
        thread.join()
    status = process.wait()
    print(
        f"SIGTERM with {flying} of {AT_THE_END} requests in flight: {tally.answered} answered, {tally.wrong} of them "
        f"mixed up, {tally.refused} refused, {tally.lost} lost, exit status {status}"
    )
    return tally, flying


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=30.0, help="of each round")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--clients", type=int, nargs="+", default=[1, 8, 64])
    asked = parser.parse_args()
    texts = releases()
    process = subprocess.Popen(
        [sys.executable, "-m", "pipeline", "serve", "--port", "0", "--workers", str(asked.workers)],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    address = process.stderr.readline().split(" at ")[1].split("/,")[0]
    while f'"workers":{asked.workers}' not in httpx.get(f"{address}/ready").text:
        time.sleep(0.1)
    print("| clients | articles | a second | p50, s | p99, s | refused | lost | mixed up |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    names = count(1)
    tallies = [load(address, texts, clients, names, asked.seconds) for clients in asked.clients]
    last, flying = stop(process, address, texts)
    sys.exit(any(tally.lost or tally.wrong for tally in (*tallies, last)) or last.refused > 0 or not flying)


if __name__ == "__main__":
    main()
