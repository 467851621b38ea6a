"""Articles are found by their words in whatever form, and alike in every database."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.outputs import OutputError, add, find, write
from pipeline.outputs.query import query
from pipeline.records import ArticleRows, build

Make = Callable[..., ArticleRows]

TEXTS = {
    "klastry.html": "Sześć polskich klastrów podpisało listy intencyjne w sprawie energii wodorowej.",
    "klaster.html": "Klaster Kamienia Węgielnego i Gmina Łowicz zawarły porozumienie.",
    "list.html": "Intencyjny był tylko list gminy; umowy o wodór i klaster nie zawarto.",
    "umowa.html": 'Politechnika Łódzka podpisała umowę z firmą O\'Brien & "Synowie".',
}


@pytest.fixture(params=["a.sqlite", "a.duckdb", "postgres"])
def out(request: pytest.FixtureRequest, article: Make, tmp_path: Path) -> str:
    """Each database, with four articles."""
    postgres = request.param == "postgres"
    place = request.getfixturevalue("server_database") if postgres else str(tmp_path / request.param)
    write(build([article(source, text=text) for source, text in TEXTS.items()], []), place)
    return str(place)


def test_words_are_found_in_every_form(out: str) -> None:
    asked = {
        "klaster": {"klastry.html", "klaster.html", "list.html"},
        "klastrami": {"klastry.html", "klaster.html", "list.html"},
        "KLASTRY gminą": {"klaster.html", "list.html"},
        "klaster -wodór": {"klastry.html", "klaster.html"},
        '"list intencyjny"': {"klastry.html"},
        "list intencyjny": {"klastry.html", "list.html"},
        'klaster -"list intencyjny"': {"klaster.html", "list.html"},
        "Łodzi": set(),
        "łódzkiej": {"umowa.html"},
        "O'Brien": {"umowa.html"},
        "spółka": set(),
    }
    assert {words: set(find(out, words).source) for words in asked} == asked


HOSTILE = ["' OR 1=1 --", 'a" OR "b', "NEAR(a b", "* ^ : ( )x", "klaster' | 'x", "%s ? $1 klaster"]


def test_what_is_asked_is_words_and_never_a_statement(out: str) -> None:
    found = {hostile: len(find(out, hostile)) for hostile in HOSTILE}
    assert found == dict.fromkeys(HOSTILE, 0)
    assert len(find(out, "gmina")) == 2, "nothing was lost"


def test_articles_that_go_and_come_are_found_as_they_are_now(out: str, article: Make) -> None:
    new = "Klaster Kamienia Węgielnego rozwiązał się."
    add(build([article("klaster.html", text=new)], []), out)
    assert set(find(out, "porozumienie").source) == set()
    assert set(find(out, "rozwiązać").source) == {"klaster.html"}


@pytest.mark.parametrize("empty", ["", "   ", "-klaster", "!?"])
def test_no_word_is_refused(empty: str) -> None:
    with pytest.raises(OutputError, match="asks for no word"):
        query(empty)


def test_a_folder_is_not_searched(tmp_path: Path) -> None:
    write({}, tmp_path / "out")
    with pytest.raises(OutputError, match=r"cannot be searched; write \.sqlite, \.duckdb or PostgreSQL"):
        find(tmp_path / "out", "klaster")


def test_datasettes_row_numbers_outlive_a_vacuum(article: Make, tmp_path: Path) -> None:
    file = tmp_path / "a.sqlite"
    write(build([article(source, text=text) for source, text in TEXTS.items()], []), file)
    add(build([article("klaster.html", text="Inny tekst.")], []), file)
    with closing(sqlite3.connect(file, isolation_level=None)) as database:
        database.execute("VACUUM")
        joined = (
            "SELECT count(*) FROM articles a JOIN articles_fts f ON f.rowid = a.rowid AND f.article_id = a.article_id"
        )
        assert database.execute(joined).fetchone() == (4,)
