"""Names of people that the dictionary proves: a forename it knows, before a surname."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from pipeline.language.dictionary import Reading, readings
from pipeline.language.mentions.heads import is_head
from pipeline.language.mentions.words import agreeing, begins_person, capitalised, forename, initials
from pipeline.language.offices import is_title, office_reading, offices

_ACADEMIC = frozenset(
    {"prof", "dr", "hab", "inż", "mgr", "lek", "med", "ks", "mec", "płk", "ppłk", "gen", "mjr", "kpt", "bryg"}
)
_DASHES = frozenset({"-", "–"})
_LONGEST = 6
_SURNAME = frozenset({"nazwisko"})


def _surname_agrees(doc: Doc, forename_at: int, surname_at: int) -> bool:
    """Tells whether the dictionary lets a word be this forename's surname: it is none it knows otherwise, or agrees."""
    found = readings(doc[surname_at].text)
    names = [r for r in found if r.qualifiers & _SURNAME or r.adjectival]
    if not any(r.adjectival or "sg" in r.numbers for r in names):  # "Cymbał" is no surname's plural
        common = [r for r in found if r.nominal and r.known]
        return not common or not is_head(doc[surname_at])
    first = [r for r in readings(doc[forename_at].text) if "imię" in r.qualifiers]
    return any(_shared(one, other) for one in first for other in names) or not any(
        r.qualifiers & _SURNAME for r in names
    )


def _shared(one: Reading, other: Reading) -> bool:
    return bool(one.cases & other.cases and one.genders & other.genders and one.numbers & other.numbers)


def by_title(doc: Doc) -> Iterator[tuple[int, int]]:
    """Gives the two to four capitalised words behind a title, whatever their language: "prof. Nuria Campos Gil"."""
    for token in doc[:-2]:
        if token.lower_ not in _ACADEMIC | offices().dignities or (
            token.text[:1].isupper() and not token.is_sent_start
        ):
            continue
        start = token.i + (2 if doc[token.i + 1].text == "." else 1)
        end = start
        while end < len(doc) and end - start < _LONGEST and not doc[end].is_sent_start:
            if not (name_part(doc[end]) or (end > start and _particle(doc, end))):
                break
            end += 2 if initials(doc[end]) else 1
            if end + 1 < len(doc) and doc[end].text == "-" and not doc[end].whitespace_ and capitalised(doc[end + 1]):
                end += 2
        if end - start > 1 and end <= len(doc) and not is_head(doc[start]):
            yield start, end


def _surname(token: Token) -> bool:
    """Tells whether a capitalised word can be a surname: no office behind one ("Jan Kot Przewodniczący")."""
    if not capitalised(token):
        return False
    return office_reading(token.text) is None or any(r.qualifiers & _SURNAME for r in readings(token.text))


def second_surname(doc: Doc, dash: int) -> bool:
    """Tells whether a dash with spaces around it joins a second surname to the first: "Ewa Malicka – Kruk,"."""
    if (
        dash + 1 >= len(doc)
        or doc[dash].text not in _DASHES
        or not (doc[dash].whitespace_ and doc[dash - 1].whitespace_)
    ):
        return False
    second = doc[dash + 1]
    end = dash + 2
    last = end >= len(doc) or not capitalised(doc[end]) or bool(doc[end].is_sent_start)
    if not last or second.is_sent_start or office_reading(second.text) is not None or is_head(second):
        return False
    known = readings(second.text)
    if any(r.known and r.nominal and not r.qualifiers & _SURNAME and r.lemma[:1].isupper() for r in known):
        return False  # "Jan Kot – Lipno": a town, another forename
    if any("m1" in r.genders and "nazwa_pospolita" in r.qualifiers for r in known):
        return False  # "Jan Kot – Rolnik": what he does
    surnames = tuple(r for r in known if r.qualifiers & _SURNAME)
    return agreeing(surnames, tuple(r for r in readings(doc[dash - 1].text) if r.qualifiers & _SURNAME or r.adjectival))


def behind_particles(doc: Doc, index: int) -> int:
    """Gives the capital behind the small words of a foreign name that stand at a token, else that token: "van der"."""
    end = index
    while end + 1 < len(doc) and end - index < 3 and doc[end].text in offices().particles - {"y", "e", "ul"}:
        end += 1
    return end if capitalised(doc[end]) else index


def _particle(doc: Doc, index: int) -> bool:
    """Tells whether a small word inside a foreign name stands before a capital: "ibn Jassim"."""
    return doc[index].text in offices().particles and index + 1 < len(doc) and capitalised(doc[index + 1])


def name_part(token: Token) -> bool:
    """Tells whether a word can be part of a person's name: capitalised, and no title, acronym or head noun."""
    if not capitalised(token) or is_title(token.text) or is_head(token):
        return False
    return (token.text[1:].islower() or initials(token)) and office_reading(token.text) is None


def by_forename(doc: Doc) -> Iterator[tuple[int, int]]:
    """Gives (first token, token after the last) of each forename, further forenames or initials, and surname."""
    index = 0
    while index < len(doc) - 1:
        if not begins_person(doc, index) or is_title(doc[index].text):
            index += 1
            continue
        end = index + 1
        while end < len(doc) and (
            (forename(doc[end]) and end + 1 < len(doc) and _surname(doc[end + 1]) and not doc[end + 1].is_sent_start)
            or (initials(doc[end]) and end + 2 < len(doc) and capitalised(doc[end + 2]))
            or (doc[end].text == "." and initials(doc[end - 1]))
        ):
            end += 1
        end = behind_particles(doc, end)
        if (
            end < len(doc)
            and _surname(doc[end])
            and not doc[end].is_sent_start
            and (doc[end].text[1:].islower() or len(doc[end].text) > 3)
            and _surname_agrees(doc, index, end)
        ):
            end += 1
            while (
                end + 1 < len(doc)
                and doc[end].text in {"-", "–"}
                and not doc[end - 1].whitespace_
                and capitalised(doc[end + 1])
                and (doc[end].text == "-" or not doc[end].whitespace_)
                and not doc[end + 1].is_sent_start
                and office_reading(doc[end + 1].text) is None
            ):
                end += 2
            end += 2 if second_surname(doc, end) else 0
            yield index, end
            index = end
        else:
            index += 1
