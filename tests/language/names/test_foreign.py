"""Foreign names: people in the nominative by the office or person beside them; towns that are not inflected."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

Named = Callable[[str, str, str], str]


def people(nlp: Language, text: str) -> list[str]:
    return [entity._.name for entity in nlp(text).ents if entity.label_ == "persName"]


@pytest.mark.parametrize(
    "text",
    [
        "Podpisy złożyli: Zbigniew Mazurek i Hiroshi Onodera.",
        "Gościem był ambasador Hiroshi Onodera.",
        "Umowę podpisał Hiroshi Onodera, prezes koncernu Konemar.",
        "Rozmawiano z panem Hiroshi Onoderą.",
    ],
)
def test_a_foreign_person_is_named_in_the_nominative(nlp: Language, text: str) -> None:
    assert people(nlp, text)[-1] == "Hiroshi Onodera"


def test_an_office_that_is_not_inflected_tells_nothing(named: Named) -> None:
    assert named("od premier Theresy Mayer", "Theresy Mayer", "persName") == "Theresa Mayer"


@pytest.mark.parametrize(
    ("text", "town", "name"),
    [
        ("na uczelni w Gifu", "Gifu", "Gifu"),
        ("na uczelni w Kyushu", "Kyushu", "Kyushu"),
        ("na uczelni w Marburgu", "Marburgu", "Marburg"),
        ("na uczelni w Peszawarze", "Peszawarze", "Peszawara"),
    ],
)
def test_a_foreign_town_has_no_ending_that_no_case_gives_it(named: Named, text: str, town: str, name: str) -> None:
    assert named(text, town, "placeName") == name


def test_a_street_named_after_a_person_keeps_the_name_as_it_is(named: Named) -> None:
    assert named("na Placu Jana Pawła II", "Placu Jana Pawła II", "geogName") == "Plac Jana Pawła II"
