"""What the tests of the monitor share: a feed on a real server, articles for it, and a monitor that follows it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from pipeline.monitor import Monitor, read
from pipeline.sources.web import Web

ROOT = Path(__file__).parents[2]

MONTHS = ["maja", "czerwca", "lipca", "sierpnia", "września", "października", "listopada", "grudnia"]

ARTICLE = """<!doctype html><html lang="pl"><head><meta charset="utf-8"><title>Umowa numer {n}</title></head><body>
<article><h1>Umowa numer {n} podpisana</h1><p>{day} {month} 2023 r. w Rzeszowie Stowarzyszenie Dolina Lotnicza oraz
Politechnika Rzeszowska podpisały list intencyjny o współpracy przy kształceniu inżynierów. {more}</p>
<p>Strony zapowiedziały wspólne prace badawcze, staże dla studentów oraz otwarcie laboratorium numer {n}, w którym
młodzi inżynierowie będą się uczyć.</p>
</article></body></html>"""


class News:
    """A website with a feed that grows; where it is `dated`, it tells when each article was changed."""

    def __init__(self, website: Any) -> None:
        self.website = website
        self.numbers: list[int] = []
        self.feed = website.url("/rss")
        self.dated = False
        self.changes: dict[int, int] = {}
        self.publish()

    def publish(self, *numbers: int, more: str = "") -> None:
        """Put articles into the feed, or others in their place."""
        for n in numbers:
            page = ARTICLE.format(n=n, day=n % 28 + 1, month=MONTHS[n // 28 % len(MONTHS)], more=more)
            self.website.page(f"/{n}", page, ETag=f'"{n}{len(more)}"')
            self.changes[n] = self.changes.get(n, -1) + 1
            if n not in self.numbers:
                self.numbers.insert(0, n)
        items = "".join(
            f"<item><title>Umowa {n}</title><link>{self.website.url(f'/{n}')}</link>{self._date(n)}</item>"
            for n in self.numbers
        )
        self.website.page("/rss", f"<rss version='2.0'><channel>{items}</channel></rss>", "application/rss+xml")

    def _date(self, n: int) -> str:
        moment = datetime(2023, 5 + n // 28 % len(MONTHS), n % 28 + 1, 10, tzinfo=UTC)
        changed = moment + timedelta(seconds=self.changes[n])
        return f"<pubDate>{format_datetime(changed)}</pubDate>" if self.dated else ""

    def urls(self) -> set[str]:
        return {self.website.url(f"/{n}") for n in self.numbers}


@pytest.fixture
def news(website: Any) -> News:
    return News(website)


@pytest.fixture
def web() -> Web:
    """Settings that do not keep tests waiting."""
    return Web(delay=0, timeout=2, patience=4, attempts=1, pause=0.01, longest_pause=0.1)


class Followed:
    """A monitor and what it said and showed."""

    def __init__(self, folder: Path, text: str, web: Web, nlp: Language) -> None:
        (folder / "monitor.toml").write_text(text, encoding="utf-8")
        self.config = read(folder / "monitor.toml")
        self.shown: list[str] = []
        self.said: list[str] = []
        self.monitor = Monitor(self.config, show=self.shown.append, say=self.said.append, web=web)
        self.monitor.use(nlp)

    def round(self, now: float = 1_000_000.0) -> bool:
        self.shown.clear()
        self.said.clear()
        return self.monitor.round(now)


@pytest.fixture
def follow(tmp_path: Path, web: Web, nlp: Language) -> Iterator[Callable[[str], Followed]]:
    """Gives a monitor with a configuration, whose files are in the test's folder."""
    begun: list[Followed] = []

    def follow(text: str) -> Followed:
        begun.append(Followed(tmp_path, text, web, nlp))
        return begun[-1]

    yield follow
    for one in begun:
        one.monitor.close()


class Zygote:
    """Starts rounds of a monitor, each in a process of its own."""

    def __init__(self, config: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("zygote.py")), str(config)],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        assert self._line() == "ready"

    def round(self, life: float | None = None) -> int:
        """The status of a round that was killed after `life` seconds, if it lasted as long."""
        assert self.process.stdin is not None
        self.process.stdin.write("\n" if life is None else f"{life}\n")
        self.process.stdin.flush()
        return int(self._line())

    def _line(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()


@pytest.fixture
def begun() -> Iterator[Callable[[Path], Zygote]]:
    """Gives a zygote for a configuration; it is gone when the test ends."""
    zygotes: list[Zygote] = []

    def begun(config: Path) -> Zygote:
        zygotes.append(Zygote(config))
        return zygotes[-1]

    yield begun
    for zygote in zygotes:
        zygote.process.kill()
        zygote.process.communicate()
