"""How far a long run is: a line on a terminal that is drawn again and again, elsewhere one every few minutes."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.sources import Failure

if TYPE_CHECKING:
    from pipeline.workers import Outcome

EVERY = 300.0
"""Seconds between two lines where nobody looks on."""


@dataclass
class Tally:
    """What has been read so far. sources: of which it is asked, once, how many documents they hold."""

    sources: Sequence[str | os.PathLike[str]]
    articles: int = 0
    agreements: int = 0
    failures: int = 0
    before: int = 0
    _total: int | None = None
    _asked: bool = False
    _begun: float = field(default_factory=time.monotonic)

    def resume(self, articles: int) -> None:
        """Count what an earlier run has read."""
        self.before, self._begun = articles, time.monotonic()

    def take(self, outcome: Outcome) -> None:
        """Count one more."""
        if isinstance(outcome, Failure):
            self.failures += 1
        else:
            self.articles += 1
            self.agreements += len(outcome.agreements)

    def line(self) -> str:
        """All numbers, how fast it goes, and how long it still takes where that can be told."""
        from pipeline.sources.expected import expected

        if not self._asked:
            self._total, self._asked = expected(self.sources), True
        now = self.articles + self.failures
        done = self.before + now
        rate = now / max(time.monotonic() - self._begun, 1e-9)
        parts = [counts(self.before + self.articles, self.agreements, self.failures)]
        if now:
            parts.append(f"{rate:,.1f} a second")
        if self._total is not None and self._total > done and now:
            parts[0] = f"{done / self._total:.0%}: {parts[0]}"
            parts.append(f"{duration((self._total - done) / rate)} left")
        return ", ".join(parts)


def duration(seconds: float) -> str:
    """Seconds as a person says them: 40 s, 12 min, 3 h 05 min."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 90 else f"{minutes // 60:,} h {minutes % 60:02} min"


def counts(articles: int, agreements: int, failures: int) -> str:
    """Three numbers with their nouns."""
    numbers = ((articles, "article"), (agreements, "agreement"), (failures, "failure"))
    return ", ".join(counted(number, noun) for number, noun in numbers)


def counted(number: int, noun: str) -> str:
    """A number with its noun."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


@contextmanager
def shown(tally: Tally, say: Callable[[str], None]) -> Iterator[Callable[[], None]]:
    """Within it, what tells that the tally has changed. say: writes a line where there is no terminal."""
    if not sys.stderr.isatty():
        told = time.monotonic()

        def now_and_then() -> None:
            nonlocal told
            if time.monotonic() - told >= EVERY:
                told = time.monotonic()
                say(tally.line())

        yield now_and_then
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as progress:
        task = progress.add_task("reading the model", total=None)
        yield lambda: progress.update(task, description=tally.line())
