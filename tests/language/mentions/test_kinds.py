"""Institutions that an acronym, a network, a country or their owner's name tells apart; documents, which are none."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

Read = Callable[..., Doc]


def named(doc: Doc, label: str) -> list[str]:
    return [entity._.name for entity in doc.ents if entity.label_ == label]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Z PWSZ w Nysie współpracuje ANS w Lesznie.", ["PWSZ w Nysie", "ANS w Lesznie"]),
        ("Uczniowie Publicznego LO w Sępnie grali.", ["Publiczne LO w Sępnie"]),
        ("Uczniowie II LO im. Jana Kota grali.", ["II LO im. Jana Kota"]),
        ("Dyrektorka SP nr 3 w Nysie przyjęła gości z DPS w Lesznie.", ["SP nr 3 w Nysie", "DPS w Lesznie"]),
        ("Umowę podpisał burmistrz MiG Brzostek Jan Kot.", ["Miasto i Gmina Brzostek"]),
        ("Umowę zawarł Łukasiewicz – KIT oraz Gmina Sępno.", ["Łukasiewicz – KIT", "Gmina Sępno"]),
        ("Bada to Łukasiewicz – Instytut Ceramiki.", ["Łukasiewicz – Instytut Ceramiki"]),
        ("Dach wykonała firma BLACHEX Jan Kot z Nysy.", ["BLACHEX Jan Kot"]),
        ("Mówił prezes firmy BLACHEX Jan Kot.", ["BLACHEX"]),
        ("Podpisano umowy z powiatem nyskim i z województwem opolskim.", ["Powiat Nyski", "Województwo Opolskie"]),
        ("Umowę podpisały:\n- Wody Doliny Prosny,\n- Gmina Lipno.", ["Wody Doliny Prosny", "Gmina Lipno"]),
        ("Podpisali:\n- Uzdrowiska Kwiaty Gór,\n- Gmina Lipno.", ["Uzdrowiska Kwiaty Gór", "Gmina Lipno"]),
        ("Przedstawiciele:\n- Uzdrowiska Kwiaty Gór,\n- Gminy Lipno.", ["Uzdrowisko Kwiaty Gór", "Gmina Lipno"]),
        ("Wrócili z powiatu nyskiego do domu.", []),
    ],
)  # fmt: skip
def test_institutions_have_their_names(read: Read, text: str, names: list[str]) -> None:
    assert named(read(text), "orgName") == names


@pytest.mark.parametrize(
    "text",
    [
        "Wczoraj podpisano List Intencyjny o budowie mostu.",
        "Rada przyjęła Deklarację Programową i Uchwałę Budżetową.",
        "Podpisano Porozumienie o Współpracy oraz Aneks Trzeci.",
        "JM Rektor podziękował, a Pani Dyrektor odpowiedziała.",
        "Prezydent Rzeczypospolitej Polskiej Jan Kot wyjechał do Prezydenta Litwy.",
    ],
)
def test_documents_and_offices_are_no_organisations(read: Read, text: str) -> None:
    assert named(read(text), "orgName") == []


def test_the_adjective_of_a_county_head_is_no_place(read: Read) -> None:
    assert named(read("Rozmawiał ze starostą sępneńskim Janem Kotem."), "placeName") == []


def test_an_event_ends_where_the_name_of_a_party_begins(read: Read) -> None:
    doc = read("Podczas Targów Pol-Eko Politechnika Opolska podpisała umowę z Gminą Lipno.")
    assert named(doc, "eventName") == ["Targi Pol-Eko"]
    assert "Politechnika Opolska" in named(doc, "orgName")


def test_a_meeting_of_one_officer_is_no_event(read: Read) -> None:
    assert named(read("Spotkanie Burmistrza Kalisza z uczniami trwało godzinę."), "eventName") == []


def test_a_head_noun_in_capitals_is_no_place(read: Read) -> None:
    doc = read("Sieć Naukowa Szkło rośnie. Mówi o tym prezes Sieci, Jan Kot.")
    assert named(doc, "placeName") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Gościem był szejk Ahmed ibn Rashid Al-Farsi.", ["Ahmed ibn Rashid Al-Farsi"]),
        ("Wyróżniono Annę Kot- Zielińską.", ["Anna Kot-Zielińska"]),
        ("Głos zabrała Sekretarz Gminy Irena Cymbał.", ["Irena Cymbał"]),
        ("Umowę podpisał starosta Robert Kot wraz z wicestarostą Janem Hadem.", ["Robert Kot", "Jan Had"]),
        ("Nagrodę wręczono w imieniu starosty Adama Kiera.", ["Adam Kier"]),
        ("Wspominano papieża Jana Pawła II.", ["Jan Paweł II"]),
        ("Dyrektorem jest Jan Maria Dolski.", ["Jan Maria Dolski"]),
        ("Gościem był John van der Meer.", ["John van der Meer"]),
    ],
)
def test_people_have_their_names(read: Read, text: str, names: list[str]) -> None:
    assert named(read(text), "persName") == names
