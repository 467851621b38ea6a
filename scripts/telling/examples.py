"""Marked articles as windows with what is right to say of each word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import spacy
from marks import STATUSES, Marked
from numpy.typing import NDArray

from pipeline.language.entities.pieces import Pieces
from pipeline.language.entities.slices import Slice, slices
from pipeline.language.entities.words import words
from pipeline.language.telling.component import LONGEST

_PART_OF = {"P": 1, "O": 2, "S": 3, "N": 4}


@dataclass(frozen=True)
class Example:
    """A window of an article, and of each of its words, int64, (words,):

    told: 0, or 1 with the place of the status among STATUSES. parts: 0, or 1 with the place of the part among PARTS.
    numbers: the agreements that it is marked for, as bits.
    """

    slice: Slice
    told: NDArray[np.int64]
    parts: NDArray[np.int64]
    numbers: NDArray[np.int64]


def examples(nlp: spacy.Language, articles: Iterable[Marked], cut: Pieces) -> list[Example]:
    """Gives the windows of articles, in order."""
    return [one for article in articles for one in _windows(nlp, article, cut)]


def _windows(nlp: spacy.Language, article: Marked, cut: Pieces) -> list[Example]:
    doc = nlp.make_doc(article.text)
    text = words(doc)
    starts = np.array([doc[token].idx for token in text.tokens])
    ends = starts + [len(doc[token]) for token in text.tokens]
    told, parts, numbers = (np.zeros(len(text.tokens), dtype=np.int64) for _ in range(3))
    for mark in article.marks:
        inside = (starts < mark.end) & (ends > mark.start)
        if mark.letter == "T":
            told[inside] = 1 + STATUSES.index(article.agreements[min(mark.numbers)].status)
        else:
            parts[inside] = _PART_OF[mark.letter]
        numbers[inside] |= sum(1 << number for number in mark.numbers)
    return [
        Example(one, told[place], parts[place], numbers[place])
        for one in slices(text, cut, LONGEST)
        for place in [slice(one.window.start, one.window.end)]
    ]
