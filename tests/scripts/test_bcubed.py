"""B-cubed, by hand."""

from __future__ import annotations

import pytest
from bcubed import bcubed


def test_what_is_all_right_scores_one() -> None:
    score = bcubed(["x", "x", "y"], [1, 1, 2])
    assert (score.precision, score.recall, score.f) == (1.0, 1.0, 1.0)


def test_one_entity_for_all_has_recall_and_little_precision() -> None:
    score = bcubed(["x"] * 4, [1, 1, 2, 2])
    assert (score.precision, score.recall) == (0.5, 1.0)
    assert score.f == pytest.approx(2 / 3)


def test_an_entity_a_mention_has_precision_and_little_recall() -> None:
    score = bcubed([1, 2, 3, 4], ["x", "x", "x", "y"])
    assert score.precision == 1.0
    assert score.recall == pytest.approx((3 * (1 / 3) + 1) / 4)


def test_nothing_scores_nothing() -> None:
    assert bcubed([], []).f == 0.0
