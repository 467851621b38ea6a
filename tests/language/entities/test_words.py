"""The words of a Doc and the borders between them."""

from __future__ import annotations

import spacy

from pipeline.language.entities.words import LINE, NO_BORDER, SENTENCE, words

TEXT = "Gmina Lipno podpisała umowę. Rektor prof. Jan Sowa był w m. Rypin.\n\n• Gmina Rypin\n• ul. Długa"


def test_lines_and_sentences_are_borders_and_abbreviations_are_none() -> None:
    doc = spacy.blank("pl")(TEXT)
    found = words(doc)
    assert [doc[token].text for token in found.tokens] == found.forms
    assert not any(form.isspace() for form in found.forms)
    after = {(form, border) for form, border in zip(found.forms, found.borders, strict=True) if border != NO_BORDER}
    assert (".", SENTENCE) in after
    assert ("Rypin", LINE) in after
    sentence_ends = [index for index, border in enumerate(found.borders) if border == SENTENCE]
    assert [found.forms[index - 1] for index in sentence_ends] == ["umowę"]


def test_a_text_of_spaces_has_no_words() -> None:
    assert words(spacy.blank("pl")(" \n\t \n")).forms == []
