"""What a form can be, how a lexeme is inflected, and what the guesser reads off an ending."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language.dictionary import forms, lemmas, nominative, readings
from pipeline.language.guesser import guess, surnames


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("klastrami", {"klaster"}),
        ("podpisali", {"podpisać"}),
        ("gminie", {"gmina"}),
        ("Politechniką", {"politechnika"}),
        ("targach", {"targ", "targi"}),
        ("aneksowały", {"aneksować"}),
        ("aneksowano", {"aneksować"}),
        ("aneksów", {"aneks"}),
    ],
)
def test_every_lemma_of_a_form_is_known(form: str, expected: set[str]) -> None:
    assert expected <= lemmas(form)


@pytest.mark.parametrize("form", ["", "123", ".", "—", "🙂", "a" * 61])
def test_what_is_no_word_has_no_reading(form: str) -> None:
    assert readings(form) == ()
    assert lemmas(form) == frozenset()


@pytest.mark.parametrize(
    ("form", "kind"), [("Jana", "imię"), ("Klimek", "nazwisko"), ("Jaworznie", "nazwa_geograficzna")]
)
def test_readings_tell_what_is_a_name(form: str, kind: str) -> None:
    assert any(kind in reading.qualifiers for reading in readings(form))


@pytest.mark.parametrize(
    ("form", "number", "gender", "expected"),
    [
        ("Strefę", "sg", None, "strefa"),
        ("gminami", "pl", None, "gminy"),
        ("Ekonomiczną", "sg", "f", "ekonomiczna"),
        ("Motoryzacyjnego", "sg", "m3", "motoryzacyjny"),
        ("nauk", "pl", None, "nauki"),
        ("Polskich", "pl", "m1", "polscy"),
        ("małych", "pl", "m1", "mali"),
        ("wolnego", "sg", "m1", "wolny"),
        ("zielonych", "pl", "f", "zielone"),
    ],
)
def test_the_nominative_of_a_reading(form: str, number: str, gender: str | None, expected: str) -> None:
    found = {
        nominative(reading, number, gender)
        for reading in readings(form)
        if (reading.nominal or reading.adjectival) and number in reading.numbers
    }
    assert expected in {form.lower() for form in found if form}


@given(
    st.sampled_from(
        ["Morze", "polskiego", "drzewnymi", "małe", "społeczną", "głównych", "toruńska", "Strefą", "Lublinem"]
    )
)
def test_what_is_not_generated_is_what_generation_gives(form: str) -> None:
    """A noun's nominative in the singular and a regular adjective's are told without the dictionary's own table."""
    for reading in (one for one in readings(form) if one.known and (one.pos == "subst" or one.adjectival)):
        for number, gender in ((n, g) for n in ("sg", "pl") for g in ("m1", "m3", "f", "n")):
            asked = gender if reading.adjectival else None
            generated = {
                other
                for other, one in forms(reading.lexeme)
                if one.pos == reading.pos and one.degree == reading.degree and "nom" in one.cases
                if number in one.numbers and (asked is None or gender in one.genders)
            }
            assert nominative(reading, number, asked) in generated or not generated


def test_a_lexeme_gives_all_its_cases() -> None:
    assert {"klaster", "klastra", "klastrowi", "klastrem", "klastrze", "klastry", "klastrów", "klastrami"} <= {
        form for form, _ in forms("klaster")
    }


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("Zawodziańskiego", "Zawodziański"),
        ("Brzozohuckiej", "Brzozohucki"),
        ("Kwakwadzkimi", "Kwakwadzki"),
        ("Zawodziańską", "Zawodziański"),
    ],
)
def test_an_adjective_from_a_place_nobody_knows_is_read_by_its_ending(form: str, base: str) -> None:
    assert base in {found for found, _ in guess(form)}


@pytest.mark.parametrize("form", ["Xqwv", "Betmax", "ski", "klastrem"])
def test_an_ending_that_tells_nothing_is_not_guessed(form: str) -> None:
    assert list(guess(form)) == []


@pytest.mark.parametrize(
    ("form", "gender", "case", "expected"),
    [
        ("Herbuta", "m1", "gen", "Herbut"),
        ("Bożka", "m1", "gen", "Bożek"),
        ("Dolskim", "m1", "inst", "Dolski"),
        ("Malicką", "f", "acc", "Malicka"),
        ("Gołdy", "m1", "gen", "Gołda"),
        ("Klimek", "f", "dat", "Klimek"),
        ("Fijołkowi", "m1", "dat", "Fijołek"),
        ("Kruk", "f", "inst", "Kruk"),
        ("Nowakiem", "m1", "inst", "Nowak"),
    ],
)
def test_a_surname_can_come_from_its_nominative(form: str, gender: str, case: str, expected: str) -> None:
    assert expected in list(surnames(form, gender, case))


@given(form=st.text(min_size=1, max_size=20), gender=st.sampled_from(["m1", "f"]))
def test_the_nominative_of_a_surname_is_the_surname(form: str, gender: str) -> None:
    assert list(surnames(form, gender, "nom")) == [form]


@given(form=st.text(max_size=70))
def test_any_characters_can_be_looked_up(form: str) -> None:
    assert all(reading.lemma and reading.pos for reading in readings(form))
