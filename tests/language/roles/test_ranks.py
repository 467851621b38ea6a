"""Offices with ranks, adjectives of places and services; offices of the state."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Told = Callable[[str], list[tuple[str, str, str]]]


RANKS = """
nadbryg. | gen. bryg. | st. bryg. | mł. bryg. | nadinsp. | mł. insp. | podinsp. | nadkom. | kmdr ppor. | kpt. ż.w.
ppłk dypl. | mjr rez. | płk pil. | st. kpt. | ks. prał. | bryg. mgr inż. | wiceadmirał
"""


@pytest.mark.parametrize("rank", [rank.strip() for line in RANKS.strip().splitlines() for rank in line.split("|")])
def test_a_rank_stands_between_an_office_and_its_holder(told: Told, rank: str) -> None:
    assert told(f"Umowę podpisał dyrektor Huty Kalina S.A. {rank} Jan Dolski.") == [
        ("Jan Dolski", "dyrektor", "Huta Kalina S.A.")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Przyjechał kujawski komendant wojewódzki Policji nadinsp. Jan Dolski.",
            [("Jan Dolski", "kujawski komendant wojewódzki Policji", "")],
        ),
        (
            "Rozmawiał z Komendantem Głównym Straży Rzecznej Janem Dolskim.",
            [("Jan Dolski", "komendant główny", "Straż Rzeczna")],
        ),
        ("Wojewoda Sępneński – Anna Sowa otworzyła most.", [("Anna Sowa", "wojewoda sępneński", "")]),
        ("Starosta Sępneński Anna Sowa otworzyła most.", [("Anna Sowa", "starosta sępneński", "Powiat Sępneński")]),
        ("W Kaliszu gościł prezydent Litwy Jan Dolski.", [("Jan Dolski", "prezydent Litwy", "")]),
        ("Burmistrz MiG Brzostek Jan Dolski otworzył most.", [("Jan Dolski", "burmistrz", "Miasto i Gmina Brzostek")]),
        ("Umowę podpisała rektor ANS w Lesznie Anna Sowa.", [("Anna Sowa", "rektor", "ANS w Lesznie")]),
        (
            "Sieć Naukowa Szkło rośnie. Umowę podpisał prezes Sieci, Jan Dolski.",
            [("Jan Dolski", "prezes", "Sieć Naukowa Szkło")],
        ),
    ],
)
def test_an_office_is_told_as_it_stands(told: Told, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(text) == expected
