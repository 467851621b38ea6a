"""Lines, items, depth and paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language.layout import lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zwykły wiersz", [("Zwykły wiersz", "", 0)]),
        ("- Gmina Lipno,\n- Huta Kalina", [("Gmina Lipno,", "-", 0), ("Huta Kalina", "-", 0)]),
        ("1. Gmina\n2) Powiat\na) Huta", [("Gmina", "1.", 0), ("Powiat", "2)", 0), ("Huta", "a)", 0)]),
        ("• Gmina\n  • wójt Jan Kot", [("Gmina", "•", 0), ("wójt Jan Kot", "•", 1)]),
        ("– To ważne – mówi wójt", [("To ważne – mówi wójt", "–", 0)]),
        ("2023 rok\n10.05 piątek", [("2023 rok", "", 0), ("10.05 piątek", "", 0)]),
        ("-bez odstępu", [("-bez odstępu", "", 0)]),
        ("  wcięty bez znaku  ", [("wcięty bez znaku", "", 0)]),
        ("\n \n\t\n", []),
        ("-   ", []),
    ],
)
def test_lines_with_their_markers_and_depth(text: str, expected: list[tuple[str, str, int]]) -> None:
    assert [(line.text(text), line.marker, line.depth) for line in lines(text)] == expected


def test_an_empty_line_begins_a_new_paragraph() -> None:
    text = "Tytuł\n\nPierwszy\nteż pierwszy\n\n\nDrugi"
    assert [line.paragraph for line in lines(text)] == [0, 1, 1, 2]


@given(text=st.text(alphabet="a-•1. )\n\tŻ", max_size=80))
def test_lines_lie_in_order_inside_the_text_and_hold_something(text: str) -> None:
    end = 0
    for line in lines(text):
        assert end <= line.start < line.end <= len(text)
        assert line.text(text) == line.text(text).strip()
        assert "\n" not in line.text(text)
        end = line.end
