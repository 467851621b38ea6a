"""Scores against marked articles: what counts as right, and what the marks are taken for."""

from __future__ import annotations

import marks
import pytest
from spacy.language import Language
from spacy.tokens import Doc
from told_scores import Scores, Told, found_in, paired, told_by_marks

ARTICLE = """#1 signed | umowa | 2024-05-20
#2 planned | porozumienie | -
---
Umowa i plany

⟦1P|Gmina Lipno⟧ ⟦1T|podpisała⟧ 20 maja 2024 r. ⟦1T|umowę⟧ z ⟦1P|Budmax Sp. z o.o.⟧
Podpis złożyła prezes spółki ⟦1S|Anna Nowak⟧.
W lipcu ⟦2T|porozumienie⟧ z ⟦2N|gminą⟧ ⟦2T|podpisze⟧ ⟦2O|rektor Politechniki Opolskiej⟧.
"""


def agreement(status: str, *parties: str, signers: tuple[str, ...] = (), beside: tuple[str, ...] = ()) -> Told:
    return Told(status, frozenset(parties), frozenset(signers), frozenset(beside))


def test_half_of_the_parties_and_the_status_make_an_agreement_right() -> None:
    scores = Scores()
    scores.add([agreement("signed", "A", "B")], [agreement("signed", "A", "B", "C")])
    scores.add([agreement("planned", "A", "B")], [agreement("signed", "A", "B")])
    scores.add([agreement("signed", "A")], [agreement("signed", "A", "B", "C")])
    assert (scores.agreements.right, scores.agreements.wrong, scores.agreements.missed) == (1, 2, 2)
    assert (scores.parties.right, scores.parties.wrong, scores.parties.missed) == (5, 0, 3)


def test_an_article_without_agreements_counts_where_none_is_found() -> None:
    scores = Scores()
    scores.add([], [])
    scores.add([agreement("signed", "A")], [])
    assert (scores.silent, scores.without) == (1, 2)
    assert scores.parties.shares == (0.0, 1.0, 0.0)


def test_each_agreement_is_paired_once_with_the_one_that_shares_most() -> None:
    found = [agreement("signed", "A", "B"), agreement("signed", "A")]
    told = [agreement("signed", "A"), agreement("signed", "A", "B")]
    assert paired(found, told) == {0: 1, 1: 0}


def test_whom_a_signer_stands_for_counts_neither_way() -> None:
    scores = Scores()
    scores.add([agreement("signed", "A", "B")], [agreement("signed", "A", beside=("B",))])
    assert (scores.parties.right, scores.parties.wrong) == (1, 0)


@pytest.fixture
def doc(nlp: Language) -> Doc:
    return nlp(marks.parse("a", ARTICLE).text)


def test_marks_are_taken_for_the_names_that_the_product_gives(doc: Doc) -> None:
    told = told_by_marks(marks.parse("a", ARTICLE), doc)
    assert [one.status for one in told] == ["signed", "planned"]
    assert told[0].parties == {"Gmina Lipno", "Budmax Sp. z o.o."}
    assert told[0].signers == {"Anna Nowak"}
    assert told[1].parties == {"Gmina Lipno", "Politechnika Opolska"}


def test_a_plain_article_is_told_as_its_marks_say(doc: Doc) -> None:
    scores = Scores()
    scores.add(found_in(doc), told_by_marks(marks.parse("a", ARTICLE), doc))
    assert (scores.agreements.right, scores.agreements.wrong, scores.agreements.missed) == (2, 0, 0)
