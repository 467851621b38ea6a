"""The day of an agreement: where its own sentence, or one beside it, tells it, and which days are not its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from spacy.tokens import Doc

Read = Callable[..., Doc]
PUBLISHED = date(2024, 5, 24)

SIGNED = "Gmina Lipno i Politechnika Opolska podpisały porozumienie o stażach."


def days(doc: Doc) -> list[str]:
    return [agreement.date._.value if agreement.date is not None else "" for agreement in doc._.agreements]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{SIGNED} Działo się to 12 marca 2024 r. w auli uczelni.", ["2024-03-12"]),
        (
            f"Podczas Forum Czystej Wody {SIGNED}\nZagrał chór. Forum odbyło się 12 marca 2024 r. w Opolu.",
            ["2024-03-12"],
        ),
        (f"Podczas Forum Czystej Wody {SIGNED}\nForum ma patrona, marsz odbył się 1 marca 2024 r.", [""]),
        (f"{SIGNED} Był 12 marca 2024 roku.", ["2024-03-12"]),
        (f"{SIGNED} Było to drugie spotkanie w roku 2023.", [""]),
        (f"{SIGNED} Dokument (z 12 marca 2024 r.) obejmuje także praktyki.", ["2024-03-12"]),
        (f"{SIGNED}\nOpole ma wreszcie partnera, a 12 marca 2024 r. zapisze się w kronice uczelni.", ["2024-03-12"]),
        (f"{SIGNED} W 2012 roku gmina zapisała w budżecie 5 mln zł.", [""]),
        (f"Targi odbyły się 12 marca 2024 r. w Opolu. Tego dnia {SIGNED}", ["2024-03-12"]),
        (
            "Pod porozumieniem z 12 marca 2024 r. podpisy złożyli wójt gminy Lipno Jan Kos i rektor Politechniki "
            "Opolskiej Anna Wrona.",
            ["2024-03-12"],
        ),
        ("Gmina Lipno i Politechnika Opolska podpisały aneks do umowy z 12 marca 2023 r.", [""]),
        ("Gmina Lipno podpisała umowę z Politechniką Opolską, która w maju 2025 r. otworzy tu filię.", [""]),
        (f"Pierwszy kurs ruszy w lipcu 2025 r. {SIGNED}", [""]),
        (f"Data przekazania budynku: 1 marca 2024 r. {SIGNED}", [""]),
        (f"{SIGNED} Od 2019 r. obowiązuje umowa zawarta przez Gminę Lipno z Hutą Kalina S.A.", ["", "2019"]),
        (f"{SIGNED} Od 2019 r., kiedy Gmina Lipno zawarła umowę z Hutą Kalina S.A., rośnie tu las.", ["", "2019"]),
        (f"{SIGNED[:-1]}, które obowiązuje od 1 czerwca 2024 r.", [""]),
        (
            "W ratuszu 12 marca 2024 r. doszło do podpisania dwóch umów. Najpierw Gmina Lipno zawarła umowę z Hutą "
            "Kalina S.A. na budowę mostu. Potem Gmina Lipno i Politechnika Opolska podpisały list intencyjny.",
            ["2024-03-12", "2024-03-12"],
        ),
    ],
)
def test_the_day_is_where_the_text_tells_it(read: Read, text: str, expected: list[str]) -> None:
    assert days(read(text, published=PUBLISHED)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{SIGNED[:-1]} 9 maja.\nW 2023 r. Gmina Lipno zawarła umowę z Hutą Kalina S.A.", ["signed", "historical"]),
        (f"{SIGNED[:-1]} 9 maja.\nW marcu Gmina Lipno zawarła umowę z Hutą Kalina S.A.", ["signed", "signed"]),
        (
            "Gmina Lipno i Huta Kalina S.A. podpisały w 2023 r. umowę.\nW 2024 r. hala zostanie oddana do użytku.",
            ["signed"],
        ),
    ],
)
def test_where_the_news_names_no_year_what_has_one_is_its_background(
    read: Read, text: str, expected: list[str]
) -> None:
    assert [agreement.status for agreement in read(text)._.agreements] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Gmina Lipno pokaże autobus kupiony na podstawie umowy zawartej 9 maja 2024 r. z Hutą Kalina S.A.",
            "signed",
        ),
        ("9 czerwca 2024 r. zostanie zawarta umowa pomiędzy Gminą Lipno a Hutą Kalina S.A.", "planned"),
        ("Gmina Lipno i Huta Kalina S.A. aneksowały 9 maja 2024 r. umowę na budowę hali.", "signed"),
    ],
)
def test_a_participle_that_only_belongs_to_a_noun_is_of_the_past(read: Read, text: str, expected: str) -> None:
    assert [agreement.status for agreement in read(text, published=PUBLISHED)._.agreements] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gmina Lipno wybrała wykonawcę remontu szkoły w Rypinie i podpisała umowę z Hutą Kalina S.A.", None),
        ("Gmina Lipno ma podobną umowę ze szpitalem w Rypinie, podpisaną w maju 2023 r.", None),
        ("Spółka Drogbud z siedzibą w Rypinie podpisała umowę z Gminą Lipno.", None),
        ("Gmina Lipno podpisała w Rypinie umowę z Hutą Kalina S.A.", "Rypin"),
        ("W sali sesyjnej urzędu w Rypinie Gmina Lipno podpisała umowę z Hutą Kalina S.A.", "Rypin"),
        ("Na spotkaniu w Rypinie Gmina Lipno podpisała umowę z Hutą Kalina S.A.", "Rypin"),
        ("Gmina Lipno podpisała z Hutą Kalina S.A. umowę w Rypinie.", "Rypin"),
    ],
)
def test_where_a_thing_or_a_party_is_is_not_where_it_was_signed(read: Read, text: str, expected: str | None) -> None:
    [agreement] = read(text, published=PUBLISHED)._.agreements
    assert (agreement.place._.name if agreement.place is not None else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gmina Lipno podpisała z Hutą Kalina S.A. umowę o wartości 5 mln zł na budowę mostu.", "budowę mostu"),
        ("Gmina Lipno podpisała z Hutą Kalina S.A. umowę na okres dwóch lat.", None),
        ("Gmina Lipno podpisała umowę z Hutą Kalina S.A. Umowa obejmuje wymianę pieców.", "wymianę pieców"),
        (
            "Porozumienie na rzecz alei lipowych\n\nGmina Lipno i Politechnika Opolska podpisały 9 maja porozumienie.",
            "alei lipowych",
        ),
        (
            "Pieniądze, których dotyczą umowy podpisane 9 maja przez Gminę Lipno i Hutę Kalina S.A., trafią do szkół.",
            None,
        ),
    ],
)
def test_the_subject_is_what_is_agreed_on(read: Read, text: str, expected: str | None) -> None:
    [agreement] = read(text, published=PUBLISHED)._.agreements
    assert (agreement.subject.text if agreement.subject is not None else None) == expected
