"""Rounds over a real server: what is new or changed is read, once; what fails is told once and tried later."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline import outputs
from pipeline.monitor import ConfigError, StateError, read, status

HOUR = 3600.0
NOW = 1_000_000.0


def config(news: Any, more: str = "", output: str = "records.sqlite") -> str:
    return f'output = "{output}"\n{more}\n[[source]]\nurl = "{news.feed}"\n'


def addresses(folder: Path, output: str = "records.sqlite") -> list[str]:
    return sorted(outputs.read(folder / output)["articles"]["url"])


@pytest.mark.parametrize("output", ["records.sqlite", "records.duckdb", "records"])
def test_what_is_new_is_added_and_told_once(
    news: Any, follow: Callable[[str], Any], tmp_path: Path, output: str
) -> None:
    news.publish(1, 2)
    followed = follow(config(news, 'format = "parquet"' if output == "records" else "", output))
    assert followed.round()
    assert addresses(tmp_path, output) == sorted(news.urls())
    assert len(followed.shown) == 2
    assert followed.shown[0].startswith(
        "2023-05-03 list intencyjny: Stowarzyszenie Dolina Lotnicza, Politechnika Rzeszowska (Rzeszów)"
    )
    assert followed.shown[0].endswith(news.website.url("/2"))
    news.publish(3)
    assert followed.round(NOW + HOUR)
    assert addresses(tmp_path, output) == sorted(news.urls())
    assert [line.rpartition("/")[2] for line in followed.shown] == ["3"]
    news.website.asked.clear()
    assert followed.round(NOW + 2 * HOUR)
    assert (followed.shown, followed.said, news.website.paths()) == ([], [], ["/rss"])


def test_a_feed_and_pages_that_have_not_changed_are_not_sent_again(news: Any, follow: Callable[[str], Any]) -> None:
    news.publish(1)
    followed = follow(config(news))
    followed.round()
    status, _, body = news.website.pages["/1"]
    news.website.pages["/1"] = (304, {}, b"")
    news.website.asked.clear()
    assert followed.round(NOW + 25 * HOUR)  # a page that says nothing of changes is asked for once a day
    assert [headers.get("If-None-Match") for path, headers in news.website.asked if path == "/1"] == ['"10"']
    feed = news.website.pages["/rss"]
    news.website.pages["/rss"] = (feed[0], feed[1] | {"ETag": '"r"'}, feed[2])
    followed.round(NOW + 26 * HOUR)
    news.website.pages["/rss"] = (304, {}, b"")
    news.website.asked.clear()
    assert followed.round(NOW + 27 * HOUR)
    assert [headers.get("If-None-Match") for path, headers in news.website.asked if path == "/rss"] == ['"r"']
    assert status == 200
    assert body


def test_a_changed_article_takes_the_place_of_the_old_one_and_is_not_told_again(
    news: Any, follow: Callable[[str], Any], tmp_path: Path
) -> None:
    news.publish(1)
    followed = follow(config(news))
    followed.round()
    news.publish(1, more="Dopisano po publikacji ważne zdanie.")
    assert followed.round(NOW + 25 * HOUR)
    articles = outputs.read(tmp_path / "records.sqlite")["articles"]
    [text] = articles["text"]
    assert "Dopisano po publikacji" in text
    assert followed.shown == []


def test_a_source_that_fails_is_told_once_and_tried_with_growing_delays(
    news: Any, follow: Callable[[str], Any]
) -> None:
    news.website.page("/rss", "x", status=500)
    followed = follow(config(news, 'interval = "1h"'))
    tried = []
    said = []
    for quarter in range(4 * 60):
        before = len(news.website.paths())
        assert not followed.round(NOW + quarter * HOUR / 4)
        said += followed.said
        if len(news.website.paths()) > before:
            tried.append(quarter / 4)
    assert tried == [0, 1, 3, 7, 15, 31, 55]  # hours: doubled up to a day
    [line] = said
    assert line.startswith(f"{news.feed}: the server answered 500")
    news.publish(1)
    assert followed.round(NOW + 100 * HOUR)
    assert followed.said == [f"{news.feed}: can be read again"]
    assert len(followed.shown) == 1


def test_a_page_that_fails_is_told_once_and_read_when_it_works(
    news: Any, follow: Callable[[str], Any], tmp_path: Path
) -> None:
    news.publish(1, 2)
    good = news.website.pages["/1"]
    news.website.page("/1", "x", status=503)
    followed = follow(config(news))
    followed.round()
    [line] = followed.said
    assert line.startswith(f"{news.website.url('/1')}: the server answered 503")
    assert list(outputs.read(tmp_path / "records.sqlite")["failures"]["source"]) == [news.website.url("/1")]
    followed.round(NOW + HOUR)
    assert followed.said == []
    news.website.pages["/1"] = good
    news.numbers.remove(1)
    news.publish()  # the feed does not tell of it any more
    followed.round(NOW + 4 * HOUR)
    assert len(followed.shown) == 1
    assert len(addresses(tmp_path)) == 2
    assert list(outputs.read(tmp_path / "records.sqlite")["failures"]["source"]) == []


def test_a_page_without_an_article_is_told_once_and_read_when_there_is_one(
    news: Any, follow: Callable[[str], Any]
) -> None:
    news.publish(1)
    news.website.page("/1", "<html><body><p>Za mało.</p></body></html>")
    followed = follow(config(news))
    followed.round()
    assert len(followed.said) == 1
    news.website.asked.clear()
    followed.round(NOW + HOUR)
    assert (followed.said, news.website.paths()) == ([], ["/rss"])
    followed.round(NOW + 25 * HOUR)
    assert (followed.said, followed.shown) == ([], [])
    news.publish(1)  # and now there is one
    followed.round(NOW + 50 * HOUR)
    assert len(followed.shown) == 1


def test_the_limit_of_a_round_leaves_the_rest_to_the_next(
    news: Any, follow: Callable[[str], Any], tmp_path: Path
) -> None:
    news.publish(*range(1, 6))
    feed = news.website.pages["/rss"]
    news.website.pages["/rss"] = (feed[0], feed[1] | {"ETag": '"r"'}, feed[2])
    followed = follow(config(news) + "limit = 2")
    for number in range(3):
        followed.round(NOW + number * HOUR)
    assert addresses(tmp_path) == sorted(news.urls())


def test_an_event_that_two_articles_tell_of_is_told_once(news: Any, follow: Callable[[str], Any]) -> None:
    news.publish(1)
    followed = follow(config(news))
    followed.round()
    assert len(followed.shown) == 1
    news.publish(29)  # another article that tells of the same day
    page = news.website.pages["/1"]
    news.website.pages["/29"] = (page[0], {"Content-Type": "text/html"}, page[2].replace(b"numer 1", b"numer 29"))
    followed.round(NOW + HOUR)
    assert followed.shown == []


@pytest.fixture
def section(news: Any, website: Any) -> str:
    """The configuration of a section of thirty articles, 25 of them on its first page."""
    news.publish(*range(1, 31))
    for n in range(1, 31):
        website.pages[f"/news/{n}"] = website.pages[f"/{n}"]
    for path, numbers, following in (("/news", range(30, 5, -1), 2), ("/news?page=2", range(5, 0, -1), 3)):
        links = "".join(f"<h2><a href='/news/{n}'>Podpisano umowę o współpracy numer {n}</a></h2>" for n in numbers)
        website.page(path, f"<html><body>{links}<a rel='next' href='/news?page={following}'>2</a></body></html>")
    return f'output = "records.sqlite"\n[[source]]\nurl = "{website.url("/news")}"\nkind = "section"\n'


def test_a_section_is_not_followed_back_to_its_beginning(
    website: Any, section: str, follow: Callable[[str], Any], tmp_path: Path
) -> None:
    followed = follow(section)
    followed.round()
    assert len(addresses(tmp_path)) == 30
    website.asked.clear()
    followed.round(NOW + HOUR)
    assert website.paths() == ["/news"]


def test_what_a_round_over_a_section_leaves_is_read_later(
    section: str, follow: Callable[[str], Any], tmp_path: Path
) -> None:
    followed = follow(f"{section}limit = 22")
    followed.round()
    assert len(addresses(tmp_path)) == 22
    followed.round(NOW + HOUR)
    assert len(addresses(tmp_path)) == 30


def test_a_round_over_a_section_that_is_stopped_in_the_middle_loses_nothing(
    website: Any, section: str, follow: Callable[[str], Any], tmp_path: Path
) -> None:
    listing = website.pages["/news"]
    website.page(
        "/news", "<html><body><h2><a href='/news/1'>Podpisano umowę o współpracy numer 1</a></h2></body></html>"
    )
    stopped = follow(section)
    stopped.round()
    assert len(addresses(tmp_path)) == 1
    website.pages["/news"] = listing

    def stop(line: str) -> None:
        raise KeyboardInterrupt

    good = website.pages.pop("/news/7")  # which is said, and then someone presses Ctrl+C
    stopped.monitor._say = stop
    with pytest.raises(KeyboardInterrupt):
        stopped.round(NOW + HOUR)
    stopped.monitor.close()
    website.pages["/news/7"] = good
    assert 20 <= len(addresses(tmp_path)) < 30
    follow(section).round(NOW + 2 * HOUR)
    assert len(addresses(tmp_path)) == 30


def test_an_index_that_does_not_change_hides_nothing(
    news: Any, website: Any, follow: Callable[[str], Any], tmp_path: Path
) -> None:
    space = "xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'"
    inner = f"<sitemap><loc>{website.url('/a.xml')}</loc></sitemap>"
    index = website.page("/index.xml", f"<sitemapindex {space}>{inner}</sitemapindex>", "text/xml", ETag='"i"')
    for n in (1, 2):
        news.publish(n)
        urls = "".join(f"<url><loc>{url}</loc></url>" for url in news.urls())
        website.page("/a.xml", f"<urlset {space}>{urls}</urlset>", "text/xml")
        if n == 1:
            followed = follow(f'output = "records.sqlite"\n[[source]]\nurl = "{index}"\n')
        followed.round(NOW + n * HOUR)
    assert addresses(tmp_path) == sorted(news.urls())
    assert all("If-None-Match" not in headers for path, headers in website.asked if path == "/index.xml")


def test_status_is_a_table_of_the_sources(news: Any, follow: Callable[[str], Any]) -> None:
    news.publish(1, 2)
    news.website.page("/2", "x", status=404)
    followed = follow(config(news) + f'[[source]]\nurl = "{news.website.url("/gone")}"')
    followed.round()
    table = status(followed.config)
    columns = {str(column.header): list(column.cells) for column in table.columns}
    assert columns["source"] == [news.feed, news.website.url("/gone")]
    assert columns["articles"] == ["1", "0"]
    assert columns["agreements"] == ["1", "0"]
    assert columns["errors"] == ["1", "1"]
    assert columns["last success"][1] == "never"
    assert "404" in columns["last error"][1]


def test_one_monitor_at_a_time(news: Any, follow: Callable[[str], Any]) -> None:
    first = follow(config(news))
    with pytest.raises(StateError, match="in use by another monitor"):
        follow(config(news))
    first.monitor.close()
    follow(config(news))


def test_what_cannot_begin_says_so(news: Any, follow: Callable[[str], Any], tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be added to"):
        follow(config(news, output="records.xlsx"))
    with pytest.raises(StateError, match="the monitor has not run yet"):
        status(read(tmp_path / "monitor.toml"))
    (tmp_path / "records.sqlite.monitor").write_bytes(b"no database at all" * 100)
    with pytest.raises(StateError, match="cannot be used as the monitor's state"):
        follow(config(news))


def test_an_output_that_is_locked_loses_nothing(news: Any, follow: Callable[[str], Any], tmp_path: Path) -> None:
    news.publish(1)
    followed = follow(config(news))
    followed.round()
    news.publish(2)
    database = sqlite3.connect(tmp_path / "records.sqlite", isolation_level=None)
    database.execute("BEGIN EXCLUSIVE")
    assert not followed.round(NOW + HOUR)
    assert "read again in the next round" in followed.said[0]
    database.execute("ROLLBACK")
    database.close()
    assert followed.round(NOW + 2 * HOUR)
    assert len(followed.shown) == 1
    assert addresses(tmp_path) == sorted(news.urls())
