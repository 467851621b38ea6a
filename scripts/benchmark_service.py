"""Loads a service on the loopback with 1, 8 and 64 clients, and checks that no answer is lost, wrong or another's.

    python scripts/benchmark_service.py [--seconds 30] [--workers 2] [--clients 1 8 64]

Starts `sygnatariusz serve`. Each client posts press releases of corpus/press, one after the other on its connection,
each with a name of its own in `source` and a sentence of its own at its end; an answer is right when it has that
name, that sentence, and all the rows that the same release has in a run beside the service. Prints, for each number of
clients, articles a second, the median and the 99th percentile of the time from request to answer, and what was lost or
mixed up; exit status 1 where anything was. At last it stops the service with SIGTERM in the middle of requests, and
counts those that were begun and not answered.
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

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

Rows = dict[str, list[dict[str, Any]]]

TABLES = ("mentions", "roles", "agreements", "signatories", "signers", "entities")
OF_THE_ARTICLE = ("article_id", "agreement_id", "mention_id", "event_id")
"""What differs for the same release under another name, or with another last sentence."""


@dataclass
class Tally:
    """What the clients of one round saw."""

    seconds: list[float] = field(default_factory=list)
    refused: int = 0
    lost: int = 0
    wrong: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)


def comparable(tables: Rows) -> Rows:
    """The rows of an answer without what depends on the article's name."""
    return {
        name: [{column: row[column] for column in row if column not in OF_THE_ARTICLE} for row in tables[name]]
        for name in TABLES
    }


def marked(text: str, name: str) -> str:
    """A release that nobody else posts: it ends with a sentence in which nothing is to be found."""
    return f"{text}\n\nniniejszy tekst nosi znak {name}"


def releases() -> list[tuple[str, Rows]]:
    """The texts of our press releases, each with its rows as a run of one article gives them."""
    from pipeline.service.posted import Given
    from pipeline.service.tasks import ReadAlone, loaded

    held = loaded(None, None)
    found = []
    for page in sorted((ROOT / "corpus" / "press").glob("*.html"))[:12]:
        cleaned = json.loads(ReadAlone(Given(page.read_bytes(), page.name, page.name))(held))
        text = cleaned["articles"][0]["text"]
        expected = json.loads(ReadAlone(Given(marked(text, "0").encode("utf-8-sig"), "a.txt", "0"))(held))
        found.append((text, comparable(expected)))
    return found


def client(address: str, texts: list[tuple[str, Rows]], names: Iterator[int], until: float, tally: Tally) -> None:
    """Posts one release after the other until the round is over, and checks what comes back."""
    with httpx.Client(base_url=address, timeout=120) as connection:
        while time.monotonic() < until:
            with tally.lock:
                number = next(names)
            name = str(number)
            text, expected = texts[number % len(texts)]
            begun = time.monotonic()
            try:
                answer = connection.post("/v1/articles", json={"text": marked(text, name), "source": name})
            except httpx.HTTPError:
                with tally.lock:
                    tally.lost += 1
                continue
            took = time.monotonic() - begun
            with tally.lock:
                if answer.status_code in (429, 503):
                    tally.refused += 1
                elif answer.status_code != 200:
                    tally.lost += 1
                elif not is_right(answer.json(), name, expected):
                    tally.wrong += 1
                else:
                    tally.seconds.append(took)


def is_right(tables: Rows, name: str, expected: Rows) -> bool:
    """Whether an answer is that of the article with this name, and of no other."""
    return (
        [row["source"] for row in tables["articles"]] == [name]
        and tables["articles"][0]["text"].endswith(f"nosi znak {name}")
        and comparable(tables) == expected
    )


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


def stop(process: subprocess.Popen[str], address: str, texts: list[tuple[str, Rows]]) -> Tally:
    """Sends SIGTERM while sixteen requests are in flight; none of them may be lost."""
    tally, soon = (
        Tally(),
        time.monotonic() + 0.2,
    )  # each client posts once: its round is over before its answer is there
    threads = [threading.Thread(target=client, args=(address, texts, count(n), soon, tally)) for n in range(16)]
    for thread in threads:
        thread.start()
    time.sleep(0.3)
    process.send_signal(signal.SIGTERM)
    for thread in threads:
        thread.join()
    status = process.wait()
    print(
        f"SIGTERM with {len(threads)} clients: {len(tally.seconds)} answered, {tally.lost} lost, exit status {status}"
    )
    return tally


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
    tallies.append(stop(process, address, texts))
    sys.exit(any(tally.lost or tally.wrong for tally in tallies))


if __name__ == "__main__":
    main()
