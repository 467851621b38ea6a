"""People whose forename no dictionary knows: found by the office or the people beside them, and nobody else."""

from __future__ import annotations

import pytest
from spacy.language import Language


def people(nlp: Language, text: str) -> list[str]:
    return [entity.text for entity in nlp(text).ents if entity.label_ == "persName"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Umowę podpisał Heikki Lahtonen, dyrektor koncernu Konemar.", "Heikki Lahtonen"),
        ("Nguyen Thi Lan, przewodnicząca Związku Sadowników, podpisała memorandum.", "Nguyen Thi Lan"),
        ("Umowę podpisał Pieter van Houten, reprezentujący firmę Dredgeworks.", "Pieter van Houten"),
        ("W jej imieniu podpisał ją Ulrich Zabel, późniejszy burmistrz miasta.", "Ulrich Zabel"),
        ("List podpisał burmistrz László Bodnár z Węgier.", "László Bodnár"),
        ("Podpisy złożyli: Zbigniew Mazurek i Hiroshi Onodera.", "Hiroshi Onodera"),
        ("Podpisali: Anna Nowak (Politechnika Opolska), Dalia Petrauskienė (Huta Kalina).", "Dalia Petrauskienė"),
        (
            "Podpisali: Anna Nowak (Politechnika Opolska), Dalia Petrauskienė (Huta Kalina) i Birgit Saar (Izba Lnu).",
            "Birgit Saar",
        ),
    ],
)
def test_a_foreign_name_beside_an_office_or_people_is_a_persons(nlp: Language, text: str, name: str) -> None:
    assert name in people(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        "Dyrektor Betmax Serwis, spółki córki, odszedł w maju.",
        "Umowę podpisali Adam Kot i Budmax Polska.",
        "W Zielonej Górze, Nowej Soli i Żarach rektorzy podpisali list.",
        "Prezes Huty Kalina, dyrektor Elektrowni Rybnik oraz wójt podpisali list.",
    ],
)
def test_firms_and_towns_beside_offices_are_no_people(nlp: Language, text: str) -> None:
    assert set(people(nlp, text)) <= {"Adam Kot"}


def test_a_town_before_its_mayor_is_none_of_his_names(nlp: Language) -> None:
    text = "List podpisali burmistrz Soleczna Wiktor Pająkowski, wójt Prószkowca Damian Wieczorek i rektor."
    assert people(nlp, text) == ["Wiktor Pająkowski", "Damian Wieczorek"]
