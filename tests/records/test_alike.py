"""Names that articles spell differently: merged where one is plainly a slip, never where both can be right."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.records.alike import alike
from pipeline.records.ids import entity_id


def merged(*names: str, kind: str = "organisation") -> dict[str, str]:
    ids = {entity_id(kind, name): name for name in names}
    return {ids[one]: ids[other] for one, other in alike(ids).items()}


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("organisation", "Politechnika Wrocławska", "Politechnika Warszawska"),
        ("organisation", "Gmina Łowicz", "Miasto Łowicz"),
        ("organisation", "Gmina Lipno", "Gmina Lipsko"),
        ("organisation", "Orlen S.A.", "Fundacja Orlen"),
        ("organisation", "Kobalto", "Kobaldo"),
        ("organisation", "Szkoła Podstawowa nr 112", "Szkoła Podstawowa nr 113"),
        ("organisation", "Grupa Azoty", "Grupa Azoty Puławy"),
        ("person", "Jan Nowicki", "Jan Nowacki"),
        ("person", "Jan Kowalski", "Anna Kowalska"),
        ("person", "Kowalski", "Jan Kowalski"),
        ("person", "Jan Nowak", "Jana Nowak"),
        ("place", "Mierzejów", "Mierzejowo"),
    ],
)
def test_what_is_different_is_never_merged(kind: str, one: str, other: str) -> None:
    assert merged(one, other, kind=kind) == {}


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("organisation", "Huta Kalina", "Huta Kalina S.A."),
        ("organisation", "Bibioteka Publiczna w Lipnie", "Biblioteka Publiczna w Lipnie"),
        ("organisation", "Ryanaira", "Ryanair"),
        ("person", "Kowalski Jan", "Jan Kowalski"),
        ("person", "Jan Kowalksi", "Jan Kowalski"),
    ],
)
def test_a_slip_is_the_name_that_it_stands_for(kind: str, one: str, other: str) -> None:
    assert merged(one, other, kind=kind) == {one: other}


def test_where_two_could_be_meant_neither_is() -> None:
    assert merged("Huta Kalina", "Huta Kalina S.A.", "Huta Kalina Sp. z o.o.") == {}


NAMES = ["Huta Kalina", "Huta Kalina S.A.", "Ryanair", "Ryanaira", "Biblioteka Lipno", "Bibioteka Lipno", "Gmina Lipno"]


@settings(max_examples=50, deadline=None)
@given(names=st.permutations(NAMES))
def test_the_order_of_names_changes_nothing(names: list[str]) -> None:
    assert merged(*names) == merged(*NAMES)


@settings(max_examples=100, deadline=None)
@given(names=st.lists(st.text(max_size=30), max_size=6))
def test_any_names_will_do(names: list[str]) -> None:
    found = alike({entity_id("person", name): name for name in names})
    assert not set(found) & set(found.values())


def test_time_grows_with_the_names_and_no_more() -> None:
    """20,000 companies that share a word and a beginning take a few seconds, not minutes."""
    syllables = ["ko", "wa", "mar", "tex", "bud", "pol", "dre", "zin", "te", "ra", "lu", "mi"]
    words = [f"{a}{b}{c}{d}".capitalize() for a in syllables for b in syllables for c in syllables for d in syllables]
    begun = time.perf_counter()
    merged(*(f"Fabryka {word}" for word in words[:20_000]))
    assert time.perf_counter() - begun < 20
