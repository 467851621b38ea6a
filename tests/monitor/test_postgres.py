"""A monitor into a real PostgreSQL: nothing is doubled by another round, nothing lost by a kill."""

from __future__ import annotations

import os
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import pipeline
from pipeline import outputs
from pipeline.records import TABLES, Records
from pipeline.sources.web import Web

HOUR = 3600.0
NOW = 1_000_000.0
KILLS = 20


def config(news: Any, database: str) -> str:
    source = f'[[source]]\nurl = "{news.feed}"\nlimit = 1000\n'
    return f'output = "{database}"\nstate = "records.monitor"\n{source}'


def same(found: Records, expected: Records) -> None:
    """Fails where other rows stand in a table; when a page was fetched aside."""
    for table in TABLES:
        by = [name for name in list(table.key) or table.names if name != "retrieved"]
        one, other = (
            records[table.name].drop(columns="retrieved", errors="ignore").sort_values(by, ignore_index=True)
            for records in (found, expected)
        )
        pd.testing.assert_frame_equal(one, other)


def test_what_is_new_is_added_and_told_once(
    news: Any, follow: Callable[[str], Any], server_database: str, web: Web
) -> None:
    news.publish(1, 2)
    followed = follow(config(news, server_database))
    assert followed.round()
    assert len(followed.shown) == 2
    first = outputs.read(server_database)
    assert sorted(first["articles"]["url"]) == sorted(news.urls())
    assert followed.round(NOW + HOUR)
    assert (followed.shown, followed.said) == ([], [])
    news.publish(3)
    news.publish(1, more="Dopisano po publikacji ważne zdanie.")
    assert followed.round(NOW + 30 * HOUR)
    assert [line.rpartition("/")[2] for line in followed.shown] == ["3"]
    same(outputs.read(server_database), pipeline.run(news.feed, web=web))


def test_a_memory_that_is_lost_doubles_nothing(
    news: Any, follow: Callable[[str], Any], server_database: str, tmp_path: Path
) -> None:
    """As when a kill falls between the output and the memory, for all pages at once."""
    news.publish(1, 2)
    first = follow(config(news, server_database))
    first.round()
    first.monitor.close()
    before = outputs.read(server_database)
    for path in tmp_path.glob("records.monitor*"):
        path.unlink()
    assert follow(config(news, server_database)).round(NOW + HOUR)
    same(outputs.read(server_database), before)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL and no fork there")
def test_kills_lose_nothing_and_double_nothing(
    news: Any, begun: Callable[[Path], Any], server_database: str, tmp_path: Path, web: Web
) -> None:
    chance = random.Random(8)
    news.dated = True
    news.publish(1, 2, 3)
    (tmp_path / "monitor.toml").write_text(config(news, server_database), encoding="utf-8")
    zygote = begun(tmp_path / "monitor.toml")
    before = time.monotonic()
    assert zygote.round() == 0
    lasts = time.monotonic() - before
    kills = rounds = 0
    while kills < KILLS:
        rounds += 1
        assert rounds < 5 * KILLS, "the rounds end before they can be killed"
        news.publish(3 + rounds)
        news.publish(2, more=f"Dopisano zdanie numer {rounds} do tego artykułu.")
        status = zygote.round(chance.uniform(0, 1.2 * lasts))
        killed = os.WIFSIGNALED(status)
        kills += killed
        assert killed or os.waitstatus_to_exitcode(status) == 0
    assert zygote.round() == 0
    same(outputs.read(server_database), pipeline.run(news.feed, web=web))
