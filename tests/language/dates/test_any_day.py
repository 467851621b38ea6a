"""Any day from 1900 to 2100 comes back as itself, in every form and every case in which it can be written."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.language.dates.grammar import expressions
from pipeline.language.dates.meaning import Meaning, meaning
from pipeline.language.dictionary import forms

ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
MONTHS = [
    "styczeń",
    "luty",
    "marzec",
    "kwiecień",
    "maj",
    "czerwiec",
    "lipiec",
    "sierpień",
    "wrzesień",
    "październik",
    "listopad",
    "grudzień",
]
WEEKDAYS = ["poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela"]
ONES = ["pierwszy", "drugi", "trzeci", "czwarty", "piąty", "szósty", "siódmy", "ósmy", "dziewiąty"]
TEENS = [
    "dziesiąty",
    "jedenasty",
    "dwunasty",
    "trzynasty",
    "czternasty",
    "piętnasty",
    "szesnasty",
    "siedemnasty",
    "osiemnasty",
    "dziewiętnasty",
]
TENS = [
    "dwudziesty",
    "trzydziesty",
    "czterdziesty",
    "pięćdziesiąty",
    "sześćdziesiąty",
    "siedemdziesiąty",
    "osiemdziesiąty",
    "dziewięćdziesiąty",
]
CASES = ("nom", "gen", "dat", "acc", "inst", "loc")

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@cache
def form(lemma: str, case: str) -> str:
    """Gives a word's form in a case, masculine for an ordinal: the first that the dictionary has."""
    return next(
        found
        for found, reading in forms(lemma)
        if reading.lemma == lemma
        and "sg" in reading.numbers
        and case in reading.cases
        and reading.degree in {"", "pos"}
        and (lemma in WEEKDAYS or "m3" in reading.genders)
    )


