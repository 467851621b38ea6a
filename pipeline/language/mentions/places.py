"""Places that prepositions, layout and the article itself prove: towns, villages, lands, streets."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Doc, Span, Token

from pipeline.language import towns
from pipeline.language.dictionary import Reading, lemmas, readings
from pipeline.language.mentions.countries import country
from pipeline.language.mentions.heads import is_head
from pipeline.language.mentions.legal_forms import legal_form
from pipeline.language.mentions.words import addresses, begins_person, capitalised, forename, roman
from pipeline.language.names import streets
from pipeline.language.names.towns import populations, regions
from pipeline.language.offices import offices

_CERTAIN = {"w": "loc", "we": "loc"}
_LIKELY = {
    "z": "gen",
    "ze": "gen",
    "do": "gen",
    "koło": "gen",
    "spod": "gen",
    "pod": "inst",
    "na": "loc",
    "między": "inst",
    "pomiędzy": "inst",
    "przez": "acc",
    "od": "gen",
}
_PERSONAL = frozenset({"imię", "nazwisko"})
_LONGEST = 4
_KNOWN = 100_000


def in_text(doc: Doc) -> Iterator[Span]:
    """Gives the places of a text, each once: behind prepositions, streets, and every other use of a town so found."""
    found = list(_behind(doc, _CERTAIN, frozenset()))
    known = frozenset(name for span in found for name in _nominatives(span[0], "loc") if len(span) == 1)
    yield from found
    yield from _behind(doc, _LIKELY, known)
    yield from by_street(doc)
    yield from by_dateline(doc)
    yield from _further(doc, known)


_NOUNS = frozenset(
    {"rejon", "okolica", "mieszkaniec", "mieszkanka", "miejscowość", "wieś", "miasto", "dzielnica", "przedmieście"}
    | {"teren", "obszar", "sołectwo", "granica", "stolica", "okolice", "strona", "część", "centrum", "stacja"}
)
_LANDS = frozenset(
    {"półwysep", "wyspa", "jezioro", "puszcza", "pojezierze", "wyżyna", "nizina", "pogórze", "wybrzeże", "zatoka"}
    | {"góra", "morze", "kotlina", "przełęcz", "żuławy", "równina", "ziemia", "wysoczyzna", "zalew"}
)
_ADJECTIVES = frozenset({"cały", "pobliski", "sąsiedni", "południowy", "północny", "zachodni", "wschodni", "centralny"})


def seat(token: Token) -> bool:
    """Tells whether a token is an office that a commune's or town's name follows."""
    return _seat(token.text)


@lru_cache(maxsize=_KNOWN)
def _seat(word: str) -> bool:
    return word.isalpha() and bool(lemmas(word.lower()) & offices().named_by_place.keys())


def _begin(token: Token) -> int:
    """Gives the token after a preposition, or after an adjective that may stand between it and a place's name."""
    following = token.i + 1
    skipped = token.doc[following].text.islower() and lemmas(token.doc[following].text) & _ADJECTIVES
    return following + 1 if skipped and following + 1 < len(token.doc) else following


def _case(token: Token, prepositions: dict[str, str]) -> str | None:
    """Gives the case of a place behind a word: a preposition's, or the genitive behind a noun ("mieszkańcy Kłodna")."""
    case = prepositions.get(token.lower_)
    return "gen" if case is None and prepositions is _LIKELY and _of_a_place(token.text) else case


@lru_cache(maxsize=_KNOWN)
def _of_a_place(word: str) -> bool:
    """Tells whether a place in the genitive may follow a noun: "mieszkańcy Kłodna", "burmistrz Kłodna"."""
    return word.isalpha() and (_seat(word) or (word.islower() and bool(lemmas(word) & _NOUNS)))


def _behind(doc: Doc, prepositions: dict[str, str], known: frozenset[str]) -> Iterator[Span]:
    """Gives the places behind prepositions; `known` are nominatives of towns that the text is known to have."""
    for token in doc[:-1]:
        case = _case(token, prepositions)
        if case is None:
            continue
        start, certain = _begin(token), token.lower_ in _CERTAIN or seat(token)
        while True:
            end = _name_end(doc, start, case)
            if end is None or not _place(doc, start, end, case, certain=certain, known=known):
                break
            of_seat = seat(token) and not country(doc[start])
            yield Span(doc, start, end, label="orgName" if of_seat else "placeName")
            joined = end + 1 < len(doc) and (doc[end].text == "," or doc[end].lower_ in {"i", "oraz", "a"})
            if not joined:
                break
            start, certain = end + 1, certain and doc[end].text != "a"


def _name_end(doc: Doc, start: int, case: str) -> int | None:
    """Gives where the capitalised words that can be a place's name in a case end, or None."""
    end = start
    while end < len(doc) and end - start < _LONGEST and capitalised(doc[end]) and not doc[end].is_sent_start:
        if not doc[end].text[1:].islower() and len(doc[end].text) > 1:
            if end == start:
                return None
            break
        if not _fits(doc[end], case) or (end > start and (begins_person(doc, end) or addresses(doc, end))):
            break
        end += 1
        if end + 1 < len(doc) and doc[end].text == "-" and not doc[end].whitespace_ and capitalised(doc[end + 1]):
            end += 1
    if end == start or is_head(doc[start]) or roman(doc[start]):
        return None
    following = doc[end] if end < len(doc) else None
    if following is not None and capitalised(following) and not following.is_sent_start and not _large(doc[start:end]):
        return end if forename(following) or addresses(doc, end) else None
    return None if legal_form(doc, end) else end


