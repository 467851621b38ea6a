"""How a monitor's sources are, as a table for a person."""

from __future__ import annotations

from datetime import datetime

from rich.table import Table

from pipeline.monitor.config import Config
from pipeline.monitor.state import State


def status(config: Config) -> Table:
    """The table: source, last success, articles, agreements, errors; what is still to be told. Raises StateError."""
    state = State(config.state_file, writing=False)
    try:
        table = Table(
            "source", "last success", "articles", "agreements", "errors", "last error", box=None, pad_edge=False
        )
        for source in config.source:
            followed = state.source(source.url)
            articles, agreements, errors = state.counts(source.url)
            trouble = followed.error or ""
            if followed.error is not None:
                trouble += f" (next try {_moment(followed.next)})"
            counts = (f"{articles:,}", f"{agreements:,}", f"{errors + (followed.error is not None):,}")
            table.add_row(source.url, _moment(followed.success), *counts, trouble)
        if config.gazetteer is not None and (bad := state.troubled(config.gazetteer)):
            table.add_row(config.gazetteer, "", "", "", f"{len(bad):,}", f"{bad[0].url}: {bad[0].error}")
        for channel, number, error in state.undelivered_counts():
            table.add_row(channel, "", "", f"{number:,} to be told", "", error)
        return table
    finally:
        state.close()


def _moment(seconds: float | None) -> str:
    return "never" if seconds is None else f"{datetime.fromtimestamp(seconds).astimezone():%Y-%m-%d %H:%M}"
