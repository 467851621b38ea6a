"""Names that no mention holds, where they end: "Lipna", "Komisariatu Policji w Rudkach", "parafii św. Anny"."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from pipeline.language.dictionary import readings
from pipeline.language.mentions.words import capitalised
from pipeline.language.offices import is_title, office_reading
from pipeline.language.roles.words import genitive_adjective, local_adjective, name_word, pointing

BEGINNING = frozenset({"parafia", "diecezja", "archidiecezja", "komisariat"})
_SAINT = frozenset({"pw", "św", "p.w", "im", "bł", "nmp", "pod", "wezwaniem"})
_HYPHENS = frozenset({"-", "–"})
_LONGEST, _LONGEST_PLACE = 10, 5


def _person(at: dict[int, Span], index: int) -> bool:
    return index in at and at[index].label_ == "persName"


def name_end(doc: Doc, start: int, at: dict[int, Span]) -> int:
    """Gives where a unit's or company's name that begins at a token ends: capitalised words, one in "-skiego"."""
    end = start
    while end < len(doc) and end - start < _LONGEST_PLACE and not _person(at, end):
        token = doc[end]
        hyphen = token.text in _HYPHENS and not token.whitespace_ and end > start
        if not (hyphen or name_word(token) or (local_adjective(token) and token.is_alpha)):
            break
        if is_title(token.text) or office_reading(token.text):
            break
        end += 1
    return end


def begun_end(doc: Doc, start: int, at: dict[int, Span]) -> int:
    """Gives where a name ends that begins with its common noun at a token: the token behind the noun if none does."""
    end = start + 1
    small = pointing(doc[start].text) in BEGINNING
    if doc[start].text.islower() and not small:
        return end
    while end < len(doc) and end - start < _LONGEST and not _person(at, end):
        adjective = small and end == start + 1 and genitive_adjective(doc[end].text)
        if not (adjective or _continues(doc, end)):
            break
        end += 1
    while end > start + 1 and doc[end - 1].lower_ in {"w", "we"}:
        end -= 1
    return end


def _continues(doc: Doc, index: int) -> bool:
    word = doc[index]
    if word.lower_ in _SAINT or (word.text == "." and doc[index - 1].lower_ in _SAINT):
        return True
    if is_title(word.text) or office_reading(word.text):
        return False
    town = word.lower_ in {"w", "we"} and index + 1 < len(doc) and capitalised(doc[index + 1])
    return town or name_word(word)


def town(word: str) -> bool:
    """Tells whether a word that the model takes for a surname is a place's genitive: "burmistrz Rypina"."""
    found = [r for r in readings(word) if r.known]
    return any("nazwa_geograficzna" in r.qualifiers and "gen" in r.cases for r in found) and not any(
        "nazwisko" in r.qualifiers for r in found
    )


def describes(token: Token) -> bool:
    """Tells whether a word in lower case can stand between "w" and a name: "w nowej spółce Betmax"."""
    return token.is_lower and bool(pointing(token.text) or any(r.adjectival for r in readings(token.text)))
