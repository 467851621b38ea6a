"""Articles that are one: copies, reprints with small changes, and notices that only use the same words every year."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.records.reprints import ALIKE, likeness, reprints, shingles

ARTICLE = (
    "Klaster Drzewny Pojezierza podpisał z trzema uczelniami list intencyjny w sprawie wspólnych badań nad drewnem. "
    "Dokument podpisano w czwartek 11 maja w Iławie, podczas dorocznego spotkania członków klastra. Uczelnie "
    "udostępnią laboratoria, a firmy hale produkcyjne i materiał do prób. Pierwsze próby wytrzymałości ruszą we "
    "wrześniu, a ich wyniki poznamy do końca 2024 roku."
)
OTHER = (
    "Powiatowa Izba Rolnicza zawarła z trzema instytucjami porozumienie w sprawie szkoleń dla rolników prowadzących "
    "gospodarstwa do 30 hektarów. Zajęcia będą bezpłatne i odbędą się poza okresem prac polowych, a wykładowców "
    "zapewnią instytut, ośrodek doradztwa i bank spółdzielczy z siedzibą w Kłodnicy."
)

WORDS = st.lists(
    st.sampled_from(["umowa", "klaster", "gmina", "podpisała", "list", "w", "sprawie", "badań", "2023", "2024"]),
    max_size=60,
)


def test_a_reprint_with_small_changes_is_the_same_article() -> None:
    reprint = "Nauka pomoże stolarzom\n\n" + ARTICLE.replace("w czwartek 11 maja w Iławie", "w czwartek w Iławie")
    assert reprints({"a": ARTICLE, "b": OTHER, "c": reprint}.items()) == {"c": "a"}


def test_the_first_stands_for_the_others() -> None:
    assert reprints({"c": ARTICLE, "a": ARTICLE, "b": ARTICLE.upper()}.items()) == {"a": "c", "b": "c"}


def test_a_notice_that_comes_every_year_is_another_article() -> None:
    next_year = ARTICLE.replace("11 maja", "9 maja").replace("2024", "2025")
    assert likeness(shingles(ARTICLE), shingles(next_year)) > ALIKE
    assert reprints({"a": ARTICLE, "b": next_year}.items()) == {}


def test_a_text_of_a_few_words_is_one_only_with_the_same() -> None:
    short = "Gmina Łowicz podpisała list intencyjny z Klastrem Wodnym"
    assert reprints({"a": short, "b": short + " i szkołą", "c": short + "."}.items()) == {"c": "a"}
    assert reprints({"a": "", "b": "", "c": "–"}.items()) == {}


def test_a_thousand_articles_with_their_reprints_are_told_apart() -> None:
    shuffled = random.Random(7)
    words = sorted(set((ARTICLE + " " + OTHER).split()))
    texts = {f"o{i:04}": " ".join(shuffled.choices(words, k=80)) for i in range(1000)}
    copies = {f"r{name}": " ".join(["tymczasem", *text.split()[1:]]) for name, text in texts.items()}
    assert reprints((texts | copies).items()) == {f"r{name}": name for name in texts}


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=12), st.randoms(use_true_random=False))
def test_whoever_stands_for_others_stands_alone_and_is_like_them(
    texts: list[list[str]], shuffled: random.Random
) -> None:
    named = {f"{i}": " ".join(words) for i, words in enumerate(texts)}
    found = reprints(named.items())
    order = list(named)
    for name, original in found.items():
        assert original not in found
        assert order.index(original) < order.index(name)
        assert likeness(shingles(named[name]), shingles(named[original])) >= ALIKE
    # An article that comes twice is one, whatever comes with it.
    doubled = named | {f"copy of {name}": text for name, text in named.items()}
    again = reprints(doubled.items())
    assert {name: again[name] for name in found} == found
    assert all(f"copy of {name}" in again for name, text in named.items() if shingles(text))
    assert reprints(named.items()) == found


@given(st.text(max_size=200), st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_likeness_is_a_share_and_the_same_both_ways(one: str, other: str) -> None:
    a, b = shingles(one), shingles(other)
    assert likeness(a, b) == likeness(b, a)
    assert 0.0 <= likeness(a, b) <= 1.0
    assert likeness(a, a) == (1.0 if a else 0.0)
