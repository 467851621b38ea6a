"""What expressions of dates mean, what is no date, and what has no value."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.language import dates as _dates  # noqa: F401
from pipeline.language import sentences as _sentences  # noqa: F401

REFERENCE = date(2026, 11, 23)
PUBLISHED = date(2024, 5, 20)  # a Monday
MONTHS = [
    "stycznia",
    "lutego",
    "marca",
    "kwietnia",
    "maja",
    "czerwca",
    "lipca",
    "sierpnia",
    "września",
    "października",
    "listopada",
    "grudnia",
]
ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
WEEKDAYS = ["w poniedziałek", "we wtorek", "w środę", "w czwartek", "w piątek", "w sobotę", "w niedzielę"]


@pytest.fixture(scope="module")
def alone() -> Language:
    """A bare Polish pipeline that finds sentences and dates."""
    nlp = spacy.blank("pl")
    nlp.add_pipe("sentences")
    nlp.add_pipe("dates")
    return nlp


def read(nlp: Language, text: str, published: date | None = None, reference: date = REFERENCE) -> Doc:
    doc = nlp.make_doc(text)
    doc._.published, doc._.reference = published, reference
    return nlp(doc)


def found(nlp: Language, text: str, published: date | None = None) -> list[tuple[str, str, str, str]]:
    return [(e.text, e.label_, e._.value, e._.basis) for e in read(nlp, text, published).ents]


STATED = [
    ("9 maja 2023 r.", "9 maja 2023 r.", "2023-05-09"),
    ("w dniu 9 maja 2023 roku", "dniu 9 maja 2023 roku", "2023-05-09"),
    ("9 MAJA 2023 R.", "9 MAJA 2023 R.", "2023-05-09"),
    ("we wtorek, 9 maja 2023 roku", "wtorek, 9 maja 2023 roku", "2023-05-09"),
    ("9 maja 2023 r. (wtorek)", "9 maja 2023 r. (wtorek)", "2023-05-09"),
    ("09.05.2023", "09.05.2023", "2023-05-09"),
    ("dnia 9.05.2023 r.", "dnia 9.05.2023 r.", "2023-05-09"),
    ("9/05/2023", "9/05/2023", "2023-05-09"),
    ("2023-05-09", "2023-05-09", "2023-05-09"),
    ("9 V 2023", "9 V 2023", "2023-05-09"),
    ("1 stycznia 1999", "1 stycznia 1999", "1999-01-01"),
    ("29 lutego 2024 r.", "29 lutego 2024 r.", "2024-02-29"),
    ("w maju 2023 r.", "maju 2023 r.", "2023-05"),
    ("pod koniec maja 2024 r.", "maja 2024 r.", "2024-05"),
    ("w 2007 roku", "2007 roku", "2007"),
    ("w 2024 r.", "2024 r.", "2024"),
    ("w II kwartale 2024 r.", "II kwartale 2024 r.", "2024-04/2024-06"),
    ("w IV kwartale 2024 roku", "IV kwartale 2024 roku", "2024-10/2024-12"),
    ("wiosną 2022", "wiosną 2022", "2022-21"),
    ("latem 2021 r.", "latem 2021 r.", "2021-22"),
    ("jesienią 2021 r.", "jesienią 2021 r.", "2021-23"),
    ("w dniach 9–10 maja 2024 r.", "9–10 maja 2024 r.", "2024-05-09/2024-05-10"),
    ("9-10 maja 2024", "9-10 maja 2024", "2024-05-09/2024-05-10"),
    ("9 i 10 maja 2024 r.", "9 i 10 maja 2024 r.", "2024-05-09/2024-05-10"),
    ("od 9 do 11 maja 2024 r.", "9 do 11 maja 2024 r.", "2024-05-09/2024-05-11"),
    ("od 30 maja do 2 czerwca 2024 r.", "30 maja do 2 czerwca 2024 r.", "2024-05-30/2024-06-02"),
    ("od 31.05 do 13.09.2021", "31.05 do 13.09.2021", "2021-05-31/2021-09-13"),
    ("w latach 2014–2020", "latach 2014–2020", "2014/2020"),
]


@pytest.mark.parametrize(("words", "text", "value"), STATED)
@pytest.mark.parametrize("published", [None, PUBLISHED])
def test_a_date_with_its_year_is_stated(
    alone: Language, words: str, text: str, value: str, published: date | None
) -> None:
    assert found(alone, f"Umowę podpisano {words}, potem", published) == [(text, "date", value, "stated")]


@pytest.mark.parametrize(
    ("words", "text", "value"),
    [
        ("we wtorek 9 maja", "wtorek 9 maja", "2023-05-09"),
        ("w czwartek, 7 marca", "czwartek, 7 marca", "2024-03-07"),
        ("w sobotę 29 lutego", "sobotę 29 lutego", "2020-02-29"),
    ],
)
def test_a_weekday_picks_the_year(alone: Language, words: str, text: str, value: str) -> None:
    assert found(alone, f"Umowę podpisano {words}.") == [(text, "date", value, "weekday")]


def test_a_weekday_picks_the_year_nearest_to_the_day_of_publication(alone: Language) -> None:
    doc = read(alone, "Umowę podpisano we wtorek 9 maja.", published=date(2017, 5, 11))
    assert [(e._.value, e._.basis) for e in doc.ents] == [("2017-05-09", "weekday")]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("9 maja br.", "2024-05-09"),
        ("10 maja ub.r.", "2023-05-10"),
        ("9 maja", "2024-05-09"),
        ("24 grudnia", "2023-12-24"),
        ("w dniach 11-12 maja", "2024-05-11/2024-05-12"),
        ("w lutym br.", "2024-02"),
        ("w styczniu ubiegłego roku", "2023-01"),
        ("w ubiegłym roku", "2023"),
        ("wczoraj", "2024-05-19"),
        ("przedwczoraj", "2024-05-18"),
        ("w dniu wczorajszym", "2024-05-19"),
        ("dziś", "2024-05-20"),
        ("w sobotę", "2024-05-18"),
        ("w ubiegły piątek", "2024-05-17"),
        ("w ostatni piątek", "2024-05-17"),
        ("w zeszły poniedziałek", "2024-05-13"),
    ],
)
def test_an_open_date_is_read_from_the_day_of_publication(alone: Language, words: str, value: str) -> None:
    [(_, label, got, basis)] = found(alone, f"Umowę podpisano {words}, potem", PUBLISHED)
    assert (label, got, basis) == ("date", value, "published")


def test_the_day_of_what_is_done_is_past_whatever_it_will_bring(alone: Language) -> None:
    text = "Dzięki umowie podpisanej w piątek powstanie park. Na mocy podpisanych w piątek umów powstaną dwa."
    assert [row[2] for row in found(alone, text, PUBLISHED)] == ["2024-05-17", "2024-05-17"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Umowa zostanie podpisana w czwartek.", "2024-05-23"),
        ("Spotkamy się w najbliższy wtorek.", "2024-05-21"),
        ("Umowa zostanie podpisana jutro.", "2024-05-21"),
    ],
)
def test_what_is_announced_lies_ahead(alone: Language, text: str, value: str) -> None:
    assert [row[2:] for row in found(alone, text, PUBLISHED)] == [(value, "published")]


@pytest.mark.parametrize(
    ("words", "value", "basis"),
    [
        ("9 maja", "XXXX-05-09", "none"),
        ("9 maja br.", "XXXX-05-09", "none"),
        ("w maju", "XXXX-05", "none"),
        ("w dniach 11-12 maja", "XXXX-05-11/XXXX-05-12", "none"),
        ("29 lutego", "XXXX-02-29", "none"),
        ("wczoraj", "", ""),
        ("w ubiegły piątek", "", ""),
        ("w ubiegłym roku", "", ""),
    ],
)
def test_no_year_is_guessed_where_nothing_tells_it(alone: Language, words: str, value: str, basis: str) -> None:
    assert [row[2:] for row in found(alone, f"Umowę podpisano {words}, potem")] == [(value, basis)]


def test_the_day_of_reference_stands_in_only_where_it_is_asked_to() -> None:
    nlp = spacy.blank("pl")
    nlp.add_pipe("sentences")
    nlp.add_pipe("dates", config={"assume_reference": True})
    [entity] = read(nlp, "Umowę podpisano wczoraj.", reference=date(2024, 3, 1)).ents
    assert (entity._.value, entity._.basis) == ("2024-02-29", "reference")


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("Początek o godz. 11.00.", "godz. 11.00", "T11:00"),
        ("Początek o godzinie 9.", "godzinie 9", "T09:00"),
        ("Początek o 11:30.", "11:30", "T11:30"),
    ],
)
def test_times(alone: Language, text: str, surface: str, value: str) -> None:
    assert found(alone, text) == [(surface, "time", value, "stated")]


def test_a_date_and_its_time_are_two_mentions(alone: Language) -> None:
    assert [row[1:3] for row in found(alone, "Podpisano ją 9 maja 2023 r. o godz. 12:00.")] == [
        ("date", "2023-05-09"),
        ("time", "T12:00"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Zgodnie z art. 9 ust. 5 ustawy.",
        "Biuro mieści się przy ul. 3 Maja.",
        "Biuro mieści się przy ul. 3 Maja 12 w Opolu.",
        "Program ma numer wersja 1.2.2023 i działa.",
        "Obchodzono Święto 3 Maja.",
        "Wygrali 3:2 po dogrywce.",
        "Kurs wynosi 4.05 złotego.",
        "Powstało 2023 miejsc pracy.",
        "Uchwała nr 3/2023 weszła w życie.",
        "Telefon 12 345 67 89.",
        "Majowa konferencja i środowy trening.",
    ],
)
def test_what_is_no_date(alone: Language, text: str) -> None:
    assert found(alone, text) == []


@pytest.mark.parametrize(
    "words",
    ["31.02.2023", "29.02.2023", "30 lutego 2023 r.", "31 kwietnia", "w środę 9 maja 2023 r.", "31.13.2023"],
)
@pytest.mark.parametrize("published", [None, PUBLISHED])
def test_a_day_that_does_not_exist_has_no_value(alone: Language, words: str, published: date | None) -> None:
    assert all(row[2:] == ("", "") for row in found(alone, f"Umowę podpisano {words}, potem", published))


@pytest.mark.parametrize("years", [(2023, 2022), (2020, 2014)])
def test_a_period_that_ends_before_it_begins_has_no_value(alone: Language, years: tuple[int, int]) -> None:
    assert [row[2] for row in found(alone, f"W latach {years[0]}–{years[1]} trwały prace.")] == [""]


@settings(deadline=None, max_examples=80)
@given(day=st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_any_day_comes_back_as_itself_however_it_is_written(alone: Language, day: date) -> None:
    month = MONTHS[day.month - 1]
    written = [
        f"{day.day} {month} {day.year} r.",
        f"{day.day} {month} {day.year} roku",
        f"{day.day:02}.{day.month:02}.{day.year}",
        f"{day.day}.{day.month}.{day.year} r.",
        day.isoformat(),
        f"{day.day} {ROMAN[day.month - 1]} {day.year}",
        f"{WEEKDAYS[day.weekday()]}, {day.day} {month} {day.year} r.",
    ]
    for words in written:
        text = f"Umowę podpisano {words}, a prace już trwają."
        assert [row[1:] for row in found(alone, text)] == [("date", day.isoformat(), "stated")], words


@settings(deadline=None, max_examples=60)
@given(day=st.dates(date(1900, 1, 1), date(2099, 12, 31)), wrong=st.integers(1, 6))
def test_a_weekday_that_contradicts_its_date_leaves_no_value(alone: Language, day: date, wrong: int) -> None:
    weekday = WEEKDAYS[(day.weekday() + wrong) % 7]
    text = f"Umowę podpisano {weekday}, {day.day} {MONTHS[day.month - 1]} {day.year} r., a prace trwają."
    assert [row[2:] for row in found(alone, text)] == [("", "")]


@settings(deadline=None, max_examples=60)
@given(published=st.dates(date(1950, 1, 1), date(2090, 1, 1)), days=st.integers(0, 150))
def test_a_weekday_finds_the_year_of_a_day_near_publication(alone: Language, published: date, days: int) -> None:
    day = published - timedelta(days=days)
    text = f"Umowę podpisano {WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}."
    assert [row[2:] for row in found(alone, text, published)] == [(day.isoformat(), "weekday")]


def test_dates_respect_mentions_of_others(alone: Language) -> None:
    doc = alone.make_doc("Szkoła im. 9 Maja 2023 oraz 10 maja 2023 r.")
    school = doc.char_span(0, len("Szkoła im. 9 Maja 2023"), label="orgName")
    assert school is not None
    doc.ents = [school]
    for name in ("sentences", "dates"):
        doc = alone.get_pipe(name)(doc)
    assert [(e.text, e.label_) for e in doc.ents] == [
        ("Szkoła im. 9 Maja 2023", "orgName"),
        ("10 maja 2023 r.", "date"),
    ]
