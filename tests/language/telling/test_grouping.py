"""What the network says of single words becomes groups: who tells of one agreement, and whose it is."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language.telling.grouping import PARTS, STATUSES, Answers, groups, runs
from pipeline.language.telling.record import NOUN, PARTY, SIGNER


def answers(told: list[str], parts: list[str], numbers: list[set[int]]) -> Answers:
    """Gives answers that are sure: "" for nothing, else a status or a part; words of a number in common are of one."""
    count = len(told)
    told_shares, part_shares = np.full((count, 5), 0.005, np.float32), np.full((count, 5), 0.005, np.float32)
    for place in range(count):
        told_shares[place, ("", *STATUSES).index(told[place])] = 0.98
        part_shares[place, ("", *PARTS).index(parts[place])] = 0.98
    same = np.array([[0.9 if one & other else 0.1 for other in numbers] for one in numbers], np.float32)
    return Answers(told_shares, part_shares, same.reshape(count, count))


def test_words_that_speak_of_one_agreement_are_one_group_though_others_stand_between() -> None:
    # Gmina A podpisała umowę , a wcześniej z B list ; podpis złożył Jan
    told = ["", "signed", "signed", "", "", "historical", "", "historical", "", "signed", "signed", ""]
    parts = [PARTY, "", "", "", "", "", PARTY, "", "", "", "", SIGNER]
    numbers = [{1}, {1}, {1}, set(), set(), {2}, {2}, {2}, set(), {1}, {1}, {1}]
    one, two = groups(answers(told, parts, numbers), 0, 12, [((0, 1), PARTY), ((6, 7), PARTY), ((11, 12), SIGNER)])
    assert (one.status, one.words) == ("signed", [(1, 3), (9, 11)])
    assert [(run, part) for run, part, _ in one.parts] == [((0, 1), PARTY), ((11, 12), SIGNER)]
    assert (two.status, two.words) == ("historical", [(5, 6), (7, 8)])
    assert [(run, part) for run, part, _ in two.parts] == [((6, 7), PARTY)]


def test_a_party_of_two_agreements_belongs_to_both() -> None:
    told = ["signed", "", "planned"]
    found = groups(answers(told, ["", PARTY, ""], [{1}, {1, 2}, {2}]), 0, 3, [((1, 2), PARTY)])
    assert [[run for run, _, _ in group.parts] for group in found] == [[(1, 2)], [(1, 2)]]


def test_a_name_is_judged_as_a_whole() -> None:
    told, numbers = ["signed", *[""] * 8], [{1}] * 9
    mostly, hardly = ["", *[PARTY] * 7, ""], ["", PARTY, *[""] * 7]
    [group] = groups(answers(told, mostly, numbers), 0, 9, [((1, 9), PARTY)])
    assert [(run, part) for run, part, _ in group.parts] == [((1, 9), PARTY)]
    [group] = groups(answers(told, hardly, numbers), 0, 9, [((1, 9), PARTY)])
    assert [run for run, _, _ in group.parts] == [(1, 2)]


def test_a_noun_that_stands_for_a_party_is_a_part_without_being_a_name() -> None:
    [group] = groups(answers(["signed", ""], ["", NOUN], [{1}, {1}]), 0, 2, [])
    assert [(run, part) for run, part, _ in group.parts] == [((1, 2), NOUN)]


def test_where_nothing_tells_names_are_nobody() -> None:
    assert groups(answers(["", ""], [PARTY, SIGNER], [{1}, {1}]), 0, 2, [((0, 1), PARTY)]) == []


@given(st.sets(st.integers(0, 60)))
def test_runs_are_the_places_and_never_touch(places: set[int]) -> None:
    found = runs(sorted(places))
    assert {place for start, end in found for place in range(start, end)} == places
    assert all(end < start for (_, end), (start, _) in pairwise(found))


@given(st.data())
def test_every_word_of_a_group_is_counted_and_every_part_stands_in_one(data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 12))

    def shares(width: int) -> np.ndarray:
        drawn = st.lists(st.floats(0.0625, 1, width=32), min_size=width, max_size=width)
        rows = np.array([data.draw(drawn) for _ in range(count)], np.float32)
        return rows / rows.sum(axis=1, keepdims=True)

    same = np.array([[data.draw(st.floats(0, 1, width=32)) for _ in range(count)] for _ in range(count)], np.float32)
    given_ = Answers(shares(5), shares(5), same)
    first = data.draw(st.integers(0, count))
    found = groups(given_, first, count, [])
    telling = {place for place in range(first, count) if given_.told[place, 0] < 0.5}
    assert sorted(place for group in found for place in group.places) == sorted(telling)
    for group in found:
        assert group.status in STATUSES
        assert 0 < group.share <= 1
        assert all(first <= run[0] < run[1] <= count for run, _, _ in group.parts)
