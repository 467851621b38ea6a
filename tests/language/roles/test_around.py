"""Where an office is held, by the words around it; which words are no part of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Told = Callable[[str], list[tuple[str, str, str]]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "W imieniu Huty Kalina S.A. umowę podpisał prezes Jan Dolski, a ze strony Politechniki Opolskiej "
            "rektor Anna Sowa.",
            [("Jan Dolski", "prezes", "Huta Kalina S.A."), ("Anna Sowa", "rektor", "Politechnika Opolska")],
        ),
        (
            "Politechnika Opolska, reprezentowana przez rektora Jana Dolskiego, i Huta Kalina S.A., reprezentowana "
            "przez prezes Annę Sowę, zawarły umowę.",
            [("Jan Dolski", "rektor", "Politechnika Opolska"), ("Anna Sowa", "prezes", "Huta Kalina S.A.")],
        ),
        (
            "Umowę podpisała Fundacja Zielony Brzeg, której prezesem jest Jan Dolski.",
            [("Jan Dolski", "prezes", "Fundacja Zielony Brzeg")],
        ),
        (
            "Otwarcia dokonali starosta Jan Dolski i wicestarosta Anna Sowa. Powiat Czarnoborski dał pieniądze.",
            [("Jan Dolski", "starosta", "Powiat Czarnoborski"), ("Anna Sowa", "wicestarosta", "Powiat Czarnoborski")],
        ),
        (
            "Prezydentem Kalisza jest Jan Dolski, a jego zastępczynią Anna Sowa.",
            [("Jan Dolski", "prezydent", "Miasto Kalisz"), ("Anna Sowa", "zastępczyni prezydenta", "Miasto Kalisz")],
        ),
        (
            "Zdaniem prezesa Fundacji Zielony Brzeg, Jana Dolskiego, to dopiero początek.",
            [("Jan Dolski", "prezes", "Fundacja Zielony Brzeg")],
        ),
        (
            "Podsekretarz stanu w Ministerstwie Rozwoju Wsi Anna Sowa przyjechała rano.",
            [("Anna Sowa", "podsekretarz stanu", "Ministerstwo Rozwoju Wsi")],
        ),
    ],
)
def test_the_words_around_tell_where(told: Told, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Rozmawiano z dyrektor zarządzającą Huty Kalina S.A. Anną Sową.", "dyrektor zarządzająca"),
        ("Rozmawiano z wiceprezes zarządu ds. floty Huty Kalina S.A. Anną Sową.", "wiceprezes zarządu ds. floty"),
        ("Głos zabrała Anna Sowa, pełnomocnik zarządu ds. współpracy z otoczeniem Huty Kalina S.A.",
         "pełnomocnik zarządu ds. współpracy z otoczeniem"),
        ("Głos zabrała Anna Sowa, pełniąca obowiązki dyrektora Huty Kalina S.A.", "pełniąca obowiązki dyrektora"),
        ("Głos zabrała Anna Sowa, główna księgowa Huty Kalina S.A.", "główna księgowa"),
        ("Głos zabrała członkini rady nadzorczej Huty Kalina S.A. dr Anna Sowa.", "członkini rady nadzorczej"),
        ("Głos zabrała prezeska spółki Huta Kalina S.A. mec. Anna Sowa.", "prezeska"),
        ("Głos zabrała rzeczniczka prasowa Huty Kalina S.A. mł. insp. Anna Sowa.", "rzeczniczka prasowa"),
    ],
)  # fmt: skip
def test_the_office_in_the_nominative_without_titles_and_pointing_nouns(told: Told, text: str, role: str) -> None:
    assert told(text) == [("Anna Sowa", role, "Huta Kalina S.A.")]


@pytest.mark.parametrize(
    "text",
    [
        "Komendant Miejski Policji w Gdyni młodszy inspektor Jan Dolski czekał na gości.",
        "Komendant Miejski Policji w Gdyni mł. insp. Jan Dolski czekał na gości.",
        "Na gości czekał nadkom. Jan Dolski, Komendant Miejski Policji w Gdyni.",
    ],
)
def test_a_rank_is_no_office(told: Told, text: str) -> None:
    assert told(text) == [("Jan Dolski", "komendant miejski policji", "Komenda Miejska Policji w Gdyni")]


def test_a_sentence_ends_an_office(told: Told) -> None:
    assert told("Tak stwierdziła marszałek. Jan Dolski milczał.") == []
