"""Identity across partitions says what identity of all articles in one memory says, row for row.

The shuffles run here in this process; tests/cluster/test_job.py has them between processes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime

import dask
import pytest

from pipeline.cluster.identity import resolve
from pipeline.cluster.reading import read
from pipeline.language.names.gazetteer import Entry
from pipeline.records import ArticleRows, Records, build
from pipeline.sources import Failure

Make = Callable[..., ArticleRows]
Check = Callable[..., None]

LETTER, CONTRACT = "list intencyjny", "umowa"
MAY_9, MAY_10 = date(2023, 5, 9), date(2023, 5, 10)
SPA, CITY, SCHOOL = "Uzdrowisko Wieniec", "Gmina Włocławek", "Politechnika Kujawska"
CLUSTER = "Świętokrzyski Klaster Drzewny"


@pytest.fixture
def check(extracted: Callable[..., tuple[str, list[str]]], same: Callable[[Records, Records], None]) -> Check:
    """Asserts that partitions give what one run over all of their articles gives."""

    def compare(partitions: Sequence[Sequence[ArticleRows]], gazetteer: Sequence[Entry] = ()) -> Records:
        failures = [Failure("brak.html", "sources", "the file does not exist")]
        out, files = extracted([*partitions, failures])
        with dask.config.set(scheduler="sync"):
            totals = resolve(files, out, gazetteer)
        expected = build([rows for partition in partitions for rows in partition], failures, gazetteer)
        same(read(out), expected)
        assert totals == {name: len(table) for name, table in expected.items()}
        return expected

    return compare


def test_acronyms_spellings_reprints_and_events_reach_across_partitions(check: Check, article: Make) -> None:
    text = f"{SPA}, {SCHOOL} i {CITY}: " + " ".join(f"słowo{number}" for number in range(60))
    reprint = text.replace("słowo59", "inaczej")
    told = [(LETTER, MAY_9, [SPA, CITY])]
    partitions = [
        [article("a.html", acronyms={CLUSTER: "ŚKD"}), article("c.html", told), article("r.html", told, text=text)],
        [article("b.html", [(LETTER, MAY_9, ["ŚKD", CITY]), (CONTRACT, MAY_10, [SPA, SCHOOL])])],
        [article("d.html", [(LETTER, MAY_9, [SPA, CITY, SCHOOL])]), article("s.html", told, text=reprint)],
        [article("e.html", [("umowa", MAY_9, ["Huta Kalina", CITY])]), article("t.html", told, text=text)],
        [article("f.html", [("porozumienie", MAY_9, ["Huta Kalina S.A.", CITY])])],
    ]
    expected = check(partitions)
    assert expected["articles"].duplicate_of.notna().sum() == 2
    assert expected["agreements"].event_id.nunique() < len(expected["agreements"]) - 2
    assert "org:huta-kalina" not in set(expected["entities"].entity_id)
    assert "org:skd" not in set(expected["entities"].entity_id)


def test_a_misspelt_name_is_the_one_that_is_known_wherever_it_stands(check: Check, article: Make) -> None:
    names = ["Fundacja Warszawa", "Fundacja Warszwa", "Fundacja Warszawaa", "Klaster Ryanair", "Klaster Ryanaira"]
    partitions = [[article(f"{number}.html", [(LETTER, MAY_9, [name, CITY])])] for number, name in enumerate(names)]
    assert len(check(partitions)["entities"]) < len(names) + 1


def test_an_article_in_two_partitions_stands_once(check: Check, article: Make) -> None:
    told, text = [(LETTER, MAY_9, [SPA, CITY])], f"{SPA} i {CITY} podpisały list intencyjny."
    twice = [article("a.html", told, text=text) for _ in range(2)]
    twice[0].article["source"], twice[1].article["source"] = "maj/a.html", "czerwiec/a.html"
    check([[twice[0]], [article("b.html", told), twice[1]], [twice[1]]])


def test_of_an_article_that_was_fetched_twice_the_same_stays_as_on_one_machine(check: Check, article: Make) -> None:
    text = f"{SPA} i {CITY} podpisały list intencyjny."
    twice = [article("crawl.warc:a.html", text=text) for _ in range(3)]
    for rows, author, second in zip(twice, (None, "Anna Dolska", "Anna Dolska"), (3, 1, 2), strict=True):
        rows.article["author"], rows.article["retrieved"] = author, datetime(2023, 5, 10, 8, 0, second, tzinfo=UTC)
    kept = check([twice[:1], twice[1:2], twice[2:]])["articles"]
    assert len(kept) == 1
    check([twice[2:], twice[:2]])


def test_what_stands_in_the_gazetteer_is_meant_by_itself(check: Check, article: Make) -> None:
    entries = (Entry("Huta Kalina", "HK", ("Kalina",), "organisation", "KRS 7"),)
    partitions = [
        [article("a.html", [(LETTER, MAY_9, ["Huta Kalina S.A.", CITY])])],
        [article("b.html", [(LETTER, MAY_9, ["Huta Kalina", CITY])], acronyms={"Huta Kalina": "HK"})],
    ]
    check(partitions, entries)


@pytest.mark.parametrize("size", [1, 4])
def test_partitions_of_any_size_give_the_same(check: Check, press_rows: list[ArticleRows], size: int) -> None:
    check([press_rows[at : at + size] for at in range(0, len(press_rows), size)])


def test_nothing_at_all_gives_empty_tables(check: Check) -> None:
    check([[]])
