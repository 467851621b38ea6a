"""What officers see to is no organisation: "Minister Nauki i Oświaty", "Prorektor ds. Nauki i Badań Naukowych"."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Doc

from pipeline.language.dictionary import lemmas, readings
from pipeline.language.mentions.borders import right
from pipeline.language.mentions.heads import heads, is_head
from pipeline.language.mentions.words import capitalised
from pipeline.language.offices import office_reading


def tokens(doc: Doc) -> frozenset[int]:
    """Gives the tokens of what a minister, or an officer behind "ds.", sees to, in words with capitals."""
    found: set[int] = set()
    for token in doc[:-3]:
        following = token.i + 1
        if _minister(token.text) and doc[following].text[:1].isupper():
            found.update(range(following, right(doc, token.i)))
        elif doc[following].text == "Stanu" and "sekretarz" in token.lower_:
            found.add(following)  # "Sekretarz Stanu", "podsekretarzowi Stanu"
        elif doc[following].lower_ == "ds" and office_reading(token.text) is not None:
            begun = following + (2 if doc[following + 1].text == "." else 1)
            matter = capitalised(doc[begun]) and any("gen" in reading.cases for reading in readings(doc[begun].text))
            if matter and not is_head(doc[begun]):
                found.update(range(following, right(doc, token.i, begun + 1)))
    return frozenset(found)


@lru_cache(maxsize=100_000)
def _minister(word: str) -> bool:
    return not heads().ministers.isdisjoint(lemmas(word.lower()))
