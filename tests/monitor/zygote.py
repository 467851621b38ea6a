"""A process that has the model loaded and, for each line that it reads, forks a child that does one round.

    python zygote.py CONFIG.toml

A line may hold seconds, after which the child is killed; its status is printed. That is how a monitor can be killed 200
times in a minute.
"""

from __future__ import annotations

import os
import signal
import sys
import time
import traceback

from pipeline.flow import extract
from pipeline.language import load
from pipeline.monitor import Monitor, read
from pipeline.sources import RawDocument
from pipeline.sources.web import Web

SAMPLE = (
    "9 maja 2023 r. w Rzeszowie Stowarzyszenie Dolina Lotnicza oraz Politechnika Rzeszowska podpisały list intencyjny "
    "o współpracy przy kształceniu inżynierów. Strony zapowiedziały wspólne prace badawcze oraz staże dla studentów."
)


def main() -> None:
    config = read(sys.argv[1])
    nlp = load()
    extract(RawDocument(SAMPLE.encode(), "sample.txt", "text"), nlp)  # all that is loaded when it is first needed
    print("ready", flush=True)
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            status = 1
            try:
                web = Web(delay=0, timeout=5, attempts=1)
                monitor = Monitor(config, show=lambda line: None, say=lambda line: None, web=web)
                monitor.use(nlp)
                status = 0 if monitor.round() else 3
            except BaseException:
                traceback.print_exc()
            finally:
                os._exit(status)
        if line.strip():
            time.sleep(float(line))
            os.kill(child, signal.SIGKILL)  # one that has ended is not harmed: it waits for its status to be taken
        print(os.waitpid(child, 0)[1], flush=True)


if __name__ == "__main__":
    main()
