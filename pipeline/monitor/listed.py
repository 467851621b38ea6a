"""What is wrong with lines of the analyst's own list of names is told once, as what is wrong with a page is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from pipeline.monitor.adding import Batch
from pipeline.monitor.pages import Result
from pipeline.monitor.state import Seen
from pipeline.sources import Failure


def tell_problems(
    path: str, problems: Iterable[tuple[int, str]], batch: Batch, say: Callable[[str], None], now: float
) -> None:
    """Tell of lines that are bad since the last round, and forget those that are well again. Raises OutputError.

    problems: number and sentence of each bad line of the list at `path`.
    """
    bad = {f"{path}:{line}": error for line, error in problems}
    known = {seen.url: seen for seen in batch.state.troubled(path)}
    for place, seen in known.items():
        if place not in bad:
            batch.take(Result(replace(seen, error=None)), now)
    for place, error in bad.items():
        if place not in known or known[place].error != error:
            say(f"{place}: {error}")
            batch.take(Result(Seen(place, path, error=error, fetched=now), (Failure(place, "gazetteer", error),)), now)
    if batch.results:
        batch.flush(now)  # whether or not a source is due
