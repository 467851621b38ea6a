"""Values are marked where the text says them, and marking loses nothing of the text."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from pipeline.dashboard.marks import Mark, marks, pieces
from pipeline.dashboard.opening import find
from pipeline.dashboard.queries.event import agreement
from pipeline.dashboard.snapshot import Snapshot


def test_every_value_is_marked_where_the_text_says_it(output: Path) -> None:
    told = agreement(Snapshot(find(output)).cursor(), "a1:1")
    assert told is not None
    text = told.article["text"]
    found = {(mark.field, text[mark.start : mark.end], mark.value) for mark in marks(told) if mark.field != "evidence"}
    assert found == {
        ("kind", "list intencyjny", "list intencyjny"),
        ("date", "9 maja 2023 r.", "2023-05-09"),
        ("place", "Sandomierzu", "Sandomierz"),
        ("occasion", "Forum Klastrów", "Forum Klastrów"),
        ("subject", "wspólnych badań", "wspólnych badań"),
        ("signatory", "Klaster Wodny", "Klaster Wodny"),
        ("signatory", "Gmina Lipowo", "Gmina Lipowo"),
        ("represented_by", "Fundacja Nurt", "Fundacja Nurt"),
        ("signer", "Anna Sowa", "Anna Sowa"),
        ("signer", "Jan Kot", "Jan Kot"),
        ("role", "prezes Anna Sowa", "prezes"),
        ("role", "wójt Jan Kot", "wójt"),
    }


OFFSETS = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted)


@given(st.text(max_size=40), st.lists(st.tuples(OFFSETS, st.sampled_from(["date", "place", "evidence"])), max_size=8))
def test_pieces_are_the_text_whatever_overlaps(text: str, spans: list[tuple[list[int], str]]) -> None:
    found = [Mark(start, end, field, "") for (start, end), field in spans if start < end <= len(text)]
    cut = list(pieces(text, found))
    assert "".join(piece.text for piece in cut) == text
    for mark in found:
        assert "".join(piece.text for piece in cut if mark in piece.marks) == text[mark.start : mark.end]
        assert [mark in piece.opens for piece in cut].count(True) == 1
    for piece in cut:
        lengths = [mark.end - mark.start for mark in piece.marks]
        assert lengths == sorted(lengths)
