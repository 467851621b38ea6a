"""Offices of several people, lists, tables and signatures."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

import pytest
from spacy.tokens import Doc

from pipeline.language.roles.component import Roles

Told = Callable[[str], list[tuple[str, str, str]]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "W spotkaniu uczestniczyli burmistrzowie: Jan Dolski (Trzebinia), Anna Sowa (Libiąż).",
            [("Jan Dolski", "burmistrz", "Gmina Trzebinia"), ("Anna Sowa", "burmistrz", "Gmina Libiąż")],
        ),
        (
            "Podpisali się wójtowie gmin: Lipno – Jan Dolski, Rypin – Anna Sowa.",
            [("Jan Dolski", "wójt", "Gmina Lipno"), ("Anna Sowa", "wójt", "Gmina Rypin")],
        ),
        (
            "Podpisali się wójtowie gmin Lipno i Stara Kuźnia: Jan Dolski i Anna Sowa.",
            [("Jan Dolski", "wójt", "Gmina Lipno"), ("Anna Sowa", "wójt", "Gmina Stara Kuźnia")],
        ),
        (
            "Drogę otworzyli starostowie: krasnogórski Jan Dolski i wierzbicki Adam Kot.",
            [
                ("Jan Dolski", "starosta krasnogórski", "Powiat Krasnogórski"),
                ("Adam Kot", "starosta wierzbicki", "Powiat Wierzbicki"),
            ],
        ),
        (
            "Podpisy złożyli rektorzy: prof. Jan Dolski z Politechniki Opolskiej i dr Anna Sowa z Akademii Leśnej.",
            [("Jan Dolski", "rektor", "Politechnika Opolska"), ("Anna Sowa", "rektor", "Akademia Leśna")],
        ),
        (
            "Dyrektorzy Jan Dolski i Anna Sowa obejrzeli halę.",
            [("Jan Dolski", "dyrektor", ""), ("Anna Sowa", "dyrektor", "")],
        ),
        (
            "Umowę podpisali: Jan Dolski – rektor Politechniki Opolskiej, Anna Sowa – prezes Huty Kalina S.A.",
            [("Jan Dolski", "rektor", "Politechnika Opolska"), ("Anna Sowa", "prezes", "Huta Kalina S.A.")],
        ),
        (
            "Jan Dolski (burmistrz Rypina) i Anna Sowa (wójt gminy Lipno) rozmawiali o drodze.",
            [("Jan Dolski", "burmistrz", "Gmina Rypin"), ("Anna Sowa", "wójt", "Gmina Lipno")],
        ),
        (
            "Jan Dolski, prezes Huty Kalina S.A. i przewodniczący Rady Gminy Lipno, nie przyjechał.",
            [("Jan Dolski", "prezes", "Huta Kalina S.A."), ("Jan Dolski", "przewodniczący", "Rada Gminy Lipno")],
        ),
    ],
)
def test_each_holder_has_the_office(told: Told, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Jan Dolski\nPrezes Zarządu\nHuta Kalina S.A.\n\nAnna Sowa\nDyrektor\nMuzeum Szkła w Krośnie",
        "Prezes Zarządu Huty Kalina S.A.\nJan Dolski\n\nDyrektor Muzeum Szkła w Krośnie\nAnna Sowa",
        "Podpisali:\n\n- Jan Dolski – prezes zarządu Huty Kalina S.A.,\n- Anna Sowa – dyrektor Muzeum Szkła w Krośnie.",
        "Huta Kalina S.A. | Jan Dolski | prezes zarządu\nMuzeum Szkła w Krośnie | Anna Sowa | dyrektor\n",
    ],
)
def test_lines_tell_who_holds_what(told: Told, text: str) -> None:
    assert told(text) == [
        ("Jan Dolski", "prezes zarządu", "Huta Kalina S.A."),
        ("Anna Sowa", "dyrektor", "Muzeum Szkła w Krośnie"),
    ]


@pytest.mark.parametrize("end", [",\n- ", ", "])
def test_roles_of_a_long_text_take_linear_time(read: Callable[..., Doc], end: str) -> None:
    """Whether it is a list of many lines or one sentence."""

    def seconds(times: int) -> float:
        doc = read(
            "- Jan Dolski, wójt gminy Lipno,\n- prezes Anna Sowa, dyrektor ds. rozwoju Huty Kalina S.A.,\n" * times
        )

        begun = process_time()
        Roles()(doc)
        return process_time() - begun

    seconds(5)
    assert seconds(200) < 10 * seconds(50) + 0.5
