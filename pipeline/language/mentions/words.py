"""What the shape of a token tells: whether it can stand inside a name."""

from __future__ import annotations

import re
from functools import lru_cache

from spacy.tokens import Doc, Token

from pipeline.language.dictionary import Reading, readings
from pipeline.language.offices import is_title

OPENING_QUOTES = frozenset({"„", '"', "«", "“", "”", "''", "’’"})
CLOSING_QUOTES = frozenset({"”", '"', "»", "“", "''", "’’"})
_ADDRESS = frozenset({"pan", "pana", "panu", "panem", "pani", "panią"})
_MARIA = frozenset({"Maria", "Marii", "Marię", "Marią"})
_ROMAN = re.compile(r"[IVXLCDM]+")
_KNOWN = 100_000


def capitalised(token: Token) -> bool:
    """Tells whether a token is a word that begins with a capital letter (or holds one: "eHealth")."""
    return capital(token.text)


@lru_cache(maxsize=_KNOWN)
def capital(word: str) -> bool:
    """Tells of a word what `capitalised` tells of a token."""
    return any(character.isupper() for character in word[:2]) and any(c.isalpha() for c in word)


def roman(token: Token) -> bool:
    return bool(_ROMAN.fullmatch(token.text))


def initials(token: Token) -> bool:
    """Tells whether a token is one capital letter before a full stop."""
    return len(token.text) == 1 and token.text.isupper() and token.i + 1 < len(token.doc) and token.nbor(1).text == "."


def person_readings(token: Token) -> list[Reading]:
    """Gives the readings of a token as a forename."""
    return [reading for reading in readings(token.text) if "imię" in reading.qualifiers]


def forename(token: Token) -> bool:
    return _forename(token.text)


@lru_cache(maxsize=_KNOWN)
def _forename(word: str) -> bool:
    return word[:1].isupper() and word[1:].islower() and any("imię" in r.qualifiers for r in readings(word))


def begins_person(doc: Doc, index: int) -> bool:
    """Tells whether a forename that begins a person's name stands at a token: "Stare Pole Marek" only at "Marek"."""
    if not forename(doc[index]):
        return False
    if index + 2 >= len(doc) or not forename(doc[index + 1]) or not capitalised(doc[index + 2]):
        return True
    following = doc[index + 1]
    if following.text in _MARIA and not person_of_woman(doc[index]):
        return True  # "Jan Maria Sowa"
    return agreeing(tuple(person_readings(doc[index])), tuple(person_readings(following)))


def addresses(doc: Doc, index: int) -> bool:
    """Tells whether a title or form of address stands at a token before a person: "Pani prof. Ewa Lis"."""
    if doc[index].lower_ not in _ADDRESS and not (doc[index].text.istitle() and is_title(doc[index].text)):
        return False
    following = index + 1
    while following < len(doc) and (doc[following].text == "." or doc[following].text.islower()):
        following += 1
    return following < len(doc) and following - index < 8 and begins_person(doc, following)


def person_of_woman(token: Token) -> bool:
    return any("f" in reading.genders for reading in person_readings(token))


def closing_quote(doc: Doc, opening: int, limit: int = 14) -> int | None:
    """Gives the index of the quote that closes the one at `opening`, on the same line and near, or None."""
    for index in range(opening + 1, min(len(doc), opening + limit)):
        if doc[index].is_space and "\n" in doc[index].text:
            return None
        if doc[index].text in CLOSING_QUOTES:
            return index
    return None


def agreeing(first: tuple[Reading, ...], second: tuple[Reading, ...]) -> bool:
    """Tells whether two words can agree in number, case and gender."""
    return any(
        one.numbers & other.numbers and one.cases & other.cases and one.genders & other.genders
        for one in first
        for other in second
    )


_ACRONYM = re.compile(r"(?=(?:.*[A-ZĄĆĘŁŃÓŚŹŻ]){2})[A-Za-zĄĆĘŁŃÓŚŹŻąćęłńóśźż0-9&+./-]{2,14}")


@lru_cache(maxsize=_KNOWN)
def acronym_shaped(text: str) -> bool:
    """Tells whether a text looks like an acronym: 2 to 14 characters, two capitals at least, mostly capitals."""
    letters = [character for character in text if character.isalpha()]
    return bool(_ACRONYM.fullmatch(text)) and 2 * sum(character.isupper() for character in letters) > len(letters)
