"""Communes and towns behind their noun: the town's name in the nominative, though the text has the genitive."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Named = Callable[[str, str, str], str]


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("Miasta Częstochowy", "Miasto Częstochowa"),
        ("Miasta Gdańska", "Miasto Gdańsk"),
        ("Miasta Opola", "Miasto Opole"),
        ("Miasta Bielska-Białej", "Miasto Bielsko-Biała"),
        ("Miasta Nowego Targu", "Miasto Nowy Targ"),
        ("Miasta Katowice", "Miasto Katowice"),
        ("Miasta Zakopane", "Miasto Zakopane"),
        ("Miastem Kraków", "Miasto Kraków"),
        ("Gminy Lipno", "Gmina Lipno"),
        ("Gminy Stara Wieś", "Gmina Stara Wieś"),
        ("gminy Wieliczki", "Gmina Wieliczki"),
        ("gminy Chrostów", "Gmina Chrostów"),
        ("Miasta i Gminy Wieliczka", "Miasto i Gmina Wieliczka"),
    ],
)
def test_a_town_behind_its_noun_stands_in_the_nominative(named: Named, mention: str, name: str) -> None:
    assert named(f"w imieniu {mention}", mention, "orgName") == name
