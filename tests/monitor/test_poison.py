"""An article that never ends, or takes the process that reads it along, costs itself only: the monitor goes on."""

from __future__ import annotations

import faulthandler
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from pipeline import outputs
from pipeline.flow import extract
from pipeline.records import ArticleRows
from pipeline.sources import RawDocument

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="workers are copies of this process, and killed")

HOUR = 3600.0
NOW = 1_000_000.0
LIMITS = 'interval = "1h"\ntime_limit = 5\nmemory_limit = 300\n'


def _endless() -> None:
    while True:
        pass


def _devour() -> None:
    held = []
    while True:
        held.append(bytearray(16 << 20))


def _crash() -> None:
    faulthandler.disable()
    os.kill(os.getpid(), signal.SIGSEGV)


POISONS: dict[str, tuple[Callable[[], None], str]] = {
    "Belladonna": (_endless, "not read within 5 seconds"),
    "Cykuta": (_devour, "more than 300 MB of memory"),
    "Szalej": (_crash, "ended by SIGSEGV"),
    "Tojad": (lambda: os._exit(7), "ended with 7"),
}


@Language.component("poison")
def poison(doc: Doc) -> Doc:
    for word, (act, _) in POISONS.items():
        if word in doc.text:
            act()
    return doc


def children() -> set[int | None]:
    """This process's children; the cluster's tests may have left one that reads."""
    return {child.pid for child in multiprocessing.active_children()}


@pytest.fixture(autouse=True)
def poisonable(nlp: Language, news: Any) -> Iterator[None]:
    """The pipeline reads as ever, but for the words above."""
    news.publish(1)
    article = news.website.pages["/1"][2]
    assert isinstance(extract(RawDocument(article, "1.html", "html"), nlp), ArticleRows)  # loads what is loaded late
    news.numbers.clear()
    news.publish()
    nlp.add_pipe("poison", first=True)
    others = children()
    yield
    nlp.remove_pipe("poison")
    assert children() <= others


def config(news: Any, more: str = "") -> str:
    return f'output = "records.sqlite"\n{LIMITS}{more}\n[[source]]\nurl = "{news.feed}"\n'


@pytest.mark.parametrize("word", POISONS)
def test_a_poisonous_article_is_a_failure_and_the_monitor_goes_on(
    word: str, news: Any, follow: Callable[[str], Any], tmp_path: Path
) -> None:
    news.publish(1, 2, 3)
    news.publish(2, more=f"{word} rośnie w lesie.")
    followed = follow(config(news))
    assert followed.round(NOW)
    assert [line.rpartition("/")[2] for line in followed.shown] == ["3", "1"]
    [said] = followed.said
    assert said.startswith(f"{news.website.url('/2')}: ")
    assert POISONS[word][1] in said
    records = outputs.read(tmp_path / "records.sqlite")
    assert sorted(records["articles"]["url"]) == [news.website.url(path) for path in ("/1", "/3")]
    [failure] = records["failures"].to_dict("records")
    assert failure == {"source": news.website.url("/2"), "stage": "language", "error": said.partition(": ")[2]}


def test_what_was_lost_is_tried_later_and_told_once(
    news: Any, follow: Callable[[str], Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    news.publish(1)
    news.publish(1, more="Szalej rośnie w lesie.")
    followed = follow(config(news))
    asked = []
    for hour in range(10):
        news.website.asked.clear()
        assert followed.round(NOW + hour * HOUR)
        assert len(followed.said) == (hour == 0)
        asked += [hour for path in news.website.paths() if path == "/1"]
    assert asked == [0, 1, 3, 7]
    monkeypatch.setitem(POISONS, "Szalej", (lambda: None, ""))  # the machine has more memory now
    assert followed.round(NOW + 15 * HOUR)
    assert len(followed.shown) == 1
    assert len(outputs.read(tmp_path / "records.sqlite")["failures"]) == 0


def test_what_is_lost_each_time_is_given_up_until_it_is_another(
    news: Any, follow: Callable[[str], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    news.publish(1)
    news.publish(1, more="Szalej rośnie w lesie.")
    followed = follow(config(news))
    for hour in (0, 1, 3, 7, 15, 31, 55, 79):
        assert followed.round(NOW + hour * HOUR)
    monkeypatch.setitem(POISONS, "Szalej", (lambda: None, ""))
    followed.round(NOW + 200 * HOUR)
    assert followed.shown == []
    news.publish(1, more="Nic już nie rośnie w lesie.")
    followed.round(NOW + 300 * HOUR)
    assert len(followed.shown) == 1


def test_the_process_that_reads_is_not_kept_between_rounds(news: Any, follow: Callable[[str], Any]) -> None:
    news.publish(1)
    followed = follow(config(news))
    others = children()
    followed.round(NOW)
    assert len(followed.shown) == 1
    assert children() <= others
