"""Base forms that rules do not decide: foreign people and companies, inhabitants, apostrophes, endings of acronyms."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Span

from pipeline.language.names.candidates import candidates, pieces
from pipeline.language.names.inflections import inflections
from pipeline.language.names.remembered import Remembered

Named = Callable[[str, str, str], str]
LABELS = ["persName", "orgName", "placeName", "eventName", "productName"]


@pytest.mark.parametrize(
    ("text", "mention", "label", "name"),
    [
        ("słowa Theresy May", "Theresy May", "persName", "Theresa May"),
        ("z Theresą May", "Theresą May", "persName", "Theresa May"),
        ("rząd Borisa Johnsona", "Borisa Johnsona", "persName", "Boris Johnson"),
        ("z Emmanuelem Macronem", "Emmanuelem Macronem", "persName", "Emmanuel Macron"),
        ("słowa Jean-Claude'a Junckera", "Jean-Claude'a Junckera", "persName", "Jean-Claude Juncker"),
        ("z Tonym Blairem i Tony’ego Blaira", "Tony’ego Blaira", "persName", "Tony Blair"),
        ("większość Polaków", "Polaków", "persName", "Polacy"),
        ("spotkał Rosjan", "Rosjan", "persName", "Rosjanie"),
        ("papież Benedykt XVI", "Benedykt XVI", "persName", "Benedykt XVI"),
        ("samoloty Ryanaira", "Ryanaira", "orgName", "Ryanair"),
        ("posłowie PiS-u", "PiS-u", "orgName", "PiS"),
        ("posłowie Sejmu", "Sejmu", "orgName", "Sejm"),
        ("siedziba TUI", "TUI", "orgName", "TUI"),
        ("członkowie Partii Pracy", "Partii Pracy", "orgName", "Partia Pracy"),
        ("po wojnie w Ukrainie", "wojnie w Ukrainie", "eventName", "wojna w Ukrainie"),
        ("w Europie Środkowo-Wschodniej", "Europie Środkowo-Wschodniej", "placeName", "Europa Środkowo-Wschodnia"),
    ],
)
def test_what_the_ranking_decides(named: Named, text: str, mention: str, label: str, name: str) -> None:
    assert named(text, mention, label) == name


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("persName", "Theresa May"),
        ("persName", "Boris Johnson"),
        ("persName", "Emmanuel Macron"),
        ("persName", "Tony Blair"),
        ("persName", "Polacy"),
        ("persName", "Benedykt XVI"),
        ("orgName", "Ryanair"),
        ("orgName", "PiS"),
        ("orgName", "Partia Pracy"),
        ("orgName", "Cambridge Analytica"),
        ("productName", "Financial Times"),
        ("eventName", "wojna w Ukrainie"),
        ("placeName", "Wielka Brytania"),
        ("placeName", "Stany Zjednoczone"),
    ],
)
def test_a_base_form_is_its_own_base_form(named: Named, label: str, name: str) -> None:
    assert named(name, name, label) == name


ODD = [
    "7", "2024/25", "🙂", "🙂🙂 Polska 🇵🇱", "Ż", "x", "-", "„", "„Klaster", "Klaster”", "«„\"'", "S.A.", ".",
    "X-u", "O'", "'a",
    "JAN KOWALSKI S.A. SP. Z O.O.", "słowo " * 1000, "Ż" * 5000, "Москва Яндекс", "Kowalскi Янович", "東京", "a\u0301b",
    "Sp. z o.o. S.A.", "i i i i", "de la von", "A-B-C-D-E", "Jan\u00a0Kowalski", "Jan\nKowalski",
]  # fmt: skip


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("odd", ODD, ids=range(len(ODD)))
def test_odd_mentions_get_a_name(nlp: Language, label: str, odd: str) -> None:
    doc = nlp.make_doc(f"Podpisano z {odd} umowę.")
    span = doc.char_span(12, 12 + len(odd.rstrip()), label=label, alignment_mode="expand")
    assert span is not None
    doc.ents = [span]
    [entity] = nlp.get_pipe("names")(doc).ents
    assert entity._.name.strip()


@settings(deadline=None, max_examples=200)
@given(text=st.text(min_size=1, max_size=60).filter(lambda text: text.strip()), label=st.sampled_from(LABELS))
def test_any_text_gets_a_name(nlp: Language, text: str, label: str) -> None:
    doc = nlp.make_doc(text.strip())
    doc.ents = [Span(doc, 0, len(doc), label=label)]
    for entity in nlp.get_pipe("names")(doc).ents:
        assert isinstance(entity._.name, str)


@given(text=st.text(max_size=80))
def test_pieces_joined_are_the_name(text: str) -> None:
    assert "".join(pieces(text)) == text


@settings(deadline=None)
@given(text=st.text(max_size=40), label=st.sampled_from(LABELS))
def test_a_mention_as_it_is_is_a_candidate(text: str, label: str) -> None:
    assert text in {candidate.name for candidate in candidates(text, label)}


def test_an_apostrophe_parts_a_foreign_word_from_its_ending() -> None:
    assert {one.base for one in inflections("Farage'a")} == {"Farage"}
    assert {one.base for one in inflections("O’Leary’ego")} == {"O’Leary"}
    assert "O'Hara" not in {one.base for one in inflections("O'Hara") if one.base != "O'Hara"}


def test_what_is_remembered_holds_only_for_articles_that_tell_the_same() -> None:
    remembered, calls = Remembered(), []

    def find(seen: object) -> str:
        calls.append(1)
        return "Mierzejów" if "Mierzejów" in seen else "Mierzejowo"  # type: ignore[operator]

    assert remembered.get("Mierzejowie", frozenset({"Mierzejów", "i"}), find) == "Mierzejów"
    assert remembered.get("Mierzejowie", frozenset({"Mierzejów", "oraz"}), find) == "Mierzejów"
    assert remembered.get("Mierzejowie", frozenset(), find) == "Mierzejowo"
    assert len(calls) == 2
