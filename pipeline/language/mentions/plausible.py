"""What of the model's entities can be a name: it takes the beginnings of sentences, headings and titles for names."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Span, Token

from pipeline.language.dictionary import Reading, readings
from pipeline.language.mentions.documents import names_document
from pipeline.language.mentions.heads import is_head
from pipeline.language.mentions.words import agreeing, capitalised, initials, person_readings
from pipeline.language.offices import is_title, office_reading

_PROPER = frozenset({"imię", "nazwisko", "nazwa_geograficzna", "nazwa_własna", "nazwa_organizacji", "nazwa_firmowa"})
PLACE = frozenset({"nazwa_geograficzna", "człon_nazwy_geograficznej"})
_PARTICLES = frozenset({"de", "von", "van", "da", "di", "del", "der", "la", "le", "du", "dos", "al", "el", "y", "e"})
_HEADINGS = frozenset({"lp", "l.p", "nr", "poz"})  # of a table's columns
_SHORTEST = 3


def plausible(span: Span) -> bool:
    """Tells whether an entity of the model's can be what its label says."""
    words = [token for token in span if any(character.isalpha() for character in token.text)]
    if not words:
        return False
    if span.text.lower().rstrip(".") in _HEADINGS:
        return False
    if span.label_ == "persName":
        return _person(words)
    if span.label_ in {"placeName", "geogName"}:
        return _place(span, words)
    if span.label_ in {"orgName", "eventName"}:
        return _named(words)
    return not names_document(words)


def _person(words: list[Token]) -> bool:
    """Tells whether words can be a person's name: without a forename only behind a title or an office."""
    if any(not capitalised(word) and word.lower_ not in _PARTICLES for word in words):
        return False
    if any(is_head(word) and not _surname(word) for word in words):
        return False
    if len(words) == 1 or person_readings(words[0]) or initials(words[0]):
        return True
    if any(word.text.isupper() and len(word) > 1 for word in words) or _known(words[0]):
        return False
    doc, end = words[0].doc, words[-1].i + 1
    if end + 1 < len(doc) and doc[end].text in {",", "–", "-"} and office_reading(doc[end + 1].text) is not None:
        return True
    before = words[0].nbor(-1) if words[0].i else None
    return before is not None and (is_title(before.text) or office_reading(before.text) is not None)


def _surname(word: Token) -> bool:
    return any("nazwisko" in reading.qualifiers for reading in readings(word.text))


def _known(word: Token) -> list[Reading]:
    return [reading for reading in readings(word.text) if reading.known]


def _common(word: Token) -> bool:
    """Tells whether the dictionary has a word, and as no name."""
    found = _known(word)
    return bool(found) and not any(reading.qualifiers & _PROPER or reading.lemma[:1].isupper() for reading in found)


def _place(span: Span, words: list[Token]) -> bool:
    if span.text.islower():
        return True  # "polskimi": marked as derived
    if len(words) == 1:
        known = _known(words[0])
        if known and not any("nazwa_geograficzna" in reading.qualifiers for reading in known):
            return False
        if is_head(words[0]) and not _behind_preposition(words[0]):
            return False
        if words[0].is_sent_start and any(not r.lemma[:1].isupper() and "nom" in r.cases for r in known):
            return False
        return len(words[0]) >= _SHORTEST and not _adjective(words[0]) and not _of_the_next(words[0])
    if is_head(words[0]) or any(word.lower_ in {"pw", "św", "im"} for word in words):
        return False
    return not all(_common(word) for word in words) or any(reading.adjectival for reading in _known(words[0]))


def _of_the_next(word: Token) -> bool:
    """Tells whether a word is the adjective of the noun behind it: "Kujawskiego (Kuratora Oświaty)", "Polski (Ład)"."""
    following = word.nbor(1) if word.i + 1 < len(word.doc) else None
    if following is None or not capitalised(following) or following.is_sent_start:
        return False
    adjectives = tuple(reading for reading in readings(word.lower_) if reading.adjectival)
    nouns = [r for r in readings(following.text) if r.nominal and r.known and agreeing(adjectives, (r,))]
    return bool(nouns) and not any(reading.qualifiers & (_PROPER | PLACE) for reading in nouns)


def _behind_preposition(word: Token) -> bool:
    return word.i > 0 and any(reading.pos == "prep" for reading in readings(word.nbor(-1).lower_))


def _adjective(word: Token) -> bool:
    """Tells whether a word is an adjective, such as places' names give, and nothing else ("Grodzieckiego")."""
    found = readings(word.text)
    return bool(found) and all(reading.adjectival or "nazwisko" in reading.qualifiers for reading in found)


def _named(words: list[Token]) -> bool:
    """Tells whether words can name an organisation or event: no document, no office, and no common words with a capital
    at their beginning only."""
    if names_document(words) or all(_of_office(word) for word in words) or [word.text for word in words] == ["RP"]:
        return False
    capitals = sum(capitalised(word) for word in words)
    if len(words) == 1:
        return words[0].text.isupper() or not (_common(words[0]) or _adjective(words[0]))
    return capitals > 1 or not all(_common(word) or word.text.islower() for word in words)


def _of_office(word: Token) -> bool:
    """Tells whether a word is a title or office, or stands beside one ("JM Rektor", "Pani Dyrektor")."""
    return is_title(word.text) or (office_reading(word.text) is not None and not is_head(word))


def bearers(span: Span, persons: Iterable[Span]) -> bool:
    """Tells whether a surname alone can be that of a person whom the text names in full."""
    start = span[-1].lower_[: max(_SHORTEST, len(span[-1]) - 3)]
    return any(
        len(person) > 1 and token.lower_.startswith(start)
        for person in persons
        for token in person[1:]
        if token.is_alpha
    )