def _large(span: Span) -> bool:
    """Tells whether a name is a known town's, so that a capital after it begins something else."""
    return len(span) == 1 and any(r.lemma in populations() for r in readings(span.text) if r.known)


def _fits(token: Token, case: str) -> bool:
    found = readings(token.text)
    if any(case in r.cases and (r.nominal or r.adjectival) for r in found):
        return True
    return (not found or _geographic(token)) and case in towns.cases_of(token.text)


def _geographic(token: Token) -> bool:
    return any("nazwa_geograficzna" in reading.qualifiers for reading in readings(token.text))


def _place(doc: Doc, start: int, end: int, case: str, *, certain: bool, known: frozenset[str]) -> bool:
    if end - start > 1:
        if seat(doc[start - 1]) and all(_common(token) for token in doc[start:end]):
            return False  # "wiceprezydent Segmentu Energetycznego"
        land = bool(lemmas(doc[start].text) & _LANDS)
        return (certain or land or _geographic(doc[start]) or _geographic(doc[end - 1])) and not forename(doc[start])
    return _town(doc[start], case, certain=certain, known=known)


def _common(token: Token) -> bool:
    """Tells whether the dictionary has a word, and as none of a place's name."""
    found = [reading for reading in readings(token.text) if reading.known]
    return bool(found) and not any("geograficzn" in qualifier for r in found for qualifier in r.qualifiers)


def _town(token: Token, case: str, *, certain: bool, known: frozenset[str]) -> bool:
    """Tells whether one word behind a preposition is a place: a known one, or a word that no dictionary has."""
    found = [reading for reading in readings(token.text) if reading.known]
    if certain and not found:
        return True
    if not known.isdisjoint(_nominatives(token, case)):
        return True
    fitting = [r for r in found if "nazwa_geograficzna" in r.qualifiers and (case in r.cases or certain)]
    if certain:
        return bool(fitting) or all(reading.qualifiers & _PERSONAL for reading in found)
    sizes = populations()
    return any(r.lemma in sizes or r.lemma in regions() for r in fitting) or (
        bool(fitting) and not any(_ordinary(reading) for reading in found)
    )


def _ordinary(reading: Reading) -> bool:
    """Tells whether a reading is a common word's or a person's name's."""
    return not reading.lemma[:1].isupper() or bool(reading.qualifiers & _PERSONAL)


def _nominatives(token: Token, case: str) -> frozenset[str]:
    guessed = frozenset(reading.lemma for reading in towns.guess(token.text, case))
    return guessed | frozenset(
        r.lemma for r in readings(token.text) if "nazwa_geograficzna" in r.qualifiers and case in r.cases
    )


def _further(doc: Doc, known: frozenset[str]) -> Iterator[Span]:
    """Gives the other uses of the towns that the text is known to have, alone in their nominative."""
    for token in doc:
        if token.text in known and not any(r.known and _ordinary(r) for r in readings(token.text)):
            alone = token.i + 1 >= len(doc) or not capitalised(doc[token.i + 1])
            if alone and (token.i == 0 or not capitalised(doc[token.i - 1]) or token.is_sent_start):
                yield Span(doc, token.i, token.i + 1, label="placeName")


def by_dateline(doc: Doc) -> Iterator[Span]:
    """Gives the towns that stand before a day at the beginning of a line: "Ostrów Wielkopolski, 12 maja 2024 r."."""
    for token in doc[:-2]:
        if not token.is_sent_start or not capitalised(token) or is_head(token):
            continue
        end = token.i + 1
        while end + 1 < len(doc) and end - token.i < _LONGEST and (capitalised(doc[end]) or doc[end].text == "-"):
            end += 1
        day = end + 1 < len(doc) and doc[end].text == "," and doc[end + 1].text.isdigit()
        if day and any("nom" in reading.cases for reading in readings(token.text)) and _geographic(token):
            yield Span(doc, token.i, end, label="placeName")


def by_street(doc: Doc) -> Iterator[Span]:
    """Gives the streets, without the numbers of houses: "przy ul. Kolejowej 5", "na placu 3 Maja"."""
    for token in doc[:-1]:
        if streets.kind(token.text) is None or (token.text[:1].isupper() and not token.is_sent_start):
            continue
        end = token.i + 1
        if doc[end].text == ".":
            end += 1
        elif len(token.text) < 4:
            continue
        start = end
        if end + 1 < len(doc) and doc[end].text.isdigit() and capitalised(doc[end + 1]):
            end += 1
        while end < len(doc) and end - start < _LONGEST and capitalised(doc[end]) and not doc[end].is_sent_start:
            end += 1
        if end > start and capitalised(doc[end - 1]):
            yield Span(doc, token.i, end, label="placeName")
