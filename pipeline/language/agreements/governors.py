"""What governs a name in its sentence: the preposition, noun or coordination that stands before it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from pipeline.language.agreements.appositions import apposed, described, descriptive, participle
from pipeline.language.agreements.candidates import Candidate, noun_cases
from pipeline.language.agreements.clauses import DASHES, Sentence, finite
from pipeline.language.agreements.consortia import composed, is_consortium
from pipeline.language.agreements.lexicon import data
from pipeline.language.agreements.nameless import counted_before, nameless
from pipeline.language.dictionary import lemmas, readings
from pipeline.language.mentions.heads import heads
from pipeline.language.offices import office_reading

_JOINING = frozenset({",", "i", "oraz", "a", "także", "też", "również", "jak", ";", "ponadto", "natomiast", "z"})
_AMONG = frozenset({"m.in", "min", "in", "w tym"})
_BRACKET = 6
_LISTING = frozenset({"między", "pomiędzy", "z", "przez", "m.in"})
_RELATIVE = frozenset({"który", "jaki"})
_CONJUNCTIONS = frozenset({"a", "i", "jak"})
_CLOSING = frozenset({")", "”", '"', "»"})
_SKIPPED = frozenset({"„", '"', "(", "»", "«"})
REPRESENTED = re.compile(r"reprezentowan")


@dataclass(frozen=True)
class Governor:
    """What stands before a name and decides what it does: a preposition, a noun, a coordination, or nothing.

    cases: those of the common noun that carries the name's case ("spółką Wodrex"), or None.
    """

    sort: str
    word: str
    at: int
    cases: frozenset[str] | None = None


def _bracket_before(doc: Doc, dash: int, first: int) -> int:
    """Gives the token before the brackets that end before a dash: "Karpat-Bud (lider) – Stalmont", or `first` - 1."""
    if dash - 1 <= first or doc[dash - 1].text != ")":
        return first - 1
    opening = next((i for i in range(dash - 2, max(first, dash - _BRACKET) - 1, -1) if doc[i].text == "("), first)
    return opening - 1


def _half_adjective(doc: Doc, hyphen: int, first: int) -> bool:
    """Tells whether a hyphen joins two halves of an adjective: "z niemiecko-polską firmą X"."""
    before = doc[hyphen - 1] if hyphen > first else doc[hyphen]
    return before.lower_.endswith("o") and any(reading.pos in {"adja", "adv"} for reading in readings(before.lower_))


def _heads_units(token: Token) -> bool:
    """Tells whether a token is the plural noun of several units of local government: "gminy", "powiatami"."""
    if not lemmas(token.lower_) & heads().local_government:
        return False
    return any(reading.nominal and "pl" in reading.numbers for reading in readings(token.lower_))


def _of_office(doc: Doc, index: int, first: int) -> bool:
    """Tells whether a capitalised adjective belongs to the office before it: "Komendanta Głównego Straży"."""
    if index <= first or not any(reading.adjectival for reading in readings(doc[index].lower_)):
        return False
    return office_reading(doc[index - 1].text) is not None


def _headed(sentence: Sentence, colon: int, candidate: Candidate) -> bool:
    """Tells whether a colon only heads what a name begins: "Inwestycje w sieć: Energa podpisała umowę"."""
    if "nom" not in candidate.cases or any(lemmas(t.lower_) & _LISTING for t in sentence.tokens if t.i < colon):
        return False
    behind = [token for token in sentence.tokens if token.i >= candidate.end]
    verb = next((token for token in behind if finite(token) and not token.ent_type_), None)
    return verb is not None and not any(lemmas(t.lower_) & _RELATIVE for t in behind if t.i < verb.i)


def before_side(doc: Doc, index: int, first: int) -> int:
    """Gives the token before "z jednej strony" or "z drugiej" that ends at `index`; `index` where none does."""
    start = index - 1 if doc[index].lower_ in {"strony", "–", "-", ","} and index > first else index
    if start > first and doc[start].lower_ in {"jednej", "drugiej"} and doc[start - 1].lower_ == "z":
        return start - 2
    return index


def governor(doc: Doc, candidate: Candidate, sentence: Sentence, before: dict[int, Span]) -> Governor:
    """Gives what decides on a name in its sentence, looking back from it. before: token -> the entity it is in."""
    index, cases, listed = candidate.start - 1, None, False
    common = candidate.start != candidate.mention.start
    while index >= sentence.start:
        token = doc[index]
        word = token.lower_
        if before_side(doc, index, sentence.start) < index:
            index = before_side(doc, index, sentence.start)
            continue
        if common and token.is_lower and index not in before and lemmas(word) & heads().before_name:
            return Governor("noun", word, index, cases)  # "tworzenie klastra uczelnia podpisała": no name it belongs to
        told_too = any(part.text in DASHES for part in doc[candidate.start : candidate.end])
        if index == candidate.start - 1 and lemmas(word) & data().owned and not told_too:
            return Governor("noun", word, index, frozenset({"gen"}))  # "spółka zależna X" is not X, "X - Y" tells Y
        if token.text in _SKIPPED or (descriptive(token) and index not in before):
            if lemmas(word) & heads().before_name and (cases is None or is_consortium(token)):
                cases = noun_cases(token)  # of "konsorcjum firm A i B" the first noun's
            index -= 1
            continue
        people = counted_before(doc, index, sentence.start) if token.text in DASHES and index not in before else None
        if people is not None:
            return Governor("noun", doc[people].lower_, people, cases)
        told_cases = cases or candidate.cases
        apposition = token.text in {"–", "—", "-"} or (token.text == "," and "inst" in told_cases)
        noun = described(doc, index, sentence.start) if apposition else None
        if noun is not None:
            cases = cases or noun_cases(doc[noun])  # "z wykonawcą – Przedsiębiorstwem X", "z wykonawcą, firmą X"
            index = noun - 1
            continue
        if token.text in DASHES and _bracket_before(doc, index, sentence.start) in before:
            return Governor("coordinated", token.text, _bracket_before(doc, index, sentence.start), cases)
        if token.text == "-" and _half_adjective(doc, index, sentence.start):
            index -= 2
            continue
        agent = apposed(doc, index, sentence.start) if index not in before and candidate.cases != {"gen"} else None
        if agent is not None:
            cases = cases or noun_cases(doc[agent])
            index = agent - 1
            continue
        if _of_office(doc, index, sentence.start) or (cases is not None and word in data().numerals):
            index -= 1
            continue
        counted = cases is not None and bool(lemmas(word) & data().counted) and token.is_lower
        if index not in before and word not in _JOINING and (_heads_units(token) or counted):
            if not listed:
                cases = cases or noun_cases(token)  # "gminy Lipno i Rypin": each town is a unit of that noun
            index -= 1
            continue
        if word in _AMONG or (token.text == "." and doc[index - 1].lower_ in _AMONG):
            listed = True  # "siedmiu samorządów (m.in. Gminy Lipno)"
            index -= 1
            continue
        if word == "czyli":
            listed = True  # "przedstawiciele przewoźnika, czyli Kolei X"
            index -= 2 if doc[index - 1].text == "," else 1
            continue
        office = office_reading(token.text) is not None and not lemmas(word) & data().counted
        heading = office or lemmas(word) & data().representatives
        if listed and heading and token.is_lower:
            return Governor("noun", word, index, cases)
        if token.text == ":" and _headed(sentence, index, candidate):
            return Governor("start", ":", index, cases)
        if token.text == ":":
            listed = True
            index -= 1
            continue
        if index in before and word not in _JOINING:
            return Governor("start", "", index, cases)
        whole = composed(doc, index, sentence.start)
        if whole is not None:
            cases = noun_cases(doc[whole])  # "z konsorcjum w składzie A i B"
            index = whole - 1
            continue
        if word not in _CONJUNCTIONS and any(reading.pos == "prep" for reading in readings(word)):
            noun_before = doc[index - 1].lower_ if index > sentence.start else ""
            with_names = listed and word in {"z", "ze"}  # "z konsorcjum firm: A oraz B": the names stand as they are
            of = frozenset({"inst"}) if with_names else cases
            return Governor("preposition", f"{noun_before} {word}".strip(), index, of)
        if lemmas(word) & data().on_behalf_nouns and index > sentence.start:
            return Governor("preposition", f"{doc[index - 1].lower_} {word}", index - 1, cases)
        if word in _JOINING:
            back = index - 1
            while back >= sentence.start and (doc[back].lower_ in _JOINING or doc[back].text in _CLOSING):
                back -= 1
            if back > sentence.start and back not in before and nameless(doc[back]):
                index = back - 1  # "przedstawiciele szkoły i Uniwersytetu X": the nameless one is governed as the other
                continue
            joined = back in before or (back >= sentence.start and doc[back + 1].text in _CLOSING)
            return Governor("coordinated" if joined else "start", word, back, cases)
        if REPRESENTED.match(word):
            return Governor("represented", word, index, cases)
        if listed and token.is_alpha and any(r.nominal or r.pos == "num" for r in readings(word)):
            index -= 1
            continue
        if cases is not None and index - 2 > sentence.start and participle(doc[index - 2], cases):
            index -= 3  # "z wyłonionym w przetargu wykonawcą"
            continue
        if not finite(token) and token.is_alpha and any(reading.nominal for reading in readings(word)):
            return Governor("noun", word, index, cases)
        return Governor("start", word, index, cases)
    return Governor("start", "", sentence.start, cases)
