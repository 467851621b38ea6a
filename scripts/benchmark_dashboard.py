"""Times the dashboard's pages over an output: opens it, then asks for each page over HTTP, again and again.

    python scripts/generated_output.py 100000 OUT.sqlite && python scripts/benchmark_dashboard.py OUT.sqlite

Prints wall seconds and the CPU seconds that this process used, which a busy machine does not stretch.
"""

from __future__ import annotations

import resource
import sys
import threading
import time
from collections.abc import Callable
from urllib.parse import quote
from urllib.request import urlopen

import uvicorn

from pipeline.dashboard.desk import Desk
from pipeline.dashboard.opening import find
from pipeline.dashboard.snapshot import value
from pipeline.dashboard.web.app import application

ROUNDS = 5


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - cpu


def main() -> None:
    desk = Desk(find(sys.argv[1]))
    wall, cpu = _timed(desk.open)
    total = value(desk.database(), "SELECT count(*) FROM events")
    print(f"opened {total:,} events: {wall:.1f} s, CPU {cpu:.1f} s")
    server = uvicorn.Server(uvicorn.Config(application(desk), port=0, log_level="error", lifespan="off"))
    threading.Thread(target=server.run, daemon=True).start()
    while not server.started:
        time.sleep(0.05)
    address = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    event = value(desk.database(), "SELECT event_id FROM events LIMIT 1")
    organisation = value(
        desk.database(), "SELECT organisation_id FROM event_signatories GROUP BY ALL ORDER BY count(*) DESC LIMIT 1"
    )
    pages = {
        "newest agreements": "/",
        "page 1,900, least sure first": "/?sort=confidence&page=1900",
        "one kind, three years": "/?kind=umowa&since=2020-01-01&until=2022-12-31",
        "a part of an organisation's name": "/?org=politechnika",
        "a word in any form, first time": "/?words=klastr%C3%B3w",
        "the same word again": "/?words=klastr%C3%B3w&page=2",
        "one agreement": f"/event/{quote(event, safe='')}",
        "one organisation": f"/entity/{quote(organisation, safe='')}",
        "organisations": "/organisations?q=gmina",
        "network": "/network",
        "network around one": f"/network?focus={quote(organisation, safe='')}",
        "time and place": "/time",
    }
    print("| page | first: CPU s | then, median: wall s | CPU s |\n| --- | --- | --- | --- |")
    for name, path in pages.items():
        times = [_timed(lambda path=path: urlopen(address + path).read()) for _ in range(1 + ROUNDS)]  # type: ignore[misc]
        wall, cpu = (sorted(column)[ROUNDS // 2] for column in zip(*times[1:], strict=True))
        print(f"| {name} | {times[0][1]:.2f} | {wall:.2f} | {cpu:.2f} |", flush=True)
    print(f"memory at its peak: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")


if __name__ == "__main__":
    main()
