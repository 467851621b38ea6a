"""The words that tell of agreements: data/agreements.toml, read once, and where a text uses them."""

from __future__ import annotations

import tomllib
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from spacy.tokens import Token

from pipeline.language.dictionary import forms, lemmas, readings
from pipeline.language.mentions.heads import heads


@dataclass(frozen=True)
class Data:
    """What data/agreements.toml holds; see there."""

    kinds: dict[tuple[str, ...], str]
    anaphora: frozenset[str]
    verbs: frozenset[str]
    put: frozenset[str]
    nouns: frozenset[str]
    parties: frozenset[str]
    accession: frozenset[str]
    cooperation_verbs: frozenset[str]
    cooperation_nouns: frozenset[str]
    ending: frozenset[tuple[str, ...]]
    acting: frozenset[str]
    acting_for: frozenset[str]
    next: frozenset[str]
    circles: frozenset[str]
    titles_of: frozenset[str]
    sided: dict[str, int]
    others: frozenset[str]
    acceding: frozenset[str]
    joined: frozenset[str]
    new: frozenset[str]
    not_objects: frozenset[tuple[str, ...]]
    representatives: frozenset[str]
    refusals: frozenset[str]
    conditions: frozenset[str]
    possible: frozenset[str]
    achieved: frozenset[str]
    of_parties: frozenset[str]
    on_behalf: frozenset[str]
    on_behalf_nouns: frozenset[str]
    not_parties: frozenset[str]
    counted: frozenset[str]
    numerals: dict[str, int]
    occasion_before: frozenset[str]
    occasion_generic: frozenset[str]
    ceremony: frozenset[str]
    venues: frozenset[str]
    happened: frozenset[str]
    background: frozenset[str]
    both: frozenset[str]
    planned: frozenset[str]
    subject_openings: tuple[str, ...]
    subject_verbs: tuple[str, ...]
    empty_subjects: frozenset[str]
    not_subjects: frozenset[str]
    confidence: dict[str, float]


@cache
def data() -> Data:
    path = files("pipeline.language.agreements") / "data" / "agreements.toml"
    found: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    numerals = {
        form.lower(): number for number, lemma in enumerate(found["counted"]["numerals"], 2) for form, _ in forms(lemma)
    }
    return Data(
        kinds={tuple(name.split()): kind for kind, names in found["kinds"].items() for name in names},
        anaphora=frozenset(found["anaphora"]["words"]),
        verbs=frozenset(found["signing"]["verbs"]),
        put=frozenset(found["signing"]["put"]),
        nouns=frozenset(found["signing"]["nouns"]),
        parties=frozenset(found["signing"]["parties"]),
        accession=frozenset(found["signing"]["accession"]),
        cooperation_verbs=frozenset(found["cooperation"]["verbs"]),
        cooperation_nouns=frozenset(found["cooperation"]["nouns"]),
        ending=frozenset(tuple(phrase.split()) for phrase in found["signing"]["ending"]),
        acting=frozenset(found["signing"]["acting"]),
        acting_for=frozenset(found["signing"]["acting_for"]),
        next=frozenset(found["signing"]["next"]),
        circles=frozenset(found["signing"]["circles"]),
        titles_of=frozenset(found["not_done"]["titles_of"]),
        sided=found["counted"]["sided"],
        others=frozenset(found["counted"]["others"]),
        acceding=frozenset(found["signing"]["acceding"]),
        joined=frozenset(found["signing"]["joined"]),
        new=frozenset(found["signing"]["new"]),
        not_objects=frozenset(tuple(name.split()) for name in found["signing"]["not_objects"]),
        representatives=frozenset(found["representatives"]["nouns"]),
        refusals=frozenset(found["not_done"]["refusals"]),
        conditions=frozenset(found["not_done"]["conditions"]),
        possible=frozenset(found["not_done"]["possible"]),
        achieved=frozenset(found["not_done"]["achieved"]),
        of_parties=frozenset(found["representatives"]["of_parties"]),
        on_behalf=frozenset(found["representatives"]["on_behalf"]),
        on_behalf_nouns=frozenset(
            lemma for phrase in found["representatives"]["on_behalf"] for lemma in lemmas(phrase.split()[-1])
        ),
        not_parties=frozenset(found["representatives"]["not_parties"]),
        counted=frozenset(found["counted"]["nouns"]),
        numerals=numerals,
        occasion_before=frozenset(found["occasion"]["before"]),
        occasion_generic=frozenset(found["occasion"]["generic"]),
        ceremony=frozenset(found["occasion"]["ceremony"]),
        venues=frozenset(found["occasion"]["venues"]),
        happened=frozenset(found["occasion"]["happened"]),
        both=frozenset(found["background"]["both"]),
        background=frozenset(found["background"]["words"]),
        planned=frozenset(found["planned"]["words"]),
        subject_openings=tuple(found["subject"]["openings"]),
        subject_verbs=tuple(found["subject"]["verbs"]),
        empty_subjects=frozenset(found["subject"]["empty"]),
        not_subjects=frozenset(found["subject"]["not_subjects"]),
        confidence=found["confidence"],
    )


