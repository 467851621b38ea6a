"""Rows on disk: as they were, in their order, and told together as those in memory are."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.records import TABLES, ArticleRows, Records, build
from pipeline.records.across import across
from pipeline.records.build import of_all, of_articles
from pipeline.records.identity import duplicates
from pipeline.records.kept import Kept, KeptError
from pipeline.records.packed import pack_article, pack_others, unpack
from pipeline.sources import Failure, RawDocument

Make = Callable[..., ArticleRows]
NAMES = ["Uzdrowisko Wieniec", "Gmina Włocławek", "Politechnika Kujawska", "Huta Kalina S.A.", "Huta Kalina"]
WORDS = [
    "umowa",
    "list",
    "klaster",
    "gmina",
    "powiat",
    "szkoła",
    "rektor",
    "prezes",
    "burmistrz",
    "podpis",
    "dokument",
    "współpraca",
    "rozwój",
    "region",
]


def document(rows: ArticleRows) -> RawDocument:
    return RawDocument(rows.article["text"].encode(), rows.article["source"], "text")


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return Kept(tmp_path / "a.unfinished", "settings")


def told(kept: Kept) -> Records:
    found = across(kept, (), kept.duplicates())
    return Records(of_articles(kept, found) | of_all(found, kept.failures())).in_order()


@given(st.text(), st.one_of(st.none(), st.dates()), st.one_of(st.none(), st.datetimes(timezones=st.just(UTC))))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_rows_come_back_as_they_were(article: Make, text: str, day: date | None, moment: datetime | None) -> None:
    """Whatever an article holds, lone surrogates among it, which no database takes."""
    rows = article("a\udcff.html", [("umowa", day, NAMES[:2])], acronyms={NAMES[2]: "PK"})
    rows.article.update(title=f"{text}\ud800", published=day, retrieved=moment)
    rows.agreements[0]["confidence"] = 0.1 + 0.2
    assert unpack(pack_article(rows.article), pack_others(rows)) == rows


@pytest.mark.parametrize("seed", range(3))
def test_kept_in_any_order_as_built_in_memory(seed: int, article: Make, kept: Kept) -> None:
    chance = random.Random(seed)
    articles = []
    for number in range(60):
        text = " ".join(chance.choices(WORDS, k=120))
        parties = chance.sample(NAMES, 2)
        rows = article(f"{number}.html", [("umowa", date(2023, 5, chance.randint(1, 3)), parties)], text=None)
        rows.article.update(text=f"{rows.article['text']} {text}", published=chance.choice([None, date(2023, 5, 9)]))
        articles.append(rows)
        if number % 3 == 0:  # printed by another with a word more
            copied = rows.article | {"article_id": f"{rows.article['article_id']}c", "source": f"c{number}.html"}
            articles.append(ArticleRows(copied | {"text": f"{copied['text']} (PAP)"}))
    failures = [Failure("z.html", "sources", "not there"), Failure("b.html", "cleaning", "too short")]
    expected = build(articles, failures)
    assert expected["articles"].duplicate_of.notna().sum() == 20
    chance.shuffle(articles)
    for rows in articles:
        kept.put(document(rows), rows)
    for failure in failures:
        kept.fail(failure)
    assert kept.duplicates() == duplicates(articles)
    found = told(kept)
    for table in TABLES:
        pd.testing.assert_frame_equal(found[table.name], expected[table.name])


@pytest.mark.parametrize("backwards", [False, True])
def test_of_two_with_one_id_the_same_is_kept_as_in_memory(backwards: bool, article: Make, kept: Kept) -> None:
    """The same file in two folders, and a row of a table given twice with another title."""
    one = article("a/1.html", text="Gmina i powiat podpisały umowę.")
    others = [
        ArticleRows(one.article | {"source": "b/1.html"}),
        ArticleRows(one.article | {"source": "b/1.html", "title": "Umowa"}),
    ]
    articles = [one, *others][:: -1 if backwards else 1]
    for number, rows in enumerate(articles):
        kept.put(replace(document(rows), title=str(number)), rows)
    found = told(kept)["articles"]
    pd.testing.assert_frame_equal(found, build(articles, [])["articles"])
    assert list(found.source) == ["b/1.html"]
    assert len(kept) == 1


def test_a_document_is_known_by_all_of_it_but_when_it_was_fetched(article: Make, kept: Kept) -> None:
    rows = article("a.html", text="Gmina i powiat podpisały umowę.")
    kept.put(document(rows), rows)
    assert document(rows) in kept
    assert replace(document(rows), retrieved=datetime(2023, 5, 9, tzinfo=UTC)) in kept
    for changed in ({"content": b"x"}, {"source": "b.html"}, {"title": "x"}, {"published": date(2023, 5, 9)}):
        assert replace(document(rows), **changed) not in kept  # type: ignore[arg-type]


def test_what_is_kept_outlives_its_process_and_failures_are_tried_again(
    article: Make, kept: Kept, tmp_path: Path
) -> None:
    rows = article("a.html", text="Gmina i powiat podpisały umowę.")
    kept.put(document(rows), rows)
    kept.fail(Failure("b.html", "language", "not read within 300 seconds"))
    with pytest.raises(BlockingIOError):
        Kept(kept.file, "settings")
    kept.close(done=False)
    with pytest.raises(KeptError, match="other settings"):
        Kept(kept.file, "others")
    again = Kept(kept.file, "settings")
    assert list(again) == [rows]
    assert again.failures() == []
    again.close(done=True)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_something_else_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.unfinished"
    file.write_text("Lista zakupów: " * 500, encoding="utf-8")
    with pytest.raises(KeptError, match="cannot be used"):
        Kept(file, "settings")
    assert file.read_text(encoding="utf-8").startswith("Lista zakupów")
