"""Who holds which office, and where."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

Read = Callable[..., Doc]


def told(doc: Doc) -> list[tuple[str, str, str]]:
    return [(role.person._.name, role.role, role.organisation_name) for role in doc._.roles]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mówił o tym Jan Dolski, prezes Huty Kalina S.A.", [("Jan Dolski", "prezes", "Huta Kalina S.A.")]),
        (
            "Spotkanie z prezesem Huty Kalina S.A. Janem Dolskim odbyło się w środę.",
            [("Jan Dolski", "prezes", "Huta Kalina S.A.")],
        ),
        (
            "Rektor Politechniki Opolskiej prof. dr hab. inż. Anna Wrona otworzyła halę.",
            [("Anna Wrona", "rektor", "Politechnika Opolska")],
        ),
        (
            "– To ważny dzień – powiedziała Ewa Klimek, dyrektorka Biblioteki Miejskiej w Pile.",
            [("Ewa Klimek", "dyrektorka", "Biblioteka Miejska w Pile")],
        ),
        (
            "Wiceprezes zarządu spółki Betmax Sp. z o.o. Tomasz Herbut zapowiedział inwestycje.",
            [("Tomasz Herbut", "wiceprezes zarządu", "Betmax Sp. z o.o.")],
        ),
        (
            "Wystąpiła Anna Malicka-Kruk – zastępczyni dyrektora ds. rozwoju Instytutu Łąkarstwa w Falentach.",
            [("Anna Malicka-Kruk", "zastępczyni dyrektora ds. rozwoju", "Instytut Łąkarstwa w Falentach")],
        ),
        (
            "Dziekanka Wydziału Mechanicznego Politechniki Opolskiej dr hab. Ewa Klimek, prof. uczelni, dziękowała.",
            [("Ewa Klimek", "dziekanka Wydziału Mechanicznego", "Politechnika Opolska")],
        ),
        (
            "Przewodnicząca Rady Gminy Lipno Beata Zielińska zamknęła sesję.",
            [("Beata Zielińska", "przewodnicząca", "Rada Gminy Lipno")],
        ),
        (
            "Piotr Kot, kierownik Działu Rozwoju, i Ewa Klimek, rzeczniczka Politechniki Opolskiej.",
            [("Piotr Kot", "kierownik", "Dział Rozwoju"), ("Ewa Klimek", "rzeczniczka", "Politechnika Opolska")],
        ),
        (
            "Jan Dolski, prezes zarządu Huty Kalina S.A., oraz Ewa Klimek, dyrektor Muzeum Szkła w Krośnie, "
            "otworzyli wystawę.",
            [
                ("Jan Dolski", "prezes zarządu", "Huta Kalina S.A."),
                ("Ewa Klimek", "dyrektor", "Muzeum Szkła w Krośnie"),
            ],
        ),
    ],
)
def test_an_office_before_or_after_the_person(read: Read, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Spotkanie prowadził prezes Jan Dolski.", ("Jan Dolski", "prezes", "")),
        ("Minister cyfryzacji Adam Kot odwiedził szkołę.", ("Adam Kot", "minister cyfryzacji", "")),
        ("Sołtys Olszyn Dolnych Maria Nowak otworzyła targ.", ("Maria Nowak", "sołtys Olszyn Dolnych", "")),
        ("Wojewoda mazowiecki Jan Dolski otworzył most.", ("Jan Dolski", "wojewoda mazowiecki", "")),
    ],
)
def test_an_organisation_that_the_text_does_not_name_stays_empty(
    read: Read, text: str, expected: tuple[str, str, str]
) -> None:
    assert told(read(text)) == [expected]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("P.o. dyrektora Muzeum Ziemi Kłodnickiej Ewa Klimek powitała gości.", "p.o. dyrektora"),
        ("Gości powitała p.o. dyrektor Ewa Klimek z Muzeum Ziemi Kłodnickiej.", "p.o. dyrektor"),
    ],
)
def test_who_only_acts_for_the_holder_is_said_to(read: Read, text: str, role: str) -> None:
    assert told(read(text)) == [("Ewa Klimek", role, "Muzeum Ziemi Kłodnickiej")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Szpital Powiatowy w Kłodnie kupił tomograf. Prezes szpitala Marek Sowa nie krył radości.",
            ("Marek Sowa", "prezes", "Szpital Powiatowy w Kłodnie"),
        ),
        (
            "Fundacja Zielony Brzeg rośnie. Jej prezeska Zofia Konopka mówi o planach.",
            ("Zofia Konopka", "prezeska", "Fundacja Zielony Brzeg"),
        ),
        (
            "Za uczelnię odpowiada rektor Jan Dolski. Politechnika Opolska kształci inżynierów.",
            ("Jan Dolski", "rektor", "Politechnika Opolska"),
        ),
        (
            "Starosta kłodnicki Marek Sowa wręczył nagrody. Powiat Kłodnicki wspiera szkoły.",
            ("Marek Sowa", "starosta kłodnicki", "Powiat Kłodnicki"),
        ),
    ],
)
def test_a_common_noun_points_at_the_only_organisation_it_can_mean(
    read: Read, text: str, expected: tuple[str, str, str]
) -> None:
    assert told(read(text)) == [expected]


def test_a_common_noun_that_could_mean_two_organisations_points_at_none(read: Read) -> None:
    doc = read(
        "Szpital Powiatowy w Kłodnie i Szpital Miejski w Pile kupiły tomografy. Prezes szpitala Marek Sowa dziękował."
    )
    assert [(name, where) for name, _, where in told(doc)] == [("Marek Sowa", "")]


def test_the_row_of_a_table_tells_where_an_office_is_held(read: Read) -> None:
    doc = read(
        "Sygnatariusze porozumienia:\n\nOrganizacja | Przedstawiciel | Funkcja\n"
        "Politechnika Opolska | Anna Wrona | rektor\nHuta Kalina S.A. | Jan Dolski | prezes zarządu\n"
    )
    assert told(doc) == [
        ("Anna Wrona", "rektor", "Politechnika Opolska"),
        ("Jan Dolski", "prezes zarządu", "Huta Kalina S.A."),
    ]


def test_each_role_of_a_person_is_told_once(read: Read) -> None:
    doc = read(
        "Halę otworzył Jan Dolski, prezes Huty Kalina S.A. – Czekaliśmy na to – mówi prezes Jan Dolski. "
        "Podziękował mu Adam Kot, wójt Gminy Lipno."
    )
    assert told(doc) == [("Jan Dolski", "prezes", "Huta Kalina S.A."), ("Adam Kot", "wójt", "Gmina Lipno")]


def test_a_role_points_at_the_words_that_say_it(read: Read) -> None:
    text = "Wczoraj Jan Dolski, prezes Huty Kalina S.A., otworzył halę."
    [role] = read(text)._.roles
    assert text[role.start : role.end] == "Jan Dolski, prezes Huty Kalina S.A."
    assert role.organisation is not None
    assert role.organisation.text == "Huty Kalina S.A."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Burmistrzyni Olszanki Maria Nowak otworzyła targ.", ("Maria Nowak", "burmistrzyni", "Gmina Olszanka")),
        ("Prezydent Tarnowa Jan Dolski otworzył most.", ("Jan Dolski", "prezydent", "Miasto Tarnów")),
    ],
)
def test_an_office_with_a_town_names_its_commune(read: Read, text: str, expected: tuple[str, str, str]) -> None:
    assert [(role.person._.name, role.role, role.organisation_name) for role in read(text)._.roles] == [expected]
