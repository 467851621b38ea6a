"""What a word can be beside an office: a noun in the genitive, an adjective, a unit of local government, a place."""

from __future__ import annotations

import re
from functools import lru_cache

from spacy.tokens import Span, Token

from pipeline.language.dictionary import Reading, lemmas, readings
from pipeline.language.mentions.heads import heads
from pipeline.language.mentions.words import capitalised
from pipeline.language.offices import offices

_CALENDAR = frozenset({"dzień", "rok", "godzina", "tydzień", "miesiąc"}) | frozenset(
    {"styczeń", "luty", "marzec", "kwiecień", "maj", "czerwiec", "lipiec", "sierpień", "wrzesień", "październik"}
    | {"listopad", "grudzień"}
)
_FINITE = frozenset({"fin", "praet", "imps", "bedzie"})
ADJECTIVE = re.compile(r"\w+(?:sk|ck|dzk)(?:i|a|ie|iego|iej|iemu|im|ą)")


@lru_cache(maxsize=20_000)
def common(word: str) -> bool:
    """Tells whether a word is in the dictionary as no name: "Zarządu", but not "Kalisza"."""
    known = [reading for reading in readings(word.lower()) if reading.known and not reading.lemma[:1].isupper()]
    return bool(known) and (len(word) == 1 or not word.isupper())


@lru_cache(maxsize=20_000)
def genitives(word: str) -> tuple[Reading, ...]:
    """Gives the readings of a word as a noun in the genitive that is no part of the calendar."""
    return tuple(
        r
        for r in readings(word.lower())
        if r.nominal and r.known and "gen" in r.cases and r.lemma.lower() not in _CALENDAR
    )


@lru_cache(maxsize=20_000)
def genitive_adjective(word: str) -> bool:
    return any(r.adjectival and "gen" in r.cases for r in readings(word.lower()))


@lru_cache(maxsize=20_000)
def verb(word: str) -> bool:
    """Tells whether a word is a finite verb and no noun or adjective."""
    found = readings(word)
    return any(r.pos in _FINITE for r in found) and not any(r.nominal or r.adjectival for r in found)


def agrees(word: str, office: Reading) -> bool:
    """Tells whether a word is an adjective that agrees with an office ("dyrektor techniczny", "zarządzająca")."""
    for reading in readings(word.lower()):
        if not reading.adjectival or reading.degree == "com":
            continue
        told_of_a_woman = "f" in reading.genders and bool(reading.cases & {"nom", "acc", "inst"})
        feminine = told_of_a_woman and "nom" in office.cases  # "z dyrektor zarządzającą": the noun stays
        if reading.numbers & office.numbers and (
            feminine or (reading.cases & office.cases and reading.genders & office.genders)
        ):
            return True
    return False


def local_adjective(token: Token) -> bool:
    """Tells whether a word is an adjective made from a place's name: "czarnoborski", "Krzemienicka"."""
    return bool(ADJECTIVE.fullmatch(token.text)) and not capitalised_office(token)


def capitalised_office(token: Token) -> bool:
    return token.lower_ in offices().offices


@lru_cache(maxsize=20_000)
def unit(word: str) -> str:
    """Gives the unit of local government that a word is the noun of ("powiatu"), or ""."""
    found = lemmas(word.lower()) & heads().local_government
    return next(iter(sorted(found)), "")


@lru_cache(maxsize=20_000)
def part(word: str) -> str:
    """Gives the part of an organisation that a word in the genitive is the noun of ("wydziału"), or ""."""
    return next((r.lemma.lower() for r in genitives(word) if r.lemma.lower() in offices().parts), "")


@lru_cache(maxsize=20_000)
def pointing(word: str) -> str:
    """Gives the common noun that points at an organisation and that a word is a form of ("szpitala"), or ""."""
    known = offices().pointing | heads().names | heads().before_name | heads().local_government
    found = [r.lemma.lower() for r in readings(word.lower()) if r.nominal and r.lemma.lower() in known]
    return "" if not found or (part(word) and found[0] not in {"rada"} and part(word) == found[0]) else found[0]


def name_word(token: Token) -> bool:
    """Tells whether a word can be part of the name of a place or company: capitalised, at no sentence's beginning."""
    return token.is_alpha and capitalised(token) and not token.is_sent_start


def derived(entity: Span) -> bool:
    """Tells whether a mention is only an adjective made from a place's name ("śląski")."""
    if len(entity) > 1 or not entity[0].text.islower():
        return False
    return entity.label_ == "placeName" or local_adjective(entity[0])
