"""Pages that are kept: a run can be repeated without the web."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import pipeline
from pipeline.sources import Failure, RawDocument, read
from pipeline.sources.web import Web


def feed(website: Any, page: str) -> str:
    items = ""
    for number in (1, 2):
        url = website.page(f"/{number}", page.replace("{title}", f"Umowa numer {number} podpisana"))
        items += f"<item><title>Umowa\n{number} – źródło</title><link>{url}</link>"
        items += "<pubDate>Tue, 09 May 2023 10:00:00 GMT</pubDate></item>"
    return str(website.page("/rss", f"<rss version='2.0'><channel>{items}</channel></rss>", "application/rss+xml"))


def test_a_run_over_kept_pages_gives_the_same_records(website: Any, web: Web, page: str, tmp_path: Path) -> None:
    first = pipeline.run(feed(website, page), web=replace(web, keep=tmp_path / "kept"))
    [kept] = (tmp_path / "kept").iterdir()
    assert kept.name.endswith(".warc.gz")
    website.close()
    again = pipeline.run(tmp_path / "kept")
    assert list(first["articles"].title) == list(again["articles"].title)
    assert first["articles"].published.notna().all()
    assert len(first["agreements"]) >= 1
    for name, table in first.items():
        columns = [column for column in table.columns if column != "source"]
        pd.testing.assert_frame_equal(table[columns], again[name][columns])


def test_a_run_that_is_killed_keeps_what_it_had(website: Any, web: Web, page: str, tmp_path: Path) -> None:
    documents = read([feed(website, page)], replace(web, keep=tmp_path))
    next(documents)
    [first] = read([tmp_path])
    assert isinstance(first, RawDocument)
    assert first.url == website.url("/1")


def test_nothing_is_made_where_nothing_is_kept(website: Any, web: Web, tmp_path: Path) -> None:
    [failure] = read([website.url("/missing")], replace(web, keep=tmp_path / "kept"))
    assert isinstance(failure, Failure)
    assert not (tmp_path / "kept").exists()


def test_a_folder_that_cannot_be_written_is_told_and_the_page_read(
    website: Any, web: Web, page: str, tmp_path: Path
) -> None:
    (tmp_path / "kept").write_text("a file", encoding="utf-8")
    failure, document = read([website.page("/a", page)], replace(web, keep=tmp_path / "kept"))
    assert isinstance(failure, Failure)
    assert "cannot be kept" in failure.error
    assert isinstance(document, RawDocument)


@pytest.mark.parametrize("title", ["Umowa\r\nWARC-Type: response", "x" * 3000])
def test_what_a_feed_says_cannot_forge_a_record(website: Any, web: Web, page: str, tmp_path: Path, title: str) -> None:
    url = website.page("/1", page)
    item = f"<item><title>{title}</title><link>{url}</link></item>"
    rss = website.page("/rss", f"<rss version='2.0'><channel>{item}</channel></rss>", "application/rss+xml")
    [live] = read([rss], replace(web, keep=tmp_path))
    [kept] = read([tmp_path])
    assert isinstance(live, RawDocument)
    assert isinstance(kept, RawDocument)
    assert (kept.title, kept.url, kept.content) == (live.title, live.url, live.content)
