"""Patrons inside the names of organisations: "im. gen. Stanisława Maczka", "pw. św. Floriana", "im. 3 Maja"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from pipeline.language.dictionary import readings
from pipeline.language.mentions.regnal import regnal
from pipeline.language.mentions.words import capitalised, forename, initials
from pipeline.language.offices import is_rank, is_title

_NAMED_AFTER = frozenset({"im", "imienia", "pw", "p.w", "imieniem"})
_DEDICATED = frozenset({"wezwaniem"})
_HOLY = frozenset({"św", "św.", "bł", "świętego", "świętej", "świętych", "błogosławionego", "błogosławionej"})
_RANKS = frozenset(
    {"dr", "inż", "gen", "ks", "prof", "hab", "płk", "ppłk", "mjr", "kpt", "por", "rtm", "abp", "bp", "kard", "mgr"}
    | {"arch", "marsz", "hetm", "kr", "o", "s", "lek", "med", "bryg", "dyw", "broni", "kmdr", "adm", "hm", "dh", "red"}
    | {"króla", "królowej", "księcia", "generała", "marszałka", "profesora", "doktora", "majora", "kapitana"}
)
_LONGEST = 8


def begins_patron(doc: Doc, index: int) -> bool:
    """Tells whether a patron's name follows from a token on ("im.", "pw.", "pod wezwaniem", "św.")."""
    word = doc[index].lower_
    if word in _NAMED_AFTER or word in _HOLY:
        return True
    return word == "pod" and index + 1 < len(doc) and doc[index + 1].lower_ in _DEDICATED


def patron(doc: Doc, index: int) -> int | None:
    """Gives the token after the patron's name that begins at `index`, or None where no name follows."""
    end = _behind_words(doc, index)
    begin, surname = end, False
    while end < len(doc) and end - begin < _LONGEST:
        token = doc[end]
        if token.is_space or (token.text in {"-", "–"} and (token.whitespace_ or doc[end - 1].whitespace_)):
            break
        if regnal(doc, end):
            return end + 1
        if initials(token):
            end += 2
        elif _between(doc, end, begin) and not (surname and token.lower_ in _RANKS):
            end += 1
        elif capitalised(token) and not (surname and forename(token)):
            surname = surname or not forename(token)
            end += 1
        else:
            break
    while end > begin and (doc[end - 1].text in {"-", "i"} or doc[end - 1].is_space):
        end -= 1
    return end if end > begin else None


def _rank(token: Token) -> bool:
    return token.lower_ in _RANKS or (token.is_lower and is_rank(token.text))


def _between(doc: Doc, index: int, begin: int) -> bool:
    """Tells whether a token that is no name stands inside a patron's: a hyphen, a rank or its stop, a figure, "i"."""
    token = doc[index]
    if token.lower_ == "i":
        return index > begin and index + 1 < len(doc) and _named(doc, index + 1)
    if token.text == ".":
        return doc[index - 1].lower_ in _HOLY | _RANKS and not (index + 1 < len(doc) and doc[index + 1].is_sent_start)
    return token.text == "-" or _rank(token) or token.lower_ in _HOLY or (token.text.isdigit() and index == begin)


def _named(doc: Doc, index: int) -> bool:
    """Tells whether a second patron's forename stands at a token ("Marii i Piotra Curie"), in the genitive."""
    return forename(doc[index]) and any("gen" in r.cases and "imię" in r.qualifiers for r in readings(doc[index].text))


def _behind_words(doc: Doc, index: int) -> int:
    """Gives the first token of the patron's name behind "im.", "pw. św.", "im. prof. dr. hab."."""
    if doc[index].lower_ == "pod":
        index += 1
    while index < len(doc) and (
        doc[index].text == "."
        or doc[index].lower_ in _NAMED_AFTER | _DEDICATED | _HOLY
        or _rank(doc[index])
        or (doc[index].text.islower() and is_title(doc[index].text))
    ):
        index += 1
    return index
