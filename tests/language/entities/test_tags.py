"""Scores of tags become whole spans, the likeliest there are."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from pipeline.language.entities.tags import BEGINS, INSIDE, KINDS, OUTSIDE, best_tags, outermost, spans, whole_people

SCORES = arrays.arrays(
    np.float32, st.tuples(st.integers(1, 5), st.just(2), st.just(3)), elements=st.floats(-9, 0, width=16)
)


def whole(tags: tuple[int, ...]) -> bool:
    return all(tag != INSIDE or before != OUTSIDE for before, tag in zip((OUTSIDE, *tags), tags, strict=False))


@given(SCORES)
def test_no_sequence_of_tags_that_makes_whole_spans_is_likelier(scores: np.ndarray) -> None:
    words, kinds, _ = scores.shape
    found = best_tags(scores)
    for kind in range(kinds):
        column = tuple(found[:, kind].tolist())
        assert whole(column)
        total = sum(float(scores[word, kind, tag]) for word, tag in enumerate(column))
        best = max(
            sum(float(scores[word, kind, tag]) for word, tag in enumerate(tags))
            for tags in product(range(3), repeat=words)
            if whole(tags)
        )
        assert np.isclose(total, best, atol=1e-3)


def test_no_words_have_no_tags() -> None:
    assert best_tags(np.zeros((0, 2, 3), dtype=np.float32)).shape == (0, 2)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 5)), max_size=6), st.sampled_from(KINDS))
def test_spans_come_back_from_their_tags(drawn: list[tuple[int, int]], kind: str) -> None:
    tags = np.zeros((40, len(KINDS)), dtype=np.int8)
    column, wanted, free = KINDS.index(kind), [], 0
    for start, length in sorted(drawn):
        if start >= free:
            tags[start, column] = BEGINS
            tags[start + 1 : start + length, column] = INSIDE
            wanted.append((start, start + length, kind))
            free = start + length
    assert spans(tags) == wanted


def test_of_entities_in_one_another_the_longest_stands_outside() -> None:
    found = [
        (0, 4, "orgName"),
        (3, 4, "placeName_settlement"),
        (5, 7, "persName"),
        (5, 6, "persName_forename"),
        (6, 7, "persName_surname"),
        (8, 9, "placeName_country"),
        (10, 11, "persName_surname"),
        (10, 11, "persName"),
    ]
    assert outermost(found) == [
        (0, 4, "orgName"),
        (5, 7, "persName"),
        (8, 9, "placeName_country"),
        (10, 11, "persName"),
    ]


def test_a_person_cut_between_forename_and_surname_is_one() -> None:
    cut = [(0, 1, "persName"), (0, 1, "persName_forename"), (1, 2, "persName"), (1, 2, "persName_surname")]
    whole = [(0, 2, "persName"), (0, 1, "persName_forename"), (1, 2, "persName_surname")]
    assert whole_people(cut) == whole
    assert whole_people(whole) == whole


def test_two_people_by_their_surnames_stay_two() -> None:
    two = [(0, 1, "persName"), (0, 1, "persName_surname"), (1, 2, "persName"), (1, 2, "persName_surname")]
    assert whole_people(two) == two
