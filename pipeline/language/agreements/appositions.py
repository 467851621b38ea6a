"""Common nouns that go with a name and carry its case: "firmą", "producentem okien", "wyłonionym wykonawcą – firmą"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from pipeline.language.agreements.candidates import noun_cases
from pipeline.language.agreements.clauses import finite
from pipeline.language.agreements.kinds import agreement_words
from pipeline.language.agreements.lexicon import data
from pipeline.language.dictionary import lemmas, readings
from pipeline.language.mentions.heads import heads
from pipeline.language.offices import office_reading

_FAR = 4
_PHRASE = 9
_RELATIVE = frozenset({"który", "jaki"})


def _besides_this(token: Token) -> bool:
    """Tells whether a pronoun stands alone behind its preposition: "oprócz tego wójt podpisał", "poza tym"."""
    return token.lower_ in {"tego", "tym"} and token.i > 0 and token.nbor(-1).lower_ in data().besides


def descriptive(token: Token) -> bool:
    """Tells whether a common word before a name belongs to it: "firmą", "krakowska spółka", "miejscowy"."""
    if not (token.text.islower() or (token.is_sent_start and token.is_title)) or not token.is_alpha:
        return False
    found = readings(token.lower_)
    agreement = lemmas(token.lower_) & agreement_words()  # "umowa", which the dictionary has as an adjective too
    if agreement or any(reading.pos in {"prep", "conj", "praet", "fin", "imps"} for reading in found):
        return False
    if lemmas(token.lower_) & _RELATIVE or _besides_this(token):
        return False
    return bool(lemmas(token.lower_) & heads().before_name) or any(reading.adjectival for reading in found)


def _agent(token: Token) -> frozenset[str]:
    """Gives the cases in which a common noun says what a party does, "producentem", "dystrybutor"; else none."""
    if not token.is_lower or office_reading(token.text) is not None or finite(token):
        return frozenset()
    found = [reading for reading in readings(token.lower_) if reading.nominal and "sg" in reading.numbers]
    organisation = lemmas(token.lower_) & (data().counted | heads().names | heads().before_name)
    if not organisation and not any("m1" in reading.genders for reading in found):
        return frozenset()
    return frozenset().union(*(reading.cases for reading in found)) & {"nom", "inst"}


def apposed(doc: Doc, index: int, first: int) -> int | None:
    """Gives the noun that a name's apposition begins with, looking from "okien": "z producentem okien X".

    It is instrumental behind "z" and "między", or nominative where no preposition governs it.
    """
    start = index
    while start > first and index - start < _FAR:
        cases = _agent(doc[start])
        if cases:
            before = start - 1
            while before > first and descriptive(doc[before]):
                before -= 1
            together = doc[before].lower_ in {"z", "ze", "między", "pomiędzy", "a"}
            governed = any(reading.pos == "prep" for reading in readings(doc[before].lower_))
            return start if ("inst" in cases and together) or ("nom" in cases and not governed) else None
        owner = lemmas(doc[start].lower_) & (heads().names | heads().before_name | heads().local_government)
        if owner or not doc[start].is_lower or not any("gen" in r.cases for r in readings(doc[start].lower_)):
            return None
        start -= 1
    return None


def participle(token: Token, cases: frozenset[str]) -> bool:
    """Tells whether a participle agrees with a noun behind its own object: "wyłonionym (w przetargu) wykonawcą"."""
    return any(reading.pos == "ppas" and reading.cases & cases for reading in readings(token.lower_))


def described(doc: Doc, dash: int, first: int) -> int | None:
    """Gives the common noun for an organisation before a dash or comma, as in "wykonawcą – firmą X", or None."""
    index = dash - 1
    while index > first and doc[index].is_lower and any(r.adjectival for r in readings(doc[index].lower_)):
        index -= 1
    if index >= first and doc[index].is_lower and (_counted(doc[index]) or "inst" in _agent(doc[index])):
        return index
    return next((i for i in range(dash - 2, max(first, dash - _PHRASE), -1) if _with_participle(doc, i)), None)


def _counted(token: Token) -> bool:
    return bool(lemmas(token.lower_) & data().counted)


def _with_participle(doc: Doc, index: int) -> bool:
    """Tells whether a participle with its own phrase follows a noun: "wykonawcą wyłonionym w drodze przetargu – X"."""
    noun, behind = doc[index], doc[index + 1]
    return noun.is_lower and _counted(noun) and participle(behind, noun_cases(noun))
