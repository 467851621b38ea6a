"""The single dates that an expression joins ("od 9 do 10 maja"): each as its own words say it, then as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.language.dates import figures
from pipeline.language.dates.expression import Day, Period
from pipeline.language.dates.tokens import Tokens
from pipeline.language.dates.words import vocabulary

LIST = frozenset({"and", "comma"})
"""Links that list dates; every other link joins the two ends of a period."""

LINKS = LIST | {"dash", "to", "on", "against", "slash"}
_MONTHS = frozenset({"month", "month_cap", "month_short"})
_OPEN = frozenset({"open_year", "letter_b", "last_abbreviation", "relative", "this"})
_YEAR_WORDS = frozenset({"year_noun", "year_abbreviation"})
_NOUNS = frozenset({"day_noun", "year_noun", "years_noun", "years_abbreviation", "year_abbreviation"})
_SPELLED = frozenset({"thousand", "thousands", "thousandth", "hundreds", "hundredth"})


@dataclass
class Member:
    """A date under way: what its words said so far, where they stand, and the link before it."""

    link: str = ""
    day: Day = field(default_factory=Day)
    start: int = -1
    end: int = -1
    spelled: bool = False
    roman: bool = False

    def take(self, day: Day, start: int, end: int) -> None:
        self.day, self.start, self.end = day, start if self.start < 0 else self.start, end


def _value(word: str) -> int:
    return vocabulary().words[word][1]


def _year_spelled(member: Member, name: str, value: int, start: int, end: int) -> None:
    """Adds a word to a year in words: "dwa" "tysiące" "dwudziestego" "trzeciego"."""
    year = member.day.year or 0
    if name == "thousands":
        year = year * value if year else value
    else:
        year += value
    member.spelled = True
    member.take(replace(member.day, year=year), start, end)


def _read(member: Member, name: str, word: str, start: int, end: int) -> None:
    """Adds one token to a date."""
    day = member.day
    if name in {"date", "date_short"}:
        member.take(figures.dated(word) or day, start, end)
    elif name == "day_month":
        member.take(figures.day_and_month(word) or day, start, end)
    elif name == "month_year":
        member.take(figures.month_and_year(word) or day, start, end)
    elif name in {"day", "small"}:
        member.take(replace(day, day=int(word)), start, end)
    elif name == "year":
        member.take(replace(day, year=int(word)), start, end)
    elif name in _MONTHS or name == "roman":
        member.roman = name == "roman"
        member.take(replace(day, month=_value(word)), start, end)
    elif name in _SPELLED or name == "number" or (member.spelled and name in {"tens", "ordinal"}):
        _year_spelled(member, name, _value(word), start, end)
    elif name in {"tens", "ordinal"}:
        member.take(replace(day, day=(day.day or 0) + _value(word)), start, end)
    elif name in _OPEN:
        member.day = replace(day, open=_value(word))
    elif name in _NOUNS and member.start < 0:
        member.start, member.end = start, end
    elif name in _YEAR_WORDS and day.year is not None:
        member.end = end


def _continues(member: Member, link: str, name: str) -> bool:
    """Tells whether a sign belongs inside a date ("9/V/2023", "5 kwietnia, 2016 roku") rather than between two."""
    day = member.day
    if name == "roman":
        return link in {"dash", "slash"} and day.day is not None and day.month is None
    if name == "year":
        return day.year is None and day.month is not None and (link == "comma" or (member.roman and link != "to"))
    return name == "suffix"


def members(tokens: Tokens, names: Sequence[str], begin: int, stop: int) -> Iterator[Member]:
    """Gives the dates that the tokens from `begin` to `stop` name, each as it stands; `names` are their classes."""
    member = Member()
    for index in range(begin, stop):
        name, word = names[index - begin], tokens.word(index)
        following = names[index + 1 - begin] if index + 1 < stop else ""
        if name in LINKS:
            if member.start >= 0 and not _continues(member, name, following):
                yield member
                member = Member(name)
            elif member.start < 0:
                member.link = member.link or name
            continue
        if name == "pair":
            first, second = figures.two_days(word) or (0, 0)
            middle = tokens.start(index) + word.index("/")
            yield Member(member.link, Day(day=first), tokens.start(index), middle)
            member = Member("slash", Day(day=second), middle + 1, tokens.end(index))
            continue
        _read(member, name, word, tokens.start(index), tokens.end(index))
    if member.start >= 0:
        yield member


def _before(earlier: Day, later: Day) -> Day:
    """Gives a date with what it leaves to the one behind it: "9" in "9 i 10 maja 2023 r."."""
    month = earlier.month if earlier.month is not None or earlier.day is None else later.month
    if earlier.year is not None or earlier.open is not None:
        return replace(earlier, month=month)
    over = earlier.month is not None and later.month is not None and earlier.month > later.month
    return replace(
        earlier,
        month=month,
        year=later.year - over if later.year is not None else None,
        open=later.open - over if later.open is not None else None,
    )


def _after(later: Day, earlier: Day) -> Day:
    """Gives a date with the year of the one before it: "od listopada 2022 do marca"."""
    if later.year is not None or later.open is not None or later.month is None or earlier.year is None:
        return later
    over = earlier.month is not None and later.month < earlier.month
    return replace(later, year=earlier.year + over)


def periods(found: Sequence[Member]) -> tuple[Period, ...]:
    """Gives what the members of an expression name together."""
    days = [member.day for member in found]
    for index in range(len(days) - 2, -1, -1):
        days[index] = _before(days[index], days[index + 1])
    for index in range(1, len(days)):
        days[index] = _after(days[index], days[index - 1])
    result: list[Period] = []
    for member, day in zip(found, days, strict=True):
        if result and member.link not in LIST and result[-1].last is None:
            result[-1] = Period(result[-1].first, day)
        else:
            result.append(Period(day))
    return tuple(result)
