"""Where the name of an organisation that has a head noun begins."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from pipeline.language.dictionary import lemmas, readings
from pipeline.language.mentions.counted import number_start
from pipeline.language.mentions.heads import heads
from pipeline.language.mentions.words import agreeing, capitalised, roman
from pipeline.language.offices import office_reading

_JOINING = frozenset({"i", "oraz"})


def left(doc: Doc, head: int) -> int:
    """Gives where a name begins: the adjectives before its head that agree with it, with ordinals and hyphens."""
    start = head
    while start > 0:
        before = doc[start - 1]
        if before.text == "-" and start >= 2 and not before.whitespace_ and not doc[start - 2].whitespace_:
            start -= 2
            continue
        if before.lower_ in _JOINING and 2 <= start < head and _adjective_pair(doc, start, head):
            start -= 2
        elif _adjective_of(doc, start - 1, head):
            start -= 1
        elif roman(before) or _company_acronym(before, start < head):
            start -= 1
            break
        else:
            break
    return number_start(doc, start, head)


def _adjective_pair(doc: Doc, start: int, head: int) -> bool:
    """Tells whether "i" before a name joins an adjective to its first ("Powiatowa i Miejska Biblioteka").

    An adjective behind a noun is that noun's ("Izba Przemysłowo-Handlowa oraz Kłodzieńska Izba").
    """
    first = start - 2
    while first > 1 and doc[first - 1].text == "-" and not doc[first - 1].whitespace_:
        first -= 2
    behind_noun = first > 0 and capitalised(doc[first - 1]) and not doc[first].is_sent_start
    return not behind_noun and _adjective_of(doc, start - 2, head)


def _adjective_of(doc: Doc, index: int, head: int) -> bool:
    adjectives = tuple(r for r in readings(doc[index].text) if r.adjectival)
    if not adjectives or office_reading(doc[index].text) is not None:  # "Przewodniczącego Rady"
        return False
    if index and lemmas(doc[index - 1].text) & heads().organs and agreeing(adjectives, readings(doc[index - 1].text)):
        return False  # "Zarząd Główny (Związku)"
    return capitalised(doc[index]) and agreeing(adjectives, readings(doc[head].text))


def _company_acronym(token: Token, adjectives: bool) -> bool:
    """Tells whether a token is the acronym that begins a company's name: "PGE Polska Grupa Energetyczna"."""
    return adjectives and token.is_alpha and token.text.isupper() and 1 < len(token.text) < 7
