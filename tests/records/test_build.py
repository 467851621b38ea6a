"""Rows to tables: dtypes that hold every day and hour, and failures that are kept."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pandas as pd
import pytest

from pipeline.records import TABLES, build
from pipeline.records.build import frame
from pipeline.sources import Failure

ARTICLES = next(table for table in TABLES if table.name == "articles")
EMPTY = dict.fromkeys(ARTICLES.names)


@pytest.mark.parametrize("day", [date(966, 4, 14), date(1410, 7, 15), date(2023, 5, 9), date(9998, 12, 31)])
def test_days_of_every_century_are_kept(day: date) -> None:
    published = frame(ARTICLES, [EMPTY | {"published": day}, EMPTY]).published
    assert published[0].date() == day
    assert pd.isna(published[1])


@pytest.mark.parametrize(
    ("moment", "in_utc"),
    [
        (datetime(2023, 5, 9, 10, 30), "2023-05-09T10:30:00"),
        (datetime(2023, 5, 9, 10, 30, tzinfo=UTC), "2023-05-09T10:30:00"),
        (datetime(2023, 5, 9, 0, 30, tzinfo=timezone(timedelta(hours=2))), "2023-05-08T22:30:00"),
    ],
)
def test_hours_stand_in_utc(moment: datetime, in_utc: str) -> None:
    retrieved = frame(ARTICLES, [EMPTY, EMPTY | {"retrieved": moment}]).retrieved
    assert str(retrieved.dtype) == "datetime64[s]"
    assert retrieved[1].isoformat() == in_utc
    assert pd.isna(retrieved[0])


def test_failures_are_kept_all_and_in_order() -> None:
    failures = [
        Failure("b.html", "cleaning", "holds no article"),
        Failure("a.html", "sources", "the file is empty"),
        Failure("a.html", "sources", "the file is empty"),
    ]
    made = build([], failures)["failures"]
    assert list(made.source) == ["a.html", "a.html", "b.html"]
    pd.testing.assert_frame_equal(made, build([], reversed(failures))["failures"])


def test_records_say_what_they_hold() -> None:
    assert "failures: 1" in repr(build([], [Failure("a", "sources", "the file is empty")]))
