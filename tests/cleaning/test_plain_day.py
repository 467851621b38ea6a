"""The day of publication of a text file."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.cleaning import clean
from pipeline.cleaning.plain_day import plain_day

BODY = (
    "W środę 17 kwietnia 2024 r. w Kłodnie gmina i dwie szkoły zawarły porozumienie o współpracy. Dokument podpisano\n"
    "podczas forum, które trwało od 16.04.2024 do 18.04.2024. Strony przygotują wspólny program do 30 września 2024 r."
)
DAY = date(2024, 4, 19)


@pytest.mark.parametrize(
    "text",
    [
        f"Porozumienie w Kłodnie\n\n{BODY}\n\nDodano: 19.04.2024, 10:12",
        f"Porozumienie w Kłodnie\nDodano 2024-04-19 08:32:35\n\n{BODY}",
        f"Porozumienie w Kłodnie\nData publikacji: 19 kwietnia 2024\n\n{BODY}",
        f"Opublikowano: 19.04.2024\nPorozumienie w Kłodnie\n{BODY}",
        f"Porozumienie w Kłodnie\n19 kwietnia 2024 r.\n\n{BODY}",
        f"Kłodno, 19 kwietnia 2024 r.\n\nPorozumienie w Kłodnie\n\n{BODY}",
        f"Porozumienie w Kłodnie\n\nKłodno, 19.04.2024 r. – Gmina i szkoły. {BODY}",
    ],
)
def test_a_line_of_its_own_says_it(text: str) -> None:
    assert plain_day(text) == DAY
    assert clean(text.encode(), media="text").published == DAY


@pytest.mark.parametrize(
    "text",
    [
        f"Porozumienie w Kłodnie\n\n{BODY}",
        f"Porozumienie w Kłodnie\nTermin konferencji: 19.04.2024\n{BODY}",
        f"Porozumienie w Kłodnie\n{BODY}\n\n© 2024 Gmina Kłodno. Stan na 19.04.2024",
        f"Porozumienie w Kłodnie\n{BODY}\nOstatnia aktualizacja: 19.04.2024",
        f"Porozumienie w Kłodnie\n{BODY}\nPobrano: 19.04.2024",
        f"Porozumienie w Kłodnie\nDodano: 19.04.2124\n{BODY}",
        "",
    ],
)
def test_no_other_day_is_taken_for_it(text: str) -> None:
    assert plain_day(text) is None
