"""What a network hears beside the rules: it completes what they tell, and adds what they miss; it never takes away."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.language.telling import OFFICE, PARTY, SIGNER, Part, Telling

Heard = Callable[..., list[tuple[str, str, list[str], list[str]]]]


@pytest.fixture
def heard(nlp: Language) -> Heard:
    """Gives (kind, status, parties, signers) of a text's agreements, where the network says what it is given to say."""

    def hearing(text: str, *tellings: tuple[str, list[str], list[tuple[str, str]]], share: float = 0.99) -> list:
        doc = nlp(text)

        def span(words: str) -> Span:
            start = doc.text.index(words)
            found = doc.char_span(start, start + len(words))
            assert found is not None
            return found

        doc._.telling = tuple(
            Telling(
                status, tuple(map(span, words)), tuple(Part(span(name), part, share) for part, name in parts), share
            )
            for status, words, parts in tellings
        )
        read: Doc = nlp.get_pipe("agreements")(doc)
        return [
            (a.kind, a.status, [s.name for s in a.signatories], [s.name for s in a.signers]) for a in read._.agreements
        ]

    return hearing


ONE_SIDE = "Wójt gminy Lipno podpisał umowę na remont drogi. Prace poprowadzi Huta Kalina S.A."
FOREIGN = "Po latach starań umowa wreszcie nosi dwa autografy: za nią stoją Gmina Lipno i Huta Kalina S.A."


def test_it_names_the_party_that_the_rules_miss(heard: Heard) -> None:
    told = ("signed", ["podpisał", "umowę"], [(OFFICE, "Wójt gminy Lipno"), (PARTY, "Huta Kalina S.A.")])
    assert heard(ONE_SIDE, told) == [("umowa", "signed", ["Gmina Lipno", "Huta Kalina S.A."], [])]


def test_it_tells_an_agreement_that_the_rules_do_not_know(heard: Heard) -> None:
    assert heard(FOREIGN) == []
    told = ("signed", ["autografy"], [(PARTY, "Gmina Lipno"), (PARTY, "Huta Kalina S.A.")])
    assert heard(FOREIGN, told) == [("umowa", "signed", ["Gmina Lipno", "Huta Kalina S.A."], [])]


def test_what_it_is_not_sure_of_changes_nothing(heard: Heard) -> None:
    told = ("signed", ["autografy"], [(PARTY, "Gmina Lipno"), (PARTY, "Huta Kalina S.A.")])
    assert heard(FOREIGN, told, share=0.8) == []


def test_what_did_not_happen_is_not_heard(heard: Heard) -> None:
    text = "Gmina Lipno odmówiła podpisania umowy z Hutą Kalina S.A."
    told = ("signed", ["podpisania", "umowy"], [(PARTY, "Gmina Lipno"), (PARTY, "Hutą Kalina S.A.")])
    assert heard(text, told) == []


def test_who_was_only_present_is_no_party(heard: Heard) -> None:
    text = (
        "Gmina Lipno i Politechnika Opolska podpisały umowę. W uroczystości uczestniczyli:\n\n"
        "- Jan Dolski, prezes Huty Kalina S.A.,\n- Maria Nowak, wójt gminy Rypin.\n"
    )
    parts = [
        (PARTY, "Gmina Lipno"),
        (PARTY, "Politechnika Opolska"),
        (SIGNER, "Jan Dolski"),
        (PARTY, "Huty Kalina S.A."),
    ]
    told = ("signed", ["podpisały", "umowę"], parts)
    assert heard(text, told) == [("umowa", "signed", ["Gmina Lipno", "Politechnika Opolska"], [])]


def test_a_shorter_name_is_no_further_party(heard: Heard) -> None:
    text = (
        "Gmina Lipno i Huta Kalina S.A. podpisały umowę. Podpis Kaliny złożono w Lipnie. Umowę Huta Kalina podpisała."
    )
    told = ("signed", ["podpisały", "umowę"], [(PARTY, "Gmina Lipno"), (PARTY, "Huta Kalina S.A.")])
    again = ("signed", ["Umowę", "podpisała"], [(PARTY, "Huta Kalina podpisała"[:11])])
    assert heard(text, told, again) == [("umowa", "signed", ["Gmina Lipno", "Huta Kalina S.A."], [])]


def test_one_beside_the_news_has_the_main_party_too(heard: Heard) -> None:
    text = (
        "Gmina Lipno i Politechnika Opolska podpisały 9 maja 2023 r. umowę o stażach. Dwa lata wcześniej umowa "
        "o badaniach nosiła pieczęć Huty Kalina S.A."
    )
    told = ("historical", ["pieczęć"], [(PARTY, "Huty Kalina S.A.")])
    assert ("umowa", "historical", ["Gmina Lipno", "Huta Kalina S.A."], []) in heard(text, told)
