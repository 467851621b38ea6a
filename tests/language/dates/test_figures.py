"""What a figure can be."""

from __future__ import annotations

import pytest

from pipeline.language.dates.expression import Day
from pipeline.language.dates.figures import classified, clock, dated, two_years


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("9", "day"),
        ("31", "day"),
        ("32", "small"),
        ("0", "small"),
        ("2023", "year"),
        ("9999", None),
        ("0123456789", None),
        ("09.05.2023", "date"),
        ("2023-05-09", "date"),
        ("2023.05.09", "date"),
        ("9.05.23", "date_short"),
        ("31.05", "day_month"),
        ("11:30", "clock"),
        ("11.30", "clock_dot"),
        ("25:20", None),
        ("05.2023", "month_year"),
        ("2023/24", "years_slash"),
        ("2023/2025", None),
        ("25/26", "pair"),
        ("1.2.3.4", None),
        ("192.168.1.1", None),
        ("7" * 1000, None),
        ("٣", None),
    ],
)
def test_a_figure_has_one_class(text: str, name: str | None) -> None:
    assert classified(text) == name


def test_what_figures_say() -> None:
    assert dated("9.05.23") == Day(2023, 5, 9)
    assert dated("12.15.2021") == Day(2021, 15, 12)  # whether the calendar has it is not asked here
    assert dated("99.99.2021") is None
    assert two_years("1999/00") == (1999, 2000)
    assert clock("24:00") == (24, 0)
    assert clock("11.60") is None
