"""Where sentences begin."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from pipeline.language import sentences as _registered  # noqa: F401


@pytest.fixture(scope="module")
def alone() -> Language:
    """A bare Polish pipeline with this one component."""
    nlp = spacy.blank("pl")
    nlp.add_pipe("sentences")
    return nlp


def split(nlp: Language, text: str) -> list[str]:
    return [sentence.text.strip() for sentence in nlp(text).sents if sentence.text.strip()]


@pytest.mark.parametrize(
    "text",
    [
        "Umowę podpisał nadbryg. Marek Zięba.",
        "Obok siedzieli st. bryg. Jan Kot, mł. insp. Ewa Lis, podinsp. Adam Sowa i nadkom. Ewa Wrona.",
        "Dowodzi kmdr ppor. Adam Lis, a uczy kpt. ż.w. Jan Kot.",
        "Przemawiał gen. dyw. pil. Jan Kot.",
        "Mówili dr hab. n. ekon. Ewa Lis i dr h.c. Adam Sowa.",
        "Gościem był ks. prał. Jan Kot oraz dh. Anna Sowa.",
        "Urząd m.st. Warszawy ogłosił przetarg.",
        "Kupiono 3 tys. Książek Roku.",
        "Początek o godz. Dziesiątej Trzydzieści.",
        "Szkoła nr. Trzy przy ul. Leśnej ma patrona.",
        "Kościół pw. Świętej Anny i wystawa pn. Las czekają.",
        "Przyszli ww. Goście i tzw. Przyjaciele Lasu.",
        "Radny p. Kot zastąpił p.o. Dyrektora.",
        "List podpisał z up. Wójta Jan Kot.",
        "Była m. in. Gmina Lipno.",
        "Umowę podpisała 3 Dywizja oraz 15. Brygada Pancerna.",
    ],
)
def test_no_sentence_ends_behind_an_abbreviation(alone: Language, text: str) -> None:
    assert split(alone, text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Umowę podpisano w maju. Prace ruszą jesienią.", ["Umowę podpisano w maju.", "Prace ruszą jesienią."]),
        (
            "Gościem był prof. dr hab. inż. Jan Dolski z Opola. Mówił długo.",
            ["Gościem był prof. dr hab. inż. Jan Dolski z Opola.", "Mówił długo."],
        ),
        ("Spotkanie przy ul. Leśnej 5 trwało godzinę.", ["Spotkanie przy ul. Leśnej 5 trwało godzinę."]),
        (
            "Umowę zawarto 9 maja 2023 r. Prace już trwają.",
            ["Umowę zawarto 9 maja 2023 r.", "Prace już trwają."],
        ),
        ("W 2023 r. Gmina Lipno kupiła autobusy.", ["W 2023 r. Gmina Lipno kupiła autobusy."]),
        (
            "Wykonawcą jest Huta Kalina S.A. Wartość robót to 3 mln zł.",
            ["Wykonawcą jest Huta Kalina S.A.", "Wartość robót to 3 mln zł."],
        ),
        (
            "Przybyli prezes J. A. Dolski i dyrektor Z. A. Sowa.",
            ["Przybyli prezes J. A. Dolski i dyrektor Z. A. Sowa."],
        ),
        ("Wybrano spółkę Kop Sp. z o.o. Sp. k. z Opola.", ["Wybrano spółkę Kop Sp. z o.o. Sp. k. z Opola."]),
        ("Mówił o tym prezes Huty Kalina S.A. Jan Dolski.", ["Mówił o tym prezes Huty Kalina S.A. Jan Dolski."]),
        ("Halę otworzył J. Dolski. Padał deszcz.", ["Halę otworzył J. Dolski.", "Padał deszcz."]),
        ("Przyszło ok. 300 osób, m.in. hutnicy i uczniowie.", ["Przyszło ok. 300 osób, m.in. hutnicy i uczniowie."]),
        ("Czy to koniec? Nie! To początek…", ["Czy to koniec?", "Nie!", "To początek…"]),
        ("„To ważny dzień.” Tak mówił wójt.", ["„To ważny dzień.”", "Tak mówił wójt."]),
        ("Lista gości\nJan Dolski\nEwa Klimek", ["Lista gości", "Jan Dolski", "Ewa Klimek"]),
        ("Patronem jest im. Marii Konopki szkoła. Koniec.", ["Patronem jest im. Marii Konopki szkoła.", "Koniec."]),
    ],
)
def test_a_text_is_split_where_a_reader_would_split_it(alone: Language, text: str, expected: list[str]) -> None:
    assert split(alone, text) == expected


def test_boundaries_that_someone_has_set_stay(alone: Language) -> None:
    doc = alone.make_doc("Jeden. Dwa trzy.")
    for token in doc:
        token.is_sent_start = token.text in {"Jeden", "trzy"}
    assert [sentence.text for sentence in alone.get_pipe("sentences")(doc).sents] == ["Jeden. Dwa", "trzy."]


@settings(deadline=None, max_examples=60)
@given(text=st.text(alphabet="aż .!?…\n„”AŚ1-", max_size=60))
def test_the_sentences_of_any_text_make_up_the_text(alone: Language, text: str) -> None:
    doc = alone(text)
    assert "".join(sentence.text_with_ws for sentence in doc.sents) == text


@pytest.mark.parametrize(
    "parts",
    [
        ["Partnerzy nie przyjechali.", '"To koniec" – napisał dziennik.'],
        ["Zobowiązania stron.", "1. Gmina przekaże grunt.", "2. Powiat zbuduje halę."],
        ["Zatrzymano Tadeusza K.", "Mieszkania nie przeszukano."],
        ["Zajęła miejsce 4.", "Warszawska drużyna była lepsza."],
        ["Powiedział: „Podpiszemy to w maju.”", "Słowa dotrzymał."],
    ],
)
def test_quotes_that_open_figures_that_number_and_withheld_surnames(alone: Language, parts: list[str]) -> None:
    assert split(alone, " ".join(parts)) == parts


@pytest.mark.parametrize(
    "text",
    [
        "Otwarcie o godz. 14. 30 w ratuszu.",
        "Umowę podpisał Tadeusz K. Nowak.",
        "Gmina zawarła porozumienie z 4. Warmińsko-Mazurską Brygadą Obrony Terytorialnej i 5. Mazowiecką Brygadą.",
        "Zawarto umowę pomiędzy: 1. Gminą Lipno, 2. Gminą Rypin, 3. Powiatem Lipnowskim.",
        "Podpisano umowę na zadanie pn. „Przebudowa ulicy Leśnej. Przebudowa ulicy Polnej” z firmą Matbud.",
    ],
)
def test_hours_initials_ordinals_and_names_in_quotes_end_nothing(alone: Language, text: str) -> None:
    assert split(alone, text) == [text]
