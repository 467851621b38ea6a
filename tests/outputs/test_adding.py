"""Whatever is added in whatever steps: the output holds what one run over all articles would give."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.language.names.gazetteer import Entry
from pipeline.outputs import add, read
from pipeline.records import TABLES, ArticleRows, Records, build
from pipeline.sources import Failure

Make = Callable[..., ArticleRows]
Told = tuple[str, date | None, list[str]]

LETTER, CONTRACT = "list intencyjny", "umowa"
MAY_9, MAY_10 = date(2023, 5, 9), date(2023, 5, 10)
SPA, CITY, SCHOOL, ZONE = "Uzdrowisko Wieniec", "Gmina Włocławek", "Politechnika Kujawska", "Huta Kalina S.A."
CLUSTER = "Świętokrzyski Klaster Drzewny"

OUTPUTS = ["out.sqlite", "out.duckdb", "out.xlsx", "csv", "jsonl", "parquet", "postgres"]


@pytest.fixture(params=OUTPUTS)
def out(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An output of each kind that can be added to, not there yet."""
    if request.param == "postgres":
        return str(request.getfixturevalue("server_database"))
    path = tmp_path / request.param
    if request.param in ("jsonl", "parquet"):
        path.mkdir()
        for table in TABLES:  # an empty folder of that format
            add({}, path, format=request.param)
            assert (path / f"{table.name}.{request.param}").is_file()
    return str(path)


def same(found: Records, expected: Records) -> None:
    for table in TABLES:
        by = list(table.key) or table.names
        one, other = (frame[table.name].sort_values(by, ignore_index=True) for frame in (found, expected))
        pd.testing.assert_frame_equal(one, other)


def added(out: str | Path, *runs: Iterable[ArticleRows]) -> Records:
    for articles in runs:
        add(build(articles, []), out)
    return read(out)


def test_in_two_steps_as_in_one(article: Make, out: str) -> None:
    """The second run knows the acronym's organisation, another spelling, and the same event."""
    first = [
        article("a.html", [(LETTER, MAY_9, ["ŚKD", CITY, "Huta Kalina"])]),
        article("b.html", [(CONTRACT, MAY_10, [SPA, SCHOOL])], text=f"{SPA} i {SCHOOL} podpisały umowę."),
    ]
    second = [
        article("c.html", acronyms={CLUSTER: "ŚKD"}),
        article("0.html", [(LETTER, MAY_9, [CITY, "ŚKD", ZONE])]),
        article("d.html", [(CONTRACT, MAY_10, [SPA, SCHOOL])], text=f"{SPA} i {SCHOOL} podpisały umowę."),
    ]
    found = added(out, first, second)
    same(found, build([*first, *second], []))
    assert "org:skd" not in set(found["entities"].entity_id)
    assert "org:swietokrzyski-klaster-drzewny" in set(found["signatories"].organisation_id)
    assert found["agreements"].event_id.nunique() == 2
    assert found["articles"].duplicate_of.notna().sum() == 1


def test_the_same_again_changes_nothing(article: Make, out: str) -> None:
    articles = [article("a.html", [(LETTER, MAY_9, [SPA, CITY])]), article("b.html", acronyms={CLUSTER: "ŚKD"})]
    first = added(out, articles)
    files = {path: path.stat().st_mtime_ns for path in Path(out).parent.rglob("*.*") if "://" not in out}
    again = added(out, articles[:1], articles)
    same(again, first)
    if not out.endswith(".sqlite") and files:  # SQLite's journal is touched by who opens it
        assert {path: path.stat().st_mtime_ns for path in Path(out).parent.rglob("*.*")} == files


def test_another_text_at_the_same_address_takes_its_place(article: Make, out: str) -> None:
    old = article("https://a.pl/1", [(LETTER, MAY_9, [SPA, CITY, "Stary Partner"])])
    other = article("https://a.pl/2", [(CONTRACT, MAY_10, [SPA, SCHOOL])])
    new = article("https://a.pl/1", [(LETTER, MAY_10, [SPA, CITY])])
    for told in (old, new):
        told.article["url"] = "https://a.pl/1"
    found = added(out, [old, other], [new])
    same(found, build([other, new], []))
    assert "org:stary-partner" not in set(found["entities"].entity_id)


