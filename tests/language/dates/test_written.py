"""Days and periods in EDTF."""

from __future__ import annotations

import pytest

from pipeline.language.dates.expression import Day, Period
from pipeline.language.dates.written import edtf, exists, fault, written


@pytest.mark.parametrize(
    ("day", "value"),
    [
        (Day(2023, 5, 9), "2023-05-09"),
        (Day(2023, 5), "2023-05"),
        (Day(2023), "2023"),
        (Day(None, 5, 9), "XXXX-05-09"),
        (Day(2022, season=21), "2022-21"),
        (Day(mask="199X"), "199X"),
    ],
)
def test_edtf_marks_what_is_not_known(day: Day, value: str) -> None:
    assert edtf(day) == value


def test_days_that_touch_are_one_interval_and_others_a_set() -> None:
    days = [Period(Day(2023, 5, day)) for day in (9, 10, 11, 16)]
    assert written(days[:3]) == "2023-05-09/2023-05-11"
    assert written(days) == "{2023-05-09..2023-05-11,2023-05-16}"
    assert written([Period(Day(2025)), Period(Day(2026))]) == "2025/2026"
    assert written([Period(Day(2023, 4, 30)), Period(Day(2023, 5, 1))]) == "2023-04-30/2023-05-01"


@pytest.mark.parametrize(
    ("day", "there"),
    [
        (Day(2024, 2, 29), True),
        (Day(2023, 2, 29), False),
        (Day(None, 2, 29), True),
        (Day(2023, 4, 31), False),
        (Day(2023, 13, 1), False),
        (Day(2023), True),
    ],
)
def test_the_calendar_says_which_days_exist(day: Day, there: bool) -> None:
    assert exists(day) == there


def test_what_is_wrong_is_said() -> None:
    assert fault([Period(Day(2023, 2, 30))]) == "no such day"
    assert fault([Period(Day(2023, 5, 12), Day(2023, 5, 9))]) == "ends before it begins"
    assert fault([Period(Day(2023, 5, 9), Day(2023, 5, 12))]) == ""
