"""What an expression of date or time says, before it is known when it was said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Unit = Literal["day", "week", "weekend", "month", "quarter", "year", "century", "weekday"]


@dataclass(frozen=True)
class Day:
    """A day, month or year as far as the text states it; None for what it leaves out.

    season: EDTF's 21 to 24. mask: a decade or century, with X for the digits that it leaves open ("199X").
    open: the year as a distance from the year of publication, where the text gives it so ("br.", "ubiegłego roku").
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: int | None = None
    mask: str = ""
    open: int | None = None


@dataclass(frozen=True)
class Period:
    """A day, or all from the first to the last."""

    first: Day
    last: Day | None = None


@dataclass(frozen=True)
class Shift:
    """A distance from the day of publication: "wczoraj" is one day back, "w ubiegłym tygodniu" the week before.

    rough: the text counts roughly ("dwa tygodnie temu"). weekday: 0 for Monday; amount then is -1 for the last, 1 for
    the next, 0 where nothing is said. last: the weekday that ends a range, or None. days: of the month that is meant.
    """

    unit: Unit
    amount: int
    rough: bool = False
    weekday: int = 0
    last: int | None = None
    days: tuple[int, ...] = ()


@dataclass(frozen=True)
class Expression:
    """A date or time in a text.

    start, end: offsets. periods: what it names. weekdays: those that stand beside its first and last day, 0 for Monday.
    shift: a distance from the day of publication, in place of periods. times: (hour, minute), two for a
    span of time; several: they are a list of times instead, for which EDTF has no form.
    parts: (start, end) of each single date of the calendar, or time, that it names, without weekdays.
    """

    start: int
    end: int
    periods: tuple[Period, ...] = ()
    weekdays: tuple[int, ...] = ()
    shift: Shift | None = None
    times: tuple[tuple[int, int], ...] = ()
    several: bool = False
    parts: tuple[tuple[int, int], ...] = ()
