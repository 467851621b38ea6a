"""The first and last day that an EDTF allows."""

from __future__ import annotations

from datetime import date

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language.dates.bounds import bounds


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2023-05-09", date(2023, 5, 9), date(2023, 5, 9)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2023-05-09/2023-05-10", date(2023, 5, 9), date(2023, 5, 10)),
        ("2024-04/2024-06", date(2024, 4, 1), date(2024, 6, 30)),
        ("2014/2020", date(2014, 1, 1), date(2020, 12, 31)),
    ],
)
def test_bounds(value: str, first: date, last: date) -> None:
    assert bounds(value) == (first, last)


@pytest.mark.parametrize("value", ["", "T11:00", "XXXX-05-09", "XXXX-05-11/XXXX-05-12"])
def test_what_names_no_day_has_no_bounds(value: str) -> None:
    assert bounds(value) == (None, None)


@pytest.mark.parametrize("value", ["2022-21", "2022-22", "2022-23"])
def test_a_season_lies_within_its_year(value: str) -> None:
    first, last = bounds(value)
    assert first is not None
    assert last is not None
    assert date(2022, 1, 1) <= first < last <= date(2022, 12, 31)


@given(one=st.dates(date(1800, 1, 1), date(2200, 1, 1)), other=st.dates(date(1800, 1, 1), date(2200, 1, 1)))
def test_a_range_is_bounded_by_its_days(one: date, other: date) -> None:
    first, last = sorted((one, other))
    assert bounds(f"{first.isoformat()}/{last.isoformat()}") == (first, last)


@given(st.dates(date(1, 1, 1), date(9998, 12, 31)), st.booleans())
def test_days_and_months_are_those_of_the_grammar(day: date, whole: bool) -> None:
    value = day.isoformat() if whole else day.isoformat()[:7]
    parsed = edtf.parse_edtf(value)
    expected = [date(*moment[:3]) for moment in (parsed.lower_strict(), parsed.upper_strict())]
    assert list(bounds(value)) == expected


@pytest.mark.parametrize("value", ["2023-13", "2023-00-10", "2023-02-30", "٢٠٢٣-٠٥"])
def test_what_no_calendar_has_is_still_the_grammars_to_tell(value: str) -> None:
    with pytest.raises(edtf.EDTFParseException):
        bounds(value)
