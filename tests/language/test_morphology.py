"""Lemma, part of speech and features of each token."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token

from pipeline.language import morphology as _registered  # noqa: F401


@pytest.fixture(scope="module")
def alone() -> Language:
    nlp = spacy.blank("pl")
    nlp.add_pipe("morphology")
    return nlp


def token(doc: Doc, form: str) -> Token:
    return next(token for token in doc if token.text == form)


@pytest.mark.parametrize(
    ("text", "form", "lemma", "pos"),
    [
        ("Przedstawiciele podpisali umowę.", "podpisali", "podpisać", "VERB"),
        ("Przedstawiciele podpisali umowę.", "umowę", "umowa", "NOUN"),
        ("Spotkanie odbyło się we Wrocławiu.", "Wrocławiu", "Wrocław", "PROPN"),
        ("Spotkanie odbyło się we Wrocławiu.", "we", "w", "ADP"),
        ("Mówił o nowoczesnych hutach.", "nowoczesnych", "nowoczesny", "ADJ"),
        ("Mówił o nowoczesnych hutach.", "hutach", "huta", "NOUN"),
        ("Klastry współpracują.", "Klastry", "klaster", "NOUN"),
        ("Klastry współpracują.", ".", ".", "PUNCT"),
        ("Powstało 300 miejsc.", "300", "300", "NUM"),
        ("Gmina oraz powiat dopłacą.", "dopłacą", "dopłacić", "VERB"),
    ],
)
def test_a_form_gets_its_lemma_and_part_of_speech(alone: Language, text: str, form: str, lemma: str, pos: str) -> None:
    found = token(alone(text), form)
    assert (found.lemma_, found.pos_) == (lemma, pos)


@pytest.mark.parametrize(
    ("text", "form", "case"),
    [
        ("Rozmawiał z rektorem.", "rektorem", "Ins"),
        ("Bank przyznał kredyt hucie.", "hucie", None),
        ("Mówił w Krakowie.", "Krakowie", "Loc"),
        ("Umowa dla huty.", "huty", "Gen"),
    ],
)
def test_only_a_certain_case_is_written(alone: Language, text: str, form: str, case: str | None) -> None:
    assert token(alone(text), form).morph.get("Case") == ([case] if case else [])


def test_a_word_of_no_language_keeps_its_form(alone: Language) -> None:
    found = token(alone("Nagrodę dostał zespół Xqwv z Opola."), "Xqwv")
    assert found.lemma_ == "Xqwv"
