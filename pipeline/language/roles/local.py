"""The unit that an office names by a place or an adjective: "wójt Lipna" is Gmina Lipno's."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Span

from pipeline.language.dictionary import nominative, readings
from pipeline.language.mentions.countries import country
from pipeline.language.names.places import base_words
from pipeline.language.offices import offices
from pipeline.language.roles.guessed import guessed
from pipeline.language.roles.known import Known
from pipeline.language.roles.phrase import Phrase, Tokens
from pipeline.language.roles.record import Where
from pipeline.language.roles.words import unit

_GENITIVE = frozenset({"gen"})
_TOWNS = frozenset({"gmina", "miasto"})
_GENDER = {"powiat": "m3", "województwo": "n", "diecezja": "f", "archidiecezja": "f"}


def _words(doc: Doc, tokens: Tokens) -> Span:
    return Span(doc, *tokens, label="orgName")


def _titled(words: Sequence[str]) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in words).replace(" - ", "-")


def agreeing(words: Sequence[str], noun: str) -> list[str]:
    """Gives adjectives in the nominative as they agree with a unit's noun: "czarnoborskiego" with "powiat"."""
    gender = _GENDER[noun]
    result = []
    for word in words:
        reading = next((r for r in readings(word.lower()) if r.adjectival and "sg" in r.numbers), None)
        base = nominative(reading, "sg", gender) if reading is not None else None
        result.append(base or word)
    return result


def place_name(words: Sequence[str], known: Known, nouns: frozenset[str]) -> tuple[str, Where | None]:
    """Gives a place told in the genitive in the nominative, and the unit that the article itself names after it."""
    name = " ".join(base_words(words, governed=_GENITIVE)).replace(" - ", "-")
    unit_told = known.unit_of(name, nouns)
    if unit_told is not None:
        return name, unit_told
    alike = [
        w
        for w in known.headed(nouns & _TOWNS)
        if all(known.named_after(w, word) for word in words if word != "-")
        and (w.name.split()[-1] != words[-1] or name.split()[-1] == words[-1])
    ]
    if len({w.name for w in alike}) == 1:
        return name, alike[0]
    return guessed(words, name, known) or known.place(words) or name, None


def by_unit(doc: Doc, phrase: Phrase, known: Known) -> Where | None:
    """Gives the unit of "wójt gminy Lipno", "skarbnik powiatu czarnoborskiego", "przewodniczący rady gminy Lipno"."""
    assert phrase.unit is not None
    start, end = phrase.unit
    nouns = []
    index = start
    while index < end and (unit(doc[index].text) or doc[index].lower_ == "i"):
        nouns.append(unit(doc[index].text) or "i")
        index += 1
    rest = [token.text for token in doc[index:end]]
    words = _words(doc, phrase.unit)
    if phrase.part_noun == "rada" and phrase.part is not None:
        council = doc[phrase.part[0] : start]
        phrase.words = [index for index in phrase.words if index < council.start]
        return Where(
            Span(doc, council.start, end, label="orgName"),
            "Rada " + _titled([token.text for token in doc[council.start + 1 : end]]),
        )
    noun = nouns[-1]
    if noun in _GENDER:
        return Where(words, " ".join([noun.capitalize(), _titled(agreeing(rest, noun))]))
    written = " ".join(rest).replace(" - ", "-")
    if nouns == ["miasto"]:
        written, told = place_name(rest, known, _TOWNS)
    else:
        told = known.unit_of(written, _TOWNS)
    if told is not None:
        return Where(words, told.name)
    return Where(words, " ".join([*(n if n == "i" else n.capitalize() for n in nouns), written]))


def by_place(doc: Doc, phrase: Phrase, known: Known) -> Where | None:
    """Gives the unit of "burmistrz Rypina"; None where the office is no unit's ("sołtys Olszyn")."""
    assert phrase.place is not None
    kind = offices().named_by_place.get(phrase.local)
    if kind is None or country(doc[phrase.place[0]]):
        return None
    rest = [token.text for token in doc[slice(*phrase.place)]]
    mention = known.around.at.get(phrase.place[0])
    name, told = place_name(rest, known, offices().held_at[phrase.local])
    if told is None and mention is not None and len(rest) > 1 and mention._.name and name.split() == rest:
        name = mention._.name
    return Where(_words(doc, phrase.place), told.name if told is not None else f"{kind} {name}")


def by_adjective(doc: Doc, phrase: Phrase) -> Where | None:
    """Gives the unit of "starosta czarnoborski", the diocese of "biskup krzemienicki"."""
    kind = offices().named_by_adjective.get(phrase.local)
    if phrase.adjective is None or kind is None:
        return None
    rest = [token.text for token in doc[slice(*phrase.adjective)]]
    return Where(_words(doc, phrase.adjective), f"{kind} {_titled(agreeing(rest, kind.lower()))}")
