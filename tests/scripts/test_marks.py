"""Marked articles: the text comes out as it was, every mark where its words stand, and bad files are named."""

from __future__ import annotations

from pathlib import Path

import marks
import pytest
from hypothesis import given
from hypothesis import strategies as st

ARTICLE = """#1 signed | list intencyjny | 2023-05-09
#2 historical | umowa | -
---
⟦1P|Gmina Lipno⟧ i ⟦12P|Politechnika Gdańska⟧ ⟦1T|podpisały⟧ ⟦1T|list intencyjny⟧
W 2019 r. ⟦2T|umowę⟧ ⟦2T|zawarł⟧ z uczelnią ⟦2O|starosta kutnowski⟧."""


def test_an_article_is_its_text_with_marks_at_their_words() -> None:
    article = marks.parse("a", ARTICLE)
    assert article.text.startswith("Gmina Lipno i Politechnika Gdańska podpisały list intencyjny\nW 2019 r. umowę")
    assert [(article.text[m.start : m.end], m.letter, sorted(m.numbers)) for m in article.marks[:2]] == [
        ("Gmina Lipno", "P", [1]),
        ("Politechnika Gdańska", "P", [1, 2]),
    ]
    assert article.agreements[1] == marks.Agreement("signed", "list intencyjny", "2023-05-09")
    assert article.agreements[2].date is None


@given(st.lists(st.tuples(st.text("ab ąż.\n", max_size=8), st.text("xyż", min_size=1, max_size=5)), max_size=6))
def test_any_text_comes_out_as_it_went_in(pieces: list[tuple[str, str]]) -> None:
    body = "|" + "".join(f"{plain}⟦1P|{marked}⟧" for plain, marked in pieces) + "|"
    article = marks.parse("a", "#1 signed | umowa | -\n---\n" + body)
    assert article.text == "|" + "".join(plain + marked for plain, marked in pieces) + "|"
    assert [article.text[mark.start : mark.end] for mark in article.marks] == [marked for _, marked in pieces]


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("bez linii", "no line '---'"),
        ("#1 done | umowa | -\n---\ntekst", "is not '#NUMBER STATUS"),
        ("#1 signed | umowa | -\n---\n⟦2P|Gmina⟧", "has a number that no line"),
        ("#1 signed | umowa | -\n---\n⟦1P|Gmina", "a mark is broken"),
    ],
)
def test_a_bad_file_is_named_with_what_is_wrong(content: str, complaint: str) -> None:
    with pytest.raises(marks.MarksError, match=f"^a: .*{complaint}"):
        marks.parse("a", content)


def test_every_article_of_the_corpus_can_be_read() -> None:
    articles = list(marks.read(Path(__file__).parents[2] / "corpus" / "told"))
    assert len(articles) > 300
    for article in articles:
        spoken = {number for mark in article.marks if mark.letter == "T" for number in mark.numbers}
        assert spoken == set(article.agreements), article.name
