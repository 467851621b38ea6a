"""The whole way, from sources to tables: the same for any order and any number of workers, and nothing lost."""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
from datetime import date, datetime
from pathlib import Path

import pandas as pd
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

import pipeline
from pipeline.flow import Outcome, extract
from pipeline.outputs import OutputError
from pipeline.records import TABLES, ArticleRows
from pipeline.sources import Failure, RawDocument

YESTERDAY = (
    "Gmina Łowicz i Politechnika Opolska podpisały wczoraj list intencyjny o współpracy w dziedzinie energetyki. "
    "To ważny dzień dla całego regionu i mieszkańców naszego miasta, mówili goście uroczystości w ratuszu."
)
STUMBLING_BLOCK = "Klaster Kamienia Węgielnego"
NOT_READ = (
    f"{STUMBLING_BLOCK} i Gmina Łowicz podpisały 11 maja 2023 r. list intencyjny o współpracy przy odnowie "
    "starych kamienic. Pierwsze prace ruszą jesienią, a potrwają do końca przyszłego roku."
)


@Language.component("stumbles")
def stumbles(doc: Doc) -> Doc:
    """A component with a bug: it raises on one cluster's name."""
    if STUMBLING_BLOCK in doc.text:
        raise RuntimeError("no such reading\nsecond line of a long message")
    return doc


POISONS = ("Zabójczy", "Nieskończony", "Nienasycony")


@Language.component("poisoned")
def poisoned(doc: Doc) -> Doc:
    """A component on which some articles have an effect that nobody can catch."""
    word = doc[0].text
    if word == POISONS[0]:
        os.kill(os.getpid(), signal.SIGKILL)
    while word == POISONS[1]:
        pass
    if word == POISONS[2]:
        bytearray(1 << 30)
    return doc


@pytest.fixture(scope="module")
def pages(press: Path) -> list[Path]:
    """A handful of our own press releases, two agreements in one of them."""
    return [*sorted(press.glob("a0[1-3]*.html")), *sorted(press.glob("b09*.html"))]


@pytest.fixture(scope="module")
def expected(pages: list[Path]) -> pipeline.Records:
    return pipeline.run(pages)


@pytest.fixture
def yesterday(tmp_path: Path) -> Path:
    """An article that gives no day of its own."""
    path = tmp_path / "wczoraj.txt"
    path.write_text(YESTERDAY, encoding="utf-8")
    return path


def same(one: pipeline.Records, other: pipeline.Records) -> None:
    assert list(one) == list(other)
    for table in TABLES:
        pd.testing.assert_frame_equal(one[table.name], other[table.name])


# Order and workers


def test_the_order_of_sources_changes_nothing(pages: list[Path], expected: pipeline.Records) -> None:
    assert len(expected["articles"]) == len(pages)
    assert len(expected["agreements"]) >= len(pages)
    same(pipeline.run(pages[::-1]), expected)


def test_the_number_of_workers_changes_nothing(pages: list[Path], expected: pipeline.Records) -> None:
    same(pipeline.run(pages[::-1], workers=3), expected)
    same(pipeline.run(pages, workers="auto"), expected)


def test_one_source_need_not_be_a_list(pages: list[Path], expected: pipeline.Records) -> None:
    alone = pipeline.run(pages[0])
    assert list(alone["articles"].source) == [str(pages[0])]
    assert set(alone["agreements"].agreement_id) <= set(expected["agreements"].agreement_id)
    same(pipeline.run(str(pages[0])), alone)


# Failures


def test_bad_sources_among_good_ones_are_rows_and_the_others_are_done(
    pages: list[Path], expected: pipeline.Records, tmp_path: Path
) -> None:
    missing, menu, picture = tmp_path / "nie-ma.html", tmp_path / "menu.html", tmp_path / "logo.html"
    menu.write_text("<html><body><ul><li>Aktualności</li><li>Kontakt</li></ul></body></html>", encoding="utf-8")
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    seen: list[Outcome] = []
    records = pipeline.run([missing, *pages[:2], menu, *pages[2:], picture], on_outcome=seen.append)
    failures = records["failures"].set_index("source")
    assert set(failures.index) == {str(missing), str(menu), str(picture)}
    assert failures.stage[str(missing)] == failures.stage[str(picture)] == "sources"
    assert failures.stage[str(menu)] == "cleaning"
    assert not failures.error.str.contains("\n").any()
    same(pipeline.Records(records | {"failures": expected["failures"]}), expected)
    assert [isinstance(outcome, Failure) for outcome in seen] == [True, False, False, True, False, False, True]


