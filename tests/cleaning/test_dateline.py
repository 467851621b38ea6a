"""The day with which a press release opens."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.cleaning.dateline import dateline


@pytest.mark.parametrize(
    "line",
    [
        "Warszawa, 12.05.2023",
        "Warszawa, 12 maja 2023 r.",
        "Warszawa, 12 maja 2023 r. – Dwie spółki podpisały list intencyjny.",
        "WARSZAWA, 12.05.2023 – Dwie spółki podpisały list intencyjny.",
        "Bielsko-Biała, dnia 12 maja 2023 roku",
        "Nowy Sącz, dn. 12.05.2023 r.: list intencyjny podpisany",
        "Warszawa/Kraków, 12 maja 2023 r. — Dwie spółki podpisały list.",
        "Warszawa, 12 maja 2023 r. (PAP) - Dwie spółki podpisały list.",
    ],
)
def test_a_town_and_a_day_open_it(line: str) -> None:
    assert dateline(line) == date(2023, 5, 12)


@pytest.mark.parametrize(
    "line",
    [
        "W Warszawie 12 maja 2023 r. dwie spółki podpisały list intencyjny.",
        "W sobotę, 12.05.2023 dwie spółki podpisały list intencyjny.",
        "Warszawa, 12 maja 2023 r. gościła dwie spółki.",
        "Umowa, 12.05.2023 zawarta w Warszawie – jest ważna.",
        "Warszawa, 32.05.2023",
        "Warszawa",
        "",
        "12.05.2023 – 14.05.2023",
        "x" * 100_000,
        "a " * 50_000 + "12.05.2023",
    ],
)
def test_what_goes_on_as_a_sentence_is_none(line: str) -> None:
    assert dateline(line) is None
