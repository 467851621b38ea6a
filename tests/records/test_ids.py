"""Ids: readable, ASCII, and the same on every machine."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.records.ids import article_id, content_hash, entity_id, slug

POLISH = st.text("aąbcćdeęfghijklłmnńoóprsśtuwyzźż -.„”", min_size=1)
WHERE = st.text(st.characters(exclude_characters="\0"))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Łódź", "lodz"),
        ("Legnicka Specjalna Strefa Ekonomiczna", "legnicka-specjalna-strefa-ekonomiczna"),
        ("ZAŻÓŁĆ GĘŚLĄ JAŹŃ", "zazolc-gesla-jazn"),
        ("Elmontex Sp. z o.o.", "elmontex-sp-z-o-o"),
        ("„Społem” PSS w Bielsku-Białej", "spolem-pss-w-bielsku-bialej"),
        ("I LO im. Østergaarda", "i-lo-im-ostergaarda"),
        ("– Klaster –", "klaster"),
        ("5G", "5g"),
    ],
)
def test_a_slug_is_the_name_in_plain_letters(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_a_name_without_latin_letters_has_a_slug_of_its_own() -> None:
    assert slug("Київ") != slug("Львів")
    assert slug("Київ") == slug("Київ")


@given(st.text())
def test_a_slug_is_never_empty_and_holds_letters_digits_and_single_hyphens(name: str) -> None:
    made = slug(name)
    assert made
    assert all(part and part.isascii() and part.isalnum() and part == part.lower() for part in made.split("-"))
    assert slug(made) == made


@given(POLISH)
def test_a_slug_does_not_depend_on_case_or_on_how_letters_are_composed(name: str) -> None:
    if any(character.isalpha() for character in name):
        assert slug(name.upper()) == slug(unicodedata.normalize("NFD", name)) == slug(name)


def test_ids_are_the_same_in_every_run_on_every_machine() -> None:
    """Records of earlier runs are joined by these: a change of their making breaks every stored table."""
    assert article_id("https://klaster.example/list", "Podpisano list intencyjny.") == "723cb4be4a2bcc8c"
    assert content_hash("Zażółć gęślą jaźń") == "5b99647b8ba10927e636fc0115cb720f"
    assert slug("北京") == "88ea9ed2"
    assert entity_id("organisation", "Legnicka Specjalna Strefa Ekonomiczna") == (
        "org:legnicka-specjalna-strefa-ekonomiczna"
    )


@given(WHERE, st.text(), WHERE, st.text())
def test_articles_of_other_text_or_place_have_other_ids(where: str, text: str, elsewhere: str, other: str) -> None:
    same = (where, text) == (elsewhere, other)
    assert (article_id(where, text) == article_id(elsewhere, other)) == same
    assert len(article_id(where, text)) == 16


@given(st.text(), st.text(min_size=1))
def test_the_border_between_place_and_text_counts(text: str, moved: str) -> None:
    moved = moved.replace("\0", "-")
    assert article_id(f"strona{moved}", text) != article_id("strona", moved + text)


def test_lone_surrogates_do_not_stop_an_id() -> None:
    assert content_hash("\ud800") != content_hash("\ud801")
    assert article_id("a", "\udfff") != article_id("a", "")


def test_entities_of_other_kinds_are_other_entities() -> None:
    kinds = ("organisation", "person", "place", "event", "product")
    assert len({entity_id(kind, "Warta") for kind in kinds}) == len(kinds)
