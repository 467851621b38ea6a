"""Headlines in capitals, where a capital tells nothing: "DZIEWIĘĆ GMIN PODPISAŁO POROZUMIENIE"."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from pipeline.language.dictionary import readings
from pipeline.language.layout import lines

_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 3
_SAYING = frozenset({"fin", "praet", "imps", "prep", "inf"})


def tokens(doc: Doc, text: str) -> frozenset[int]:
    """Gives the tokens of the lines in capitals that say something, and are no company's name in a list.

    text: the Doc's, which takes time to put together.
    """
    found: set[int] = set()
    for line in lines(text):
        words = _WORD.findall(line.text(text))
        if len(words) >= _FEWEST and all(word.isupper() for word in words) and any(_says(word) for word in words):
            span = doc.char_span(line.start, line.end, alignment_mode="expand")
            found.update(range(span.start, span.end) if span is not None else ())
    return frozenset(found)


def _says(word: str) -> bool:
    return len(word) > 1 and any(reading.pos in _SAYING for reading in readings(word.lower()))
