"""How the web is read: how politely, how patiently, how much of it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from pipeline.sources.sizes import LARGEST


def _agent() -> str:
    try:
        return f"sygnatariusz/{version('sygnatariusz')}"
    except PackageNotFoundError:
        return "sygnatariusz"


@dataclass(frozen=True)
class Web:
    """What a run that reads addresses keeps to.

    delay: seconds between two requests to one host; a longer Crawl-delay of its robots.txt goes before it.
    most: pages that are read from one feed, sitemap or section.
    keep: a folder in which a WARC file of every page that was fetched is kept; None keeps none.
    timeout: seconds for a connection, and for each wait between two parts of an answer. patience: for a whole answer.
    largest: bytes of an answer, unpacked. redirects: that are followed for one page.
    attempts: for a page, where the trouble may pass. pause: seconds before the second, doubled for each one after.
    longest_pause: seconds; a server that asks for more by Retry-After is not waited for.
    agent: what the requests call themselves; robots.txt knows us by the part before the slash.
    """

    delay: float = 1.0
    most: int = 1000
    keep: str | os.PathLike[str] | None = None
    timeout: float = 20.0
    patience: float = 60.0
    largest: int = LARGEST
    redirects: int = 10
    attempts: int = 4
    pause: float = 1.0
    longest_pause: float = 120.0
    agent: str = _agent()