def ordinal(number: int) -> list[str]:
    """Gives the words of an ordinal up to 99."""
    if number < 10:
        return [ONES[number - 1]]
    if number < 20:
        return [TEENS[number - 10]]
    return [TENS[number // 10 - 2], *([ONES[number % 10 - 1]] if number % 10 else [])]


def spelled_year(year: int) -> str:
    """Gives a year in words, in the genitive."""
    hundreds, rest = divmod(year, 100)
    ends = " ".join(form(word, "gen") for word in (ordinal(rest) if rest else []))
    if rest:
        return f"{ {19: 'tysiąc dziewięćset', 20: 'dwa tysiące', 21: 'dwa tysiące sto'}[hundreds] } {ends}"
    return {19: "tysiąc dziewięćsetnego", 20: "dwutysięcznego", 21: "dwa tysiące setnego"}[hundreds]


def read(words: str, published: date | None = None) -> list[tuple[str, Meaning]]:
    text = f"Umowę podpisano {words}, a prace już trwają."
    return [
        (text[one.start : one.end], meaning(one, published=published, reference=date(2026, 11, 23)))
        for one in expressions(text)
    ]


def written(day: date, case: str) -> list[str]:
    """Gives the ways to write a day with its year."""
    month, roman, year = form(MONTHS[day.month - 1], case), ROMAN[day.month - 1], day.year
    genitive = form(MONTHS[day.month - 1], "gen")
    weekday = form(WEEKDAYS[day.weekday()], "acc")
    word = " ".join(form(part, case) for part in ordinal(day.day))
    plain = f"{day.day} {genitive} {year}"
    ways = [
        f"{day.day} {month} {year} r.",
        f"{day.day} {month} {year} roku",
        f"{day.day:02} {month} {year}",
        f"{day.day}. {month} {year}r.",
        f"{day.day} {month}, {year} roku",
        f"{day.day} {month.upper()} {year} R.",
        f"dnia {plain} r.",
        f"w dniu {plain} roku",
        f"{day.day:02}.{day.month:02}.{year}",
        f"{day.day}.{day.month}.{year} r.",
        f"{day.day:02}-{day.month:02}-{year}",
        f"{day.day}/{day.month}/{year}",
        day.isoformat(),
        f"{year}.{day.month:02}.{day.day:02}",
        f"{day.day} {roman} {year} r.",
        f"{day.day}.{roman}.{year}",
        f"{day.day}-{roman}-{year}",
        f"we {weekday}, {plain} r.",
        f"{plain} r. ({weekday})",
        f"{weekday} ({plain} r.)",
        f"{word} {genitive} {year} roku",
        f"{word} {genitive} {spelled_year(year)} roku",
    ]
    if year >= 2000 and year < 2100:
        ways.append(f"{day.day:02}.{day.month:02}.{year % 100:02} r.")
    return ways


@settings(deadline=None, max_examples=150)
@given(day=days, case=st.sampled_from(CASES))
def test_a_day_with_its_year(day: date, case: str) -> None:
    for words in written(day, case):
        assert [found[1] for found in read(words)] == [Meaning(day.isoformat(), "stated")], words


@settings(deadline=None, max_examples=100)
@given(day=days, length=st.integers(1, 300))
def test_a_range(day: date, length: int) -> None:
    last = day + timedelta(days=length)
    month, other = (form(MONTHS[one.month - 1], "gen") for one in (day, last))
    ways = [
        f"od {day.day} {month} {day.year} r. do {last.day} {other} {last.year} r.",
        f"{day.day} {month} {day.year} – {last.day} {other} {last.year} r.",
        f"{day:%d.%m.%Y}–{last:%d.%m.%Y}",
        f"od {day:%d.%m.%Y} r. do {last:%d.%m.%Y} r.",
    ]
    if day.year == last.year:
        ways += [
            f"od {day.day} {month} do {last.day} {other} {last.year} r.",
            f"{day.day} {month} - {last.day} {other} {last.year} roku",
            f"od {day:%d.%m} do {last:%d.%m.%Y} r.",
        ]
        if day.month == last.month:
            ways += [
                f"w dniach {day.day}–{last.day} {other} {last.year} r.",
                f"od {day.day} do {last.day}.{last:%m.%Y}",
            ]
    for words in ways:
        assert [found[1] for found in read(words)] == [Meaning(f"{day}/{last}", "stated")], words


@settings(deadline=None, max_examples=60)
@given(day=days, case=st.sampled_from(CASES))
def test_a_month_and_a_year(day: date, case: str) -> None:
    month = form(MONTHS[day.month - 1], case)
    for words in (
        f"w {month} {day.year} r.",
        f"pod koniec {month} {day.year} roku",
        f"{month.capitalize()} {day.year}",
    ):
        assert [found[1] for found in read(words)] == [Meaning(f"{day.year}-{day.month:02}", "stated")], words
    for words in (f"w {day.year} roku", f"w {day.year} r.", f"w roku {day.year}", f"do {day.year} r."):
        assert [found[1] for found in read(words)] == [Meaning(f"{day.year}", "stated")], words


@settings(deadline=None, max_examples=100)
@given(published=st.dates(date(1950, 1, 1), date(2090, 1, 1)), distance=st.integers(0, 150))
def test_a_day_without_its_year_near_publication(published: date, distance: int) -> None:
    day = published - timedelta(days=distance)
    month, weekday = form(MONTHS[day.month - 1], "gen"), form(WEEKDAYS[day.weekday()], "acc")
    assert [found[1] for found in read(f"{day.day} {month}", published)] == [Meaning(day.isoformat(), "published")]
    for words in (
        f"w {weekday}, {day.day} {month}",
        f"{day.day} {month} ({weekday})",
        f"w {weekday} ({day.day} {month})",
    ):
        assert [found[1] for found in read(words, published)] == [Meaning(day.isoformat(), "weekday")], words


@settings(deadline=None, max_examples=60)
@given(hour=st.integers(0, 23), minute=st.integers(0, 59))
def test_a_time(hour: int, minute: int) -> None:
    for words in (f"o godz. {hour}.{minute:02}", f"o godzinie {hour}:{minute:02}", f"o {hour:02}:{minute:02}"):
        assert [found[1] for found in read(words)] == [Meaning(f"T{hour:02}:{minute:02}", "stated")], words
