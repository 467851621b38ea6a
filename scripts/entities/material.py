"""Training material: articles of NKJP and SlavicNER as slices with the right tags of each word."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass

import nkjp
import numpy as np
import slavicner
import spacy
from numpy.typing import NDArray
from spacy.tokens import Doc

from pipeline.language.entities.pieces import Pieces
from pipeline.language.entities.slices import Slice, slices
from pipeline.language.entities.tags import BEGINS, INSIDE, KINDS, NESTED, NEWS
from pipeline.language.entities.words import words

UNKNOWN = -1
"""The tag of a kind that a corpus does not mark: it is neither learned nor scored."""
NEWS_KINDS = dict(zip(("PER", "LOC", "ORG", "EVT", "PRO"), NEWS, strict=True))


@dataclass(frozen=True)
class Example:
    """A slice and the right tags of its words, int8, (words, kinds), UNKNOWN where the corpus says nothing."""

    slice: Slice
    tags: NDArray[np.int8]


def from_nkjp(
    nlp: spacy.Language, documents: Iterable[nkjp.Document], cut: Pieces, rng: random.Random | None, kept: float = 1.0
) -> list[list[Example]]:
    """Gives each document's examples.

    With `rng` some sentences stand on lines of their own, and of those without entities only a share is kept.
    """
    examples = []
    for document in documents:
        if rng:
            document = [s for s in document if any(token.iob for token in s) or rng.random() < kept]
        if document:
            examples.append(_examples(nkjp.as_doc(nlp, document, rng), cut, NESTED))
    return examples


def from_news(nlp: spacy.Language, articles: Iterable[slavicner.Article], cut: Pieces) -> list[list[Example]]:
    """Gives each article's examples."""
    examples = []
    for article in articles:
        doc = nlp.make_doc(article.text)
        found = [
            doc.char_span(mention.start, mention.end, NEWS_KINDS[mention.type], alignment_mode="expand")
            for mention in article.mentions
        ]
        doc.spans["nested"] = [span for span in found if span is not None]
        examples.append(_examples(doc, cut, NEWS))
    return examples


def from_texts(nlp: spacy.Language, texts: Iterable[str], cut: Pieces) -> list[list[Example]]:
    """Gives the examples of each text, of whose words nothing is known."""
    return [_examples(nlp.make_doc(text), cut, ()) for text in texts]


def _examples(doc: Doc, cut: Pieces, marked: tuple[str, ...]) -> list[Example]:
    text = words(doc)
    places = {token: place for place, token in enumerate(text.tokens)}
    tags = np.full((len(text.tokens), len(KINDS)), UNKNOWN, dtype=np.int8)
    tags[:, [KINDS.index(kind) for kind in marked]] = 0
    for span in sorted(doc.spans.get("nested", ()), key=len):
        inside = [places[token.i] for token in span if token.i in places]
        column = KINDS.index(span.label_)
        tags[inside, column] = INSIDE
        tags[inside[:1], column] = BEGINS
    return [Example(one, tags[one.window.start : one.window.end]) for one in slices(text, cut)]
