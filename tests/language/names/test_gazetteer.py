"""An analyst's own list of names: read line by line, and it wins over everything else."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from spacy.language import Language

import pipeline
from pipeline.language.names.gazetteer import GazetteerError, apply, key, read

LIST = """name,acronym,aliases,kind,id
Politechnika Opolska,POp,Opolska Polibuda|PolOpol,organizacja,KRS 0001
,X,,organisation,1
Jan Dolski,,,person,Q1
Zielony Ludzik,,,kosmita,2
Huta Kalina S.A.,,,,KRS 9
politechnika opolska,,,organisation,KRS 0002
Huta,Kalina,,,KRS 7,dużo
Biuro Morskie,BM,,,1
Bractwo Młynarzy,BM,,,2
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "lista.csv"
    file.write_text(LIST, encoding="utf-8")
    return file


def test_bad_lines_are_told_by_number_and_the_rest_is_used(path: Path) -> None:
    found = read(path)
    assert [line for line, _ in found.problems] == [3, 5, 7, 8]
    assert [entry.id for entry in found.entries] == ["KRS 0001", "Q1", "KRS 9", "1", "2"]
    assert found.entries[0].aliases == ("Opolska Polibuda", "PolOpol")


def test_a_legal_form_is_a_difference_only_between_two(path: Path) -> None:
    found = read(path)
    for name, entry in (
        ("Huta Kalina", "KRS 9"),
        ("HUTA KALINA SPÓŁKA AKCYJNA", "KRS 9"),
        ("Huta „Kalina” SA", "KRS 9"),
        ("Politechnika Opolska", "KRS 0001"),
    ):
        got = found.entry("orgName", [name])
        assert got is not None
        assert got.id == entry
    assert found.entry("orgName", ["Huta Kalina Sp. z o.o."]) is None
    assert found.entry("orgName", ["BM"]) is None, "two bear the acronym"
    assert found.entry("persName", ["Politechnika Opolska"]) is None
    assert key("Sp. z o.o.") == ("sp. z o.o.", "")


def test_a_list_wins_over_everything(nlp: Language, path: Path) -> None:
    doc = nlp.make_doc("Spotkanie z POp i PolOpolem, Hutą Kalina.")
    doc.ents = [
        doc.char_span(doc.text.index(word), doc.text.index(word) + len(word), label="orgName")
        for word in ("POp", "PolOpol", "Hutą Kalina")
        if doc.char_span(doc.text.index(word), doc.text.index(word) + len(word)) is not None
    ]
    apply(read(path), nlp.get_pipe("names")(doc).ents)
    assert [entity._.name for entity in doc.ents] == ["Politechnika Opolska", "Huta Kalina S.A."]


TEXT = (
    "Politechnika Opolska oraz Huta Kalina podpisały 11 maja 2023 r. list intencyjny. Dokument podpisał rektor "
    "Jan Dolski. Jak mówią jego autorzy, współpraca potrwa pięć lat, a szkolenia ruszą jesienią."
)


@pytest.mark.parametrize("workers", [1, 2])
def test_its_ids_stand_in_entities(tmp_path: Path, path: Path, workers: int) -> None:
    article = tmp_path / "a.txt"
    article.write_text(TEXT, encoding="utf-8")
    records = pipeline.run(article, gazetteer=path, workers=workers)
    entities = records["entities"].set_index("entity_id")
    assert entities.external_id["org:politechnika-opolska"] == "KRS 0001"
    assert entities.acronym["org:politechnika-opolska"] == "POp"
    assert entities.external_id["org:huta-kalina-s-a"] == "KRS 9"
    assert entities.external_id["person:jan-dolski"] == "Q1"
    told = records["failures"]
    assert list(told.stage) == ["gazetteer"] * 4
    assert f"{path}:3" in set(told.source)


def test_without_a_list_there_are_no_ids(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text(TEXT, encoding="utf-8")
    assert pd.isna(pipeline.run(article)["entities"].external_id).all()


def test_a_list_that_cannot_be_read_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="cannot be read"):
        read(tmp_path / "none.csv")
    other = tmp_path / "other.csv"
    other.write_text("nazwa;skrót\nX;Y\n", encoding="utf-8")
    with pytest.raises(GazetteerError, match="no column 'name'"):
        read(other)
    other.write_bytes(b"name\n\xff\xfe\xb3")
    with pytest.raises(GazetteerError, match="UTF-8"):
        read(other)
    other.write_text("", encoding="utf-8")
    with pytest.raises(GazetteerError, match="no column"):
        read(other)


def test_semicolons_will_do(tmp_path: Path) -> None:
    file = tmp_path / "lista.csv"
    file.write_text("\ufeffName;ID;Kind\nGmina Lipno, wieś;7;org\n", encoding="utf-8")
    [entry] = read(file).entries
    assert (entry.name, entry.id, entry.kind) == ("Gmina Lipno, wieś", "7", "organisation")
