"""What letters and dictionary tell of a word."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language.entities.clues import CLUES, clues, shape


def told(form: str) -> set[str]:
    return {clue for clue, value in zip(CLUES, clues(form), strict=True) if value}


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("gmina", "lower"),
        ("Łódź", "title"),
        ("KGHM", "upper"),
        ("J", "initial"),
        ("LoT", "mixed"),
        ("2023", "digits"),
        ("9.05", "digit"),
        ("A4", "digit"),
        ("–", "symbol"),
        ("", "symbol"),
    ],
)
def test_a_word_has_one_shape(form: str, expected: str) -> None:
    assert shape(form) == expected


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("Przemysława", {"forename", "noun", "gen", "sg", "m1"}),
        ("Kowalskiego", {"surname", "gen", "acc"}),
        ("Jaworznie", {"place", "loc"}),
        ("ZUS", {"organisation", "upper"}),
        ("Opolska", {"adjective", "f"}),
        ("podpisali", {"verb", "lower"}),
        ("Rada", {"common in lower case"}),
        ("Brzdękowizja", {"unknown"}),
    ],
)
def test_the_dictionary_tells_of_a_word(form: str, expected: set[str]) -> None:
    assert expected <= told(form)


@given(st.text(max_size=80))
def test_any_word_has_a_shape_and_a_vector_that_nobody_changes(form: str) -> None:
    vector = clues(form)
    assert vector.shape == (len(CLUES),)
    assert set(np.unique(vector)) <= {0.0, 1.0}
    assert len(told(form) & set(CLUES[:8])) == 1
    with pytest.raises(ValueError, match="read-only"):
        vector[0] = 2.0
