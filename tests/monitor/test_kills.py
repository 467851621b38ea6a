"""A monitor that is killed at random moments loses no article, doubles none, and tells of each agreement."""

from __future__ import annotations

import json
import os
import random
import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

import pipeline
from pipeline import outputs
from pipeline.sources.web import Web

KILLS = 200


@pytest.fixture
def zygote(news: Any, begun: Callable[[Path], Any], tmp_path: Path) -> Any:
    config = tmp_path / "monitor.toml"
    config.write_text(
        f'output = "records.sqlite"\n[[source]]\nurl = "{news.feed}"\nlimit = 1000\n'
        f'[tell]\nstdout = false\nfeed = {{ file = "new.atom" }}\n'
        f'webhook = {{ url = "{news.website.url("/hook")}" }}\n',
        encoding="utf-8",
    )
    return begun(config)


def whole(database: Path) -> None:
    """Fails where an agreement or a mention stands there without its article."""
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        [(urls, articles)] = connection.execute("SELECT count(DISTINCT url), count(*) FROM articles")
        assert urls == articles


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL and no fork there")
def test_two_hundred_kills_lose_nothing_and_double_nothing(news: Any, zygote: Any, tmp_path: Path) -> None:
    chance = random.Random(8)
    news.dated = True
    news.publish(1, 2, 3)
    begun = time.monotonic()
    assert zygote.round() == 0
    lasts = time.monotonic() - begun
    kills = rounds = 0
    while kills < KILLS:
        rounds += 1
        assert rounds < 3 * KILLS, "the rounds end before they can be killed"
        if rounds % 3 == 0:
            news.publish(3 + rounds // 3)
        if rounds % 7 == 0:
            news.publish(2, more=f"Dopisano zdanie numer {rounds} do tego artykułu.")
        status = zygote.round(chance.uniform(0, 1.3 * lasts))
        killed = os.WIFSIGNALED(status)
        kills += killed
        assert killed or os.waitstatus_to_exitcode(status) == 0
        if rounds % 20 == 0:
            whole(tmp_path / "records.sqlite")
    assert zygote.round() == 0

    whole(tmp_path / "records.sqlite")
    records = outputs.read(tmp_path / "records.sqlite")
    assert sorted(records["articles"]["url"]) == sorted(news.urls())
    expected = pipeline.run(news.feed, web=Web(delay=0))
    texts = [
        dict(zip(table["url"], table["text"], strict=True)) for table in (records["articles"], expected["articles"])
    ]
    assert texts[0] == texts[1]
    for table in ("articles", "mentions", "agreements", "signatories", "entities"):
        key = expected[table].columns[0]
        assert sorted(records[table][key]) == sorted(expected[table][key])
    posted = [json.loads(body) for _, body in news.website.posted]
    assert {payload["article"]["url"] for payload in posted} == news.urls()
    assert len({payload["id"] for payload in posted}) == len(news.urls())
    feed = (tmp_path / "new.atom").read_text("utf-8")
    assert all(f"urn:sygnatariusz:{payload['id']}<" in feed for payload in posted)
