"""What the tests of this room share: reading a text, and a name as its component alone gives it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from spacy.language import Language
from spacy.tokens import Doc

REFERENCE = date(2026, 11, 23)


@pytest.fixture(scope="session")
def read(nlp: Language) -> Callable[..., Doc]:
    """Reads a text with the whole pipeline."""

    def reading(text: str, published: date | None = None, reference: date = REFERENCE) -> Doc:
        doc = nlp.make_doc(text)
        doc._.published, doc._.reference = published, reference
        return nlp(doc)

    return reading


@pytest.fixture(scope="session")
def named(nlp: Language) -> Callable[[str, str, str], str]:
    """Gives the canonical name of a mention that the test itself marks in a text."""

    def naming(text: str, mention: str, label: str) -> str:
        doc = nlp.make_doc(text)
        start = text.index(mention)
        span = doc.char_span(start, start + len(mention), label=label)
        assert span is not None, f"{mention!r} does not stand on the borders of tokens"
        doc.ents = [span]
        [entity] = nlp.get_pipe("names")(doc).ents
        return entity._.name

    return naming
