"""The words of dates in every form; which word is what."""

from __future__ import annotations

import pytest

from pipeline.language.dates.words import inflected, vocabulary


@pytest.mark.parametrize(
    ("word", "name", "value"),
    [
        ("maja", "month", 5),
        ("MAJA", "month", 5),
        ("Maja", "month_cap", 5),
        ("lutym", "month", 2),
        ("środę", "weekday", 2),
        ("Środę", "weekday_cap", 2),
        ("wiosną", "season", 21),
        ("dwudziestego", "tens", 20),
        ("dziewiątej", "hour_ordinal", 9),
        ("dziewięćdziesiątych", "decade", 90),
        ("najbliższy", "nearest", 1),
        ("ubiegłym", "relative", -1),
        ("IX", "roman", 9),
        ("XX", "roman_big", 20),
        ("lata", "years_noun", 0),
    ],
)
def test_a_form_has_its_class_and_value(word: str, name: str, value: int) -> None:
    assert vocabulary().words[word] == (name, value)


@pytest.mark.parametrize("word", ["lip", "lipy", "luta", "majów", "Sobotka", "wczorajsza"])
def test_other_words_are_none(word: str) -> None:
    assert vocabulary().words.get(word, ("",))[0] not in {"month", "weekday", "relative_day"}


def test_every_word_of_the_data_has_forms() -> None:
    named = {name for name, _ in vocabulary().words.values()}
    assert set(vocabulary().classes) - named == set()


def test_forms_are_those_of_the_number_and_gender_asked_for() -> None:
    assert inflected("dziewiąty", {"numbers": "sg", "genders": "f"}) == {"dziewiąta", "dziewiątej", "dziewiątą"}
    assert "rok" not in inflected("rok", {"numbers": "pl"})
