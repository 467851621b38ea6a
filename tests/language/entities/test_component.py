"""The recogniser that ships: what it finds, the same in any company, and what it says of files that are not its own."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.language import ModelError, load
from pipeline.language.entities import Entities, NetworkError
from pipeline.language.load import shipped

TEXT = (
    "W środę w Nowym Sączu rektor Politechniki Warszawskiej Jan Kowalski i prezes Banku Gospodarstwa Krajowego "
    "Anna Nowak podpisali umowę.\n\nPolski rząd nie wziął w niej udziału. Kolejne spotkanie 12 maja 2023 roku."
)


@pytest.fixture(scope="module")
def recogniser() -> Language:
    return spacy.load(shipped())


def entities(doc: Doc) -> list[tuple[str, str]]:
    return [(span.text, span.label_) for span in doc.ents]


def nested(doc: Doc) -> set[tuple[str, str]]:
    return {(span.text, span.label_) for span in doc.spans.get("nested", [])}


def everything(doc: Doc) -> list[tuple[int, int, str, str]]:
    spans = [*doc.ents, *doc.spans["nested"]]
    return [(span.start_char, span.end_char, span.label_, span._.subtype) for span in spans]


def test_it_finds_people_organisations_places_and_days(recogniser: Language) -> None:
    assert {
        ("Nowym Sączu", "placeName"),
        ("Politechniki Warszawskiej", "orgName"),
        ("Jan Kowalski", "persName"),
        ("Banku Gospodarstwa Krajowego", "orgName"),
        ("Anna Nowak", "persName"),
        ("12 maja 2023 roku", "date"),
    } <= set(entities(recogniser(TEXT)))


def test_it_tells_what_lies_in_them(recogniser: Language) -> None:
    assert {
        ("Jan", "persName_forename"),
        ("Kowalski", "persName_surname"),
        ("Nowym Sączu", "placeName_settlement"),
        ("Polski", "placeName_country"),
    } <= nested(recogniser(TEXT))
    [town] = [span for span in recogniser(TEXT).ents if span.text == "Nowym Sączu"]
    assert (town.label_, town._.subtype) == ("placeName", "settlement")


@pytest.mark.parametrize("batch_size", [1, 2, 7])
@pytest.mark.parametrize("threads", [1, 3])
def test_company_and_threads_change_nothing(recogniser: Language, batch_size: int, threads: int) -> None:
    texts = [TEXT, "", "Rada.", TEXT * 8, "W Łodzi.", TEXT[::-1], TEXT.upper()]
    alone = [everything(recogniser(text)) if text else [] for text in texts]
    component = recogniser.get_pipe("entities")
    assert isinstance(component, Entities)
    component.read_on(threads)
    together = list(recogniser.pipe(texts, batch_size=batch_size))
    assert [everything(doc) if doc.text else [] for doc in together] == alone


def test_no_entity_is_lost_where_a_long_sentence_is_cut(recogniser: Language) -> None:
    """A sentence of 60 people: wherever windows end, each of them is found whole."""
    forenames = ("Jan", "Anna", "Piotr", "Ewa", "Marek", "Zofia", "Adam", "Barbara", "Tomasz", "Halina")
    surnames = ("Nowak", "Wójcik", "Mazur", "Krawczyk", "Sikora", "Dudek")
    people = [f"{forename} {surname}" for surname in surnames for forename in forenames]
    found = [span.text for span in recogniser(f"List intencyjny podpisali {', '.join(people)}.").ents]
    assert found == people


STRANGE = [
    "",
    "a",
    "\n\n\n",
    "Ł" * 100_000,
    "ab" * 200_000,
    "🦆" * 300,
    "\u200bGmina\u200b\u200bLipno\x00\x07 podpisała",
    "ΓΔ Москва 北京 Łódź ﷽",
    TEXT.upper(),
    TEXT.translate(str.maketrans("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ", "acelnoszzACELNOSZZ")),
    "„" * 500 + "(((" * 200,
]


@pytest.mark.parametrize("text", STRANGE, ids=range(len(STRANGE)))
def test_strange_texts_have_entities_or_none(recogniser: Language, text: str) -> None:
    doc = recogniser(text)
    assert doc.text == text
    assert all(span.text.strip() for span in doc.ents)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=300))
def test_any_text_goes_through(recogniser: Language, text: str) -> None:
    doc = recogniser(text)
    assert all(0 <= span.start < span.end <= len(doc) for span in (*doc.ents, *doc.spans.get("nested", [])))


def test_time_grows_with_the_text_and_no_faster(recogniser: Language) -> None:
    def duration(text: str) -> float:
        doc = recogniser.make_doc(text)
        begun = time.perf_counter()
        recogniser.get_pipe("entities")(doc)
        return time.perf_counter() - begun

    word = "Rypin Lipno umowa "
    duration(word * 100)
    assert duration(word * 4_000) < 30 * max(duration(word * 400), 0.01)


# To disk and back


def test_it_goes_to_disk_and_to_bytes_and_back(recogniser: Language, tmp_path: Path) -> None:
    recogniser.to_disk(tmp_path / "model")
    blank = spacy.blank("pl")
    blank.add_pipe("entities")
    blank.from_bytes(recogniser.to_bytes())
    for again in (spacy.load(tmp_path / "model"), blank):
        assert everything(again(TEXT)) == everything(recogniser(TEXT))


def test_without_a_network_it_finds_nothing(tmp_path: Path) -> None:
    blank = spacy.blank("pl")
    blank.add_pipe("entities")
    assert entities(blank(TEXT)) == []
    blank.to_disk(tmp_path / "model")
    assert entities(spacy.load(tmp_path / "model")(TEXT)) == []


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(shipped(), tmp_path / "model"))


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        ("network.onnx", None, "network.onnx is missing"),
        ("network.onnx", b"", "cut off"),
        ("network.onnx", b"\x08\x09" * 50, "cut off"),
        ("pieces.json", b"{", "cut off"),
        ("settings.json", b'{"version": 99}', "version 99"),
    ],
)
def test_a_model_that_is_not_whole_is_refused_in_a_line(
    copied: Path, file: str, content: bytes | None, said: str
) -> None:
    path = copied / "entities" / file
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content)
    with pytest.raises(ModelError, match=said) as refused:
        load(copied)
    assert "\n" not in str(refused.value)
    assert "install" in str(refused.value)


def test_a_network_that_is_cut_off_is_refused(copied: Path) -> None:
    path = copied / "entities" / "network.onnx"
    path.write_bytes(path.read_bytes()[:1_000_000])
    with pytest.raises(ModelError, match="cut off"):
        load(copied)


def test_bytes_that_are_cut_off_are_refused(recogniser: Language) -> None:
    component = recogniser.get_pipe("entities")
    assert isinstance(component, Entities)
    with pytest.raises(NetworkError, match="cut off"):
        Entities().from_bytes(component.to_bytes()[:1000])