OTHER = "other"
_ASIDE = frozenset({"z", "ze", "do"})  # "z trzema klastrami" counts those beside the one who agrees with them


@dataclass(frozen=True)
class Kind:
    """A word that names what can be signed: its tokens and its kind.

    name: "" for a word that points back ("dokument"), OTHER for what is no agreement ("akt erekcyjny").
    """

    start: int
    end: int
    name: str
    plural: bool

    @property
    def agreement(self) -> bool:
        return self.name not in {"", OTHER}


@cache
def _named() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Gives first word -> the names that begin with it, the longest first, each with what it names."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    names = [*data().kinds.items(), *((words, OTHER) for words in data().not_objects)]
    for words, kind in sorted(names, key=lambda name: (-len(name[0]), name[0])):
        found.setdefault(words[0], []).append((words, kind))
    return found


def _begins(tokens: list[Token], index: int, words: tuple[str, ...]) -> bool:
    """Tells whether a name of several words stands at `index`: its first word does, as the caller has seen."""
    following = tokens[index + 1 : index + len(words)]
    return len(following) == len(words) - 1 and all(
        word in lemmas(token.lower_) or word == token.lower_ for word, token in zip(words[1:], following, strict=True)
    )


def kinds(tokens: list[Token]) -> Iterator[Kind]:
    """Gives the words among tokens that name what can be signed, in order; "w porozumieniu z" names nothing."""
    for index, token in enumerate(tokens):
        found = lemmas(token.lower_) if token.is_alpha else frozenset()
        names = [name for lemma in sorted(found) for name in _named().get(lemma, ())]
        known = next(((words, kind) for words, kind in names if _begins(tokens, index, words)), None)
        if known is not None:
            words, kind = known
            if not (kind != OTHER and token.i > 0 and token.nbor(-1).lower_ == "w" and _locative_only(token)):
                yield Kind(token.i, token.i + len(words), kind, _plural(token))
        elif found & data().anaphora and not (found & {"list"} and token.text[:1].isupper()):
            yield Kind(token.i, token.i + 1, "", _plural(token))


def _locative_only(token: Token) -> bool:
    return any("loc" in reading.cases for reading in readings(token.lower_)) and token.lower_.endswith("u")


def _plural(token: Token) -> bool:
    nominal = [reading for reading in readings(token.lower_) if reading.nominal]
    return bool(nominal) and all("sg" not in reading.numbers for reading in nominal)


def stated_parties(tokens: list[Token]) -> int | None:
    """Gives the number of parties that a sentence states ("cztery klastry", "czterostronne porozumienie"), or None."""
    for token in tokens:
        found = lemmas(token.lower_)
        sided = next((number for word, number in data().sided.items() if word in found), None)
        if sided is not None:
            return sided
        if not found & (data().counted | heads().names) or not any(r.numbers == {"pl"} for r in readings(token.lower_)):
            continue
        number = _number_before(token, tokens[0].i)
        if number is not None:
            return number
    return None


def total_parties(tokens: list[Token]) -> int | None:
    """Gives the number of all signatories where a sentence is about it: "sygnatariuszy jest łącznie jedenastu"."""
    if not any("sygnatariusz" in lemmas(token.lower_) for token in tokens):
        return None
    if not any(lemmas(token.lower_) & {"mieć", "być", "liczyć"} for token in tokens if token.is_alpha):
        return None
    numbers = [data().numerals[token.lower_] for token in tokens if token.lower_ in data().numerals]
    numbers += [int(token.text) for token in tokens if token.text.isdigit() and 1 < int(token.text) < 1900]
    return numbers[0] if len(numbers) == 1 else None


def _number_before(token: Token, first: int) -> int | None:
    """Gives the number that counts a noun, behind adjectives only; none where others are counted, or those of "z"."""
    for back in range(1, 4):
        if token.i - back < first:
            return None
        before = token.nbor(-back)
        number = (
            int(before.text) if before.text.isdigit() and len(before) < 5 else data().numerals.get(before.lower_, 0)
        )
        if number > 1:
            earlier = before.nbor(-1) if before.i > first else None
            aside = earlier is not None and (earlier.lower_ in _ASIDE or lemmas(earlier.lower_) & data().others)
            return None if aside else number
        if not any(reading.adjectival for reading in readings(before.lower_)) or lemmas(before.lower_) & data().others:
            return None
    return None


def known_kind(named: Sequence[Kind], before: int) -> str:
    """Gives what a text names last before a token, or first at all: a kind or OTHER; "" where it names nothing.

    named: the words of the text that name what can be signed, in order.
    """
    earlier = bisect_left(named, before, key=lambda kind: kind.start)
    if earlier:
        return named[earlier - 1].name
    return next((kind.name for kind in named if kind.agreement), "")
