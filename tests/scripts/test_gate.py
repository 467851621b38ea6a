"""The gate: floors that only go up, for a corpus that stays the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from gate import judge, pinned, read, write
from hypothesis import given
from hypothesis import strategies as st

FLOORS = {"press": {"digest": "d1", "floors": {"organisations": 0.9, "people": 0.95}}}
FIGURES = st.dictionaries(st.sampled_from(["organisations", "people", "places"]), st.floats(0, 1), min_size=1)


def complaints(figures: dict[str, float], digest: str = "d1", corpus: str = "press") -> tuple[str, ...]:
    return judge(corpus, digest, figures, FLOORS).complaints


def test_figures_at_or_above_their_floors_pass() -> None:
    verdict = judge("press", "d1", {"organisations": 0.9, "people": 0.99}, FLOORS)
    assert verdict.passed
    assert verdict.complaints == ()


def test_every_figure_that_falls_is_named_with_its_floor() -> None:
    assert complaints({"organisations": 0.8999, "people": 0.5}) == (
        "organisations fell to 0.8999, below its floor of 0.9000",
        "people fell to 0.5000, below its floor of 0.9500",
    )


def test_a_figure_that_is_no_longer_measured_fails() -> None:
    assert complaints({"organisations": 0.9}) == ("people is no longer measured",)


def test_a_figure_without_a_floor_fails() -> None:
    [complaint] = complaints({"organisations": 0.9, "people": 0.95, "places": 1.0})
    assert complaint.startswith("places has no floor")


def test_a_corpus_without_floors_fails() -> None:
    [complaint] = complaints({"organisations": 1.0, "people": 1.0}, corpus="blind")
    assert complaint.startswith("blind has no floors")


def test_a_corpus_that_changed_fails_however_good_its_figures() -> None:
    [complaint] = complaints({"organisations": 1.0, "people": 1.0}, digest="d2")
    assert "changed since its floors were pinned" in complaint


def test_figures_that_rose_are_pinned() -> None:
    floors = pinned("press", "d1", {"organisations": 0.91239, "people": 0.95}, FLOORS)
    assert floors["press"] == {"digest": "d1", "floors": {"organisations": 0.9123, "people": 0.95}}
    assert FLOORS["press"]["floors"] == {"organisations": 0.9, "people": 0.95}


def test_a_floor_is_not_lowered_without_a_reason() -> None:
    with pytest.raises(ValueError, match="organisations would go down; say why"):
        pinned("press", "d1", {"organisations": 0.8, "people": 1.0}, FLOORS)
    with pytest.raises(ValueError, match="people would go down"):
        pinned("press", "d1", {"organisations": 1.0}, FLOORS)


def test_a_changed_corpus_needs_a_reason_for_a_fall_too() -> None:
    with pytest.raises(ValueError, match="organisations would go down"):
        pinned("press", "d2", {"organisations": 0.8, "people": 1.0}, FLOORS)
    assert pinned("press", "d2", {"organisations": 0.9, "people": 1.0}, FLOORS)["press"]["digest"] == "d2"


def test_a_lowered_floor_keeps_its_reason_until_the_next_pin() -> None:
    lowered = pinned("press", "d1", {"organisations": 0.8, "people": 1.0}, FLOORS, lower="gold corrected")
    assert lowered["press"]["lowered"] == "gold corrected"
    assert lowered["press"]["floors"]["organisations"] == 0.8
    again = pinned("press", "d1", {"organisations": 0.9, "people": 1.0}, lowered, lower="not needed")
    assert "lowered" not in again["press"]


def test_floors_of_other_corpora_stay() -> None:
    floors = pinned("blind", "d9", {"organisations": 0.5}, FLOORS)
    assert floors["press"] == FLOORS["press"]


@given(FIGURES)
def test_what_was_pinned_passes_and_can_be_pinned_again(figures: dict[str, float]) -> None:
    floors = pinned("press", "d1", figures, {})
    assert judge("press", "d1", figures, floors).passed
    assert pinned("press", "d1", figures, floors) == floors
    at_the_floor = floors["press"]["floors"]
    assert judge("press", "d1", at_the_floor, floors).passed
    assert pinned("press", "d1", at_the_floor, floors) == floors


@given(FIGURES, FIGURES)
def test_floors_never_go_down_by_themselves(before: dict[str, float], after: dict[str, float]) -> None:
    floors = pinned("press", "d1", before, {})
    try:
        then = pinned("press", "d1", after, floors)
    except ValueError:
        assert any(after.get(name, 0.0) < floor for name, floor in floors["press"]["floors"].items())
    else:
        assert all(then["press"]["floors"].get(n, 0.0) >= floor for n, floor in floors["press"]["floors"].items())


def test_floors_are_written_and_read(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    assert read(path) == {}
    floors = pinned("press", "d1", {"organisations": 0.8, "people": 1.0}, FLOORS, lower="złoto poprawione")
    write(floors, path)
    assert read(path) == floors
    assert "złoto poprawione" in path.read_text(encoding="utf-8")
