"""One organisation under many forms in many articles is one row of `entities`, whoever reads them and in what order."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

import pipeline
from pipeline.flow import extract
from pipeline.records import TABLES, ArticleRows, Records, build
from pipeline.sources import RawDocument

TEXTS = {
    "a.txt": "Kujawska Specjalna Strefa Ekonomiczna (KSSE) podpisała 11 maja 2023 r. list intencyjny z Politechniką "
    "Wrocławską. Dokument podpisał prezes strefy Przemysław Bożek. Studenci odbędą w niej staże i praktyki.",
    "b.txt": "Szkoła z Rypina podpisała porozumienie z Kujawską Specjalną Strefą Ekonomiczną. Jak mówił uczniom Jan "
    "Bożek, nauczyciel zawodu, pierwsze zajęcia ruszą we wrześniu, a klasa ma mieć dwadzieścia miejsc.",
    "c.txt": "Do Kujawskiej Specjalnej Strefy Ekonomicznej wchodzi nowa spółka. W hali stanie linia do szycia, a pracę "
    "znajdzie sto osób. O planach firmy mówiliśmy z prezesem Przemysławem Bożkiem w jego biurze.",
    "d.txt": "Politechnika Warszawska i KSSE podpisały umowę o wspólnych badaniach. Strony zbadają, jak odzyskać "
    "ciepło z hal. Wyniki poznamy za dwa lata, a pierwsze pomiary zaplanowano na jesień.",
    "e.txt": "W KUJAWSKIEJ SPECJALNEJ STREFIE EKONOMICZNEJ ruszają szkolenia. Prowadzą je wykładowcy Politechniki "
    "Wrocławskiej, a zapisy trwają do końca miesiąca. Udział jest bezpłatny dla mieszkańców całego regionu.",
}
ZONE = "org:kujawska-specjalna-strefa-ekonomiczna"


def same(one: Records, other: Records) -> None:
    for table in TABLES:
        pd.testing.assert_frame_equal(one[table.name], other[table.name])


@pytest.fixture(scope="module")
def read(nlp: Language) -> dict[str, ArticleRows]:
    """The rows of each article, read in the order of their names."""
    found = {name: extract(RawDocument(text.encode(), name, "text"), nlp) for name, text in TEXTS.items()}
    assert all(isinstance(rows, ArticleRows) for rows in found.values())
    return found


def test_many_forms_are_one_row(read: dict[str, ArticleRows]) -> None:
    entities = build(read.values(), [])["entities"].set_index("entity_id")
    zone = entities.loc[ZONE]
    assert (zone["name"], zone.acronym, zone.articles) == ("Kujawska Specjalna Strefa Ekonomiczna", "KSSE", len(TEXTS))
    assert not any(entity.startswith(("org:ksse", "org:kujawsk")) for entity in entities.index.drop(ZONE))
    assert entities.articles["org:politechnika-wroclawska"] == 2
    assert entities.articles["org:politechnika-warszawska"] == 1
    assert entities.articles["person:przemyslaw-bozek"] == 2
    assert entities.articles["person:jan-bozek"] == 1


QUICK = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@QUICK
@given(order=st.permutations(list(TEXTS)))
def test_what_was_read_before_changes_nothing_in_an_article(
    nlp: Language, read: dict[str, ArticleRows], order: list[str]
) -> None:
    """What one article taught is remembered, and must be of no account in the next."""
    assert {n: extract(RawDocument(TEXTS[n].encode(), n, "text"), nlp) for n in order} == read


@QUICK
@given(order=st.permutations(list(TEXTS)))
def test_the_order_of_articles_is_of_no_account_in_entities(read: dict[str, ArticleRows], order: list[str]) -> None:
    same(build([read[name] for name in order], []), build(read.values(), []))


@pytest.mark.parametrize(("workers", "backwards"), [(1, True), (2, False), (2, True)])
def test_the_number_of_workers_is_of_no_account(
    tmp_path: Path, read: dict[str, ArticleRows], workers: int, backwards: bool
) -> None:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    paths = sorted(tmp_path.iterdir(), reverse=backwards)
    told = pipeline.run(paths, workers=workers)
    expected = pipeline.run(sorted(paths))
    same(told, expected)
    columns = ["entity_id", "name", "acronym", "aliases", "articles", "mentions"]
    alone = build(read.values(), [])["entities"]
    pd.testing.assert_frame_equal(told["entities"][columns], alone[columns])
