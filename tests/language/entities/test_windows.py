"""A text in windows: nothing left out, nothing counted twice, cut where no entity can be."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pipeline.language.entities.windows import windows

LENGTHS = st.lists(st.integers(1, 16), max_size=400)


@given(LENGTHS, st.data())
def test_every_word_is_counted_once_and_no_window_is_too_long(lengths: list[int], data: st.DataObject) -> None:
    breaks = data.draw(st.lists(st.integers(0, 2), min_size=len(lengths), max_size=len(lengths)))
    longest = data.draw(st.integers(20, 190))
    found = list(windows(lengths, breaks, longest))
    assert [word for one in found for word in range(one.first, one.last)] == list(range(len(lengths)))
    for one in found:
        assert one.start <= one.first < one.last <= one.end
        assert sum(lengths[one.start : one.end]) <= max(longest, lengths[one.start])


def test_a_window_ends_with_the_last_sentence_that_fits() -> None:
    breaks = [0, 0, 0, 1] * 10
    assert [(one.start, one.end) for one in windows([5] * 40, breaks, 100)] == [(0, 20), (20, 40)]


def test_a_sentence_without_end_is_read_with_context_on_both_sides_of_each_cut() -> None:
    found = list(windows([1] * 1000, [0] * 1000, 100))
    for left, right in pairwise(found):
        assert left.end - left.last >= 19
        assert right.first - right.start >= 19


def test_a_word_longer_than_a_window_is_a_window() -> None:
    assert [(one.start, one.end) for one in windows([3, 50, 3], [0, 0, 0], 20)][1] == (1, 2)


def test_no_text_is_no_window() -> None:
    assert list(windows([], [])) == []