def test_a_file_read_again_with_other_records_takes_its_own_place(article: Make, out: str) -> None:
    """As with a better model: the same article, so the same id, and other rows."""
    text = f"{SPA}, {CITY} i {SCHOOL} podpisały list intencyjny."
    old = article("a.html", [(LETTER, MAY_9, [SPA, CITY])], text=text)
    new = article("a.html", [(LETTER, MAY_9, [SPA, CITY]), (CONTRACT, None, [SCHOOL])], text=text)
    assert old.article["article_id"] == new.article["article_id"]
    same(added(out, [old], [new]), build([new], []))


def test_fetched_again_later_is_the_same_article(article: Make, out: str) -> None:
    one, other = (article("https://a.pl/1", [(LETTER, MAY_9, [SPA, CITY])]) for _ in range(2))
    one.article["retrieved"], other.article["retrieved"] = pd.Timestamp(2023, 5, 9, 8), pd.Timestamp(2023, 6, 1, 9, 30)
    found = added(out, [one], [other])
    assert list(found["articles"].retrieved) == [pd.Timestamp(2023, 5, 9, 8)]


def test_failures_stand_until_their_source_is_read(article: Make, out: str) -> None:
    failures = [Failure("a.html", "cleaning", "too short"), Failure("b.html", "sources", "not there")]
    add(build([], failures), out)
    add(build([article("a.html", [(LETTER, MAY_9, [SPA, CITY])])], []), out)
    assert list(read(out)["failures"].source) == ["b.html"]
    add(build([], [Failure("b.html", "sources", "no rights")]), out)
    assert list(read(out)["failures"].error) == ["no rights"]


def test_the_ids_of_a_gazetteer_are_remembered(article: Make, out: str) -> None:
    entry = Entry("Huta Kalina Spółka Akcyjna", "HK", (), "organisation", "0000123456")
    named = article("a.html", [(LETTER, MAY_9, [entry.name, CITY])])
    add(build([named], [], [entry]), out, gazetteer=[entry])
    later = article("b.html", [(CONTRACT, MAY_10, [CITY, SPA])])
    add(build([later], []), out)
    same(read(out), build([named, later], [], [entry]))
    assert "0000123456" in set(read(out)["entities"].external_id)


NAMES = st.sampled_from([SPA, CITY, SCHOOL, ZONE, "Huta Kalina", "ŚKD", CLUSTER])
TOLD = st.tuples(
    st.sampled_from([LETTER, CONTRACT, "porozumienie"]),
    st.sampled_from([None, MAY_9, MAY_10]),
    st.lists(NAMES, min_size=1, max_size=4, unique=True),
)
ARTICLES = st.tuples(
    st.sampled_from(["a.html", "b.html", "c.html"]),
    st.lists(TOLD, max_size=2),
    st.sampled_from([{}, {CLUSTER: "ŚKD"}, {"Śląska Komora Drzewna": "ŚKD"}]),
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(runs=st.lists(st.lists(ARTICLES, min_size=1, max_size=3), min_size=2, max_size=4))
def test_any_steps_give_what_one_run_gives(
    article: Make, runs: list[list[tuple[str, list[object], dict[str, str]]]]
) -> None:
    made = [[article(source, told, acronyms=known) for source, told, known in run] for run in runs]
    with tempfile.TemporaryDirectory() as folder:
        found = added(Path(folder) / "a.sqlite", *made)
    # Of a source that several runs read, what the last of them read stands.
    last: dict[str, dict[str, ArticleRows]] = {}
    for run in made:
        by_source: dict[str, dict[str, ArticleRows]] = {}
        for rows in run:
            by_source.setdefault(rows.article["source"], {})[rows.article["article_id"]] = rows
        for source, articles in by_source.items():
            before = last.get(source, {})
            last[source] = before | articles if articles.keys() <= before.keys() else articles
    same(found, build([rows for articles in last.values() for rows in articles.values()], []))
