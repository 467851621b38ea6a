"""No text takes longer per character than another, however long it is, and none raises."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.language.dates.grammar import expressions
from pipeline.language.dates.meaning import meaning

REFERENCE = date(2026, 11, 23)
PIECES = [
    "7",
    "1.",
    "1-",
    "12.05.",
    "9 maja ",
    "9, ",
    "9 i ",
    "9 – ",
    "I ",
    "roku ",
    "2023 ",
    "2023-",
    "od 9 do ",
    "(",
    ": ",
    "'",
    "dwa tysiące ",
    "dwudziestego ",
    "godz. 9 ",
    "w piątek, ",
    "maj, ",
    "p.n.e. ",
    "ą",
    "\n",
    "Umowę podpisano wczoraj. ",
    "1:2",
    "X-",
    "1/",
    "_",
    "\U0001f600",
    "٣",
    "²",
]


def seconds(text: str) -> float:
    """Gives the processor's time for a text, the best of three."""
    times = []
    for _ in range(3):
        begun = time.process_time()
        list(expressions(text))
        times.append(time.process_time() - begun)
    return min(times)


@pytest.mark.parametrize("piece", PIECES)
def test_time_grows_with_the_text(piece: str) -> None:
    list(expressions(piece))
    short, long = (seconds((piece * (size // len(piece) + 1))[:size]) for size in (10_000, 100_000))
    # Ten times the text in ten times the time; a square would make it a hundred. Below 2 ms the clock is too coarse.
    assert long < 25 * max(short, 0.002)


def test_a_million_digits() -> None:
    ordinary = "Umowę podpisano 9 maja 2023 r. w siedzibie klastra. "
    digits = seconds("7" * 1_000_000)
    assert digits < 2 * seconds((ordinary * 20_000)[:1_000_000]) + 0.05


@settings(deadline=None, max_examples=300)
@given(
    text=st.lists(st.sampled_from([*PIECES, "9", "31", "maja", " ", ".", "r.", "lat ", "wieku", "do", "a"])).map(
        "".join
    )
)
def test_no_pieces_of_dates_raise(text: str) -> None:
    for one in expressions(text):
        assert 0 <= one.start < one.end <= len(text)
        assert all(one.start <= start < end <= one.end for start, end in one.parts)
        meaning(one, published=None, reference=REFERENCE)
        meaning(one, published=REFERENCE, reference=REFERENCE)


@settings(deadline=None, max_examples=200)
@given(text=st.text(max_size=200))
def test_no_text_raises(text: str) -> None:
    list(expressions(text))