def test_an_article_on_which_the_pipeline_raises_is_a_row_and_the_others_are_done(
    tiny_model: Path, tmp_path: Path, yesterday: Path
) -> None:
    nlp = spacy.load(tiny_model)
    nlp.add_pipe("stumbles", last=True)
    nlp.to_disk(tmp_path / "model")
    not_read = tmp_path / "kamienice.txt"
    not_read.write_text(NOT_READ, encoding="utf-8")
    records = pipeline.run([not_read, yesterday], model=tmp_path / "model")
    [failure] = records["failures"].itertuples()
    assert (failure.source, failure.stage) == (str(not_read), "language")
    assert failure.error == "cannot be read: RuntimeError: no such reading"
    assert list(records["articles"].source) == [str(yesterday)]


def test_a_text_too_long_for_the_model_is_a_row(nlp: Language, yesterday: Path, tmp_path: Path) -> None:
    dump = tmp_path / "zrzut.txt"
    dump.write_text(f"{YESTERDAY}\n\n" * (nlp.max_length // len(YESTERDAY) + 1), encoding="utf-8")
    records = pipeline.run([dump, yesterday])
    [failure] = records["failures"].itertuples()
    assert (failure.source, failure.stage) == (str(dump), "language")
    assert "1,000,000" in failure.error
    assert list(records["articles"].source) == [str(yesterday)]


def test_what_nobody_foresaw_in_a_page_is_a_failure(nlp: Language) -> None:
    """A table's column may hold numbers where headlines are expected."""
    odd = RawDocument(YESTERDAY.encode(), "tabela.csv:7", "text", title=2023)  # type: ignore[arg-type]
    outcome = extract(odd, nlp)
    assert isinstance(outcome, Failure)
    assert (outcome.source, outcome.stage) == ("tabela.csv:7", "cleaning")
    assert outcome.error.startswith("cannot be read: ")


@pytest.mark.skipif(sys.platform != "linux", reason="one worker is this process there, which a test cannot lose")
@pytest.mark.parametrize("workers", [1, 2])
def test_an_article_that_ends_its_process_is_a_row_and_the_others_are_done(
    workers: int, pages: list[Path], expected: pipeline.Records, nlp: Language, tmp_path: Path
) -> None:
    """One kills it, one never ends, one devours memory."""
    nlp.to_disk(tmp_path / "model")
    poisonous = spacy.load(tmp_path / "model")
    poisonous.add_pipe("poisoned", last=True)
    poisonous.to_disk(tmp_path / "model")
    poisons = [tmp_path / f"{word}.txt" for word in POISONS]
    for path in poisons:
        path.write_text(f"{path.stem}\n\n{YESTERDAY}", encoding="utf-8")
    records = pipeline.run(
        [poisons[0], *pages[:2], *poisons[1:], *pages[2:]],
        model=tmp_path / "model",
        workers=workers,
        time_limit=8,
        memory_limit=512,
    )
    failures = records["failures"].set_index("source")
    assert set(failures.index) == set(map(str, poisons))
    assert (failures.stage == "language").all()
    for path, said in zip(poisons, ("SIGKILL", "within 8 seconds", "512 MB"), strict=True):
        assert said in failures.error[str(path)]
    same(pipeline.Records(records | {"failures": expected["failures"]}), expected)


# The day of publication


@pytest.mark.parametrize("published", ["2023-05-10", date(2023, 5, 10), datetime(2023, 5, 10, 23, 59)])
def test_yesterday_is_the_day_before_the_published_one(yesterday: Path, published: date | str) -> None:
    [agreement] = pipeline.run(yesterday, published=published)["agreements"].itertuples()
    assert (agreement.date, agreement.date_basis) == ("2023-05-09", "reference")
    assert agreement.date_earliest == agreement.date_latest == pd.Timestamp(2023, 5, 9)


def test_yesterday_of_no_day_is_not_known(yesterday: Path) -> None:
    [agreement] = pipeline.run(yesterday)["agreements"].itertuples()
    assert pd.isna(agreement.date)
    assert agreement.date_basis == "none"


def test_an_articles_own_day_goes_before_the_one_given(nlp: Language) -> None:
    raw = RawDocument(YESTERDAY.encode(), "wczoraj.txt", "text", published=date(2021, 2, 3))
    outcome = extract(raw, nlp, date(2023, 5, 10))
    assert isinstance(outcome, ArticleRows)
    assert outcome.agreements[0]["date"] == "2021-02-02"
    assert outcome.article["published"] == date(2021, 2, 3)


def test_the_day_given_is_not_told_as_the_articles_own(yesterday: Path) -> None:
    assert pipeline.run(yesterday, published="2023-05-10")["articles"].published.isna().all()


# What cannot be done is said at once


def test_a_day_that_is_none_and_no_workers_are_refused(yesterday: Path) -> None:
    with pytest.raises(ValueError, match="day is out of range"):
        pipeline.run(yesterday, published="2023-02-30")
    with pytest.raises(ValueError, match="workers must be 1 or more, or auto, not 0"):
        pipeline.run(yesterday, workers=0)
    with pytest.raises(ValueError, match="time limit"):
        pipeline.run(yesterday, time_limit=0)


def test_an_output_that_cannot_be_written_is_refused_before_anything_is_read(yesterday: Path, tmp_path: Path) -> None:
    seen: list[Outcome] = []
    with pytest.raises(OutputError, match="no folder"):
        pipeline.run(yesterday, out=tmp_path / "nie" / "ma", on_outcome=seen.append)
    assert seen == []


# Output


def test_records_are_written_where_asked(yesterday: Path, tmp_path: Path) -> None:
    records = pipeline.run(yesterday, published="2023-05-10", out=tmp_path / "wyniki", format="parquet")
    assert {path.name for path in (tmp_path / "wyniki").iterdir()} == {f"{table.name}.parquet" for table in TABLES}
    for table in TABLES:
        written = pd.read_parquet(tmp_path / "wyniki" / f"{table.name}.parquet")
        assert list(written.columns) == table.names
        assert len(written) == len(records[table.name])
    agreements = pd.read_parquet(tmp_path / "wyniki" / "agreements.parquet")
    assert list(agreements.date) == ["2023-05-09"]


def test_records_of_the_corpus_keep_the_foreign_keys_of_a_database(pages: list[Path], tmp_path: Path) -> None:
    pipeline.run(pages[:2], out=tmp_path / "wyniki.sqlite")
    connection = sqlite3.connect(tmp_path / "wyniki.sqlite")
    try:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        [(articles,)] = connection.execute("SELECT count(*) FROM articles").fetchall()
    finally:
        connection.close()
    assert articles == 2


def test_agreements_of_less_confidence_are_left_out_and_the_ids_of_the_others_stay(pages: list[Path]) -> None:
    whole = pipeline.run(pages)["agreements"]
    limit = float(whole["confidence"].max())
    kept = pipeline.run(pages, min_confidence=limit)
    expected = whole.loc[whole["confidence"] >= limit, "agreement_id"]
    assert 0 < len(expected) < len(whole)
    assert list(kept["agreements"]["agreement_id"]) == list(expected)
    assert set(kept["signatories"]["agreement_id"]) <= set(expected)


@pytest.mark.parametrize("limit", [-0.1, 1.1])
def test_a_confidence_out_of_range_is_refused(yesterday: Path, limit: float) -> None:
    with pytest.raises(ValueError, match="min_confidence must be from 0 to 1"):
        pipeline.run(yesterday, min_confidence=limit)
