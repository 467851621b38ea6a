"""What a name can be in the nominative: candidates, each with what speaks for it and against it.

A name is cut into words and what stands between them; a candidate takes a case and gender for its first words, or for
all of a person's, and gives each its base form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice, product
from typing import NamedTuple

from pipeline.language.dictionary import readings
from pipeline.language.names.inflections import Inflection, inflections
from pipeline.language.names.towns import size

_PIECES = re.compile(r"[\w'’&.]+|[^\w'’&.]+")
_INFLECTED = 4
_PER_WORD = 3
_PER_HYPOTHESIS = 24
_PARTICLES = frozenset({"de", "von", "van", "der", "den", "la", "le", "da", "di", "i", "oraz", "and", "of", "the"})
_CASE_ENDING = re.compile(r"(?P<base>.*[^\W\d_]{2})-(?:u|a|owi|em|ie|ów|om|ami|ach|y|owa|owie|i|ą|ę)", re.DOTALL)


class Candidate(NamedTuple):
    """A base form that a name can have.

    name: with the spaces and marks of the mention. case: the case that the mention then stands in, "" where it is taken
    as it is. changed: the base forms of the words that differ from the mention's. features: what is told of it.
    """

    name: str
    case: str
    changed: tuple[str, ...]
    features: tuple[str, ...]


def pieces(name: str) -> list[str]:
    """Cuts a name into words and what stands between them; joined again they are the name."""
    return _PIECES.findall(name)


def _word(piece: str) -> bool:
    return any(character.isalpha() for character in piece)


@lru_cache(maxsize=100_000)
def _status(word: str) -> str:
    """Tells what a word is as it stands: what kind of nominative the dictionary knows, other cases only, or nothing."""
    found = [reading for reading in readings(word) if reading.nominal or reading.adjectival]
    if not found:
        return (
            "other" if readings(word) else "foreign" if re.search(r"[qvx]|[^\W\d_a-ząćęłńóśźż]", word.lower()) else "?"
        )
    nominatives = [one for one in inflections(word) if one.case == "nom" and one.base == word]
    if not nominatives:
        return "oblique" if any(reading.known for reading in found) else "?oblique"
    return "nom:" + min(one.kind for one in nominatives)


def _position(index: int, count: int) -> str:
    return "only" if count == 1 else "first" if index == 0 else "last" if index == count - 1 else "mid"


@lru_cache(maxsize=100_000)
def _of_word(label: str, word: str, one: Inflection | None, where: str) -> tuple[str, ...]:
    """Gives the features of a word of a candidate: of its inflection, or of its being left as it is."""
    if one is None:
        status = _status(word)
        short = word if len(word) < 4 else word[-2:]
        return f"{label}|as|{where}|{status}", f"{label}|as|{where}|{short}", f"as|{status[:3]}|{word[-3:]}"
    base = one.base
    return (
        f"{label}|{one.kind}|{one.case}|{one.gender}",
        f"{label}|{one.kind}|{where}|{one.gender}",
        f"{one.gender}|{word[-3:]}>{base[-3:]}",
        f"{one.gender}|{word[-2:]}>{base[-2:]}",
        f"{label}|{one.gender}|{base[-3:]}",
        f"{label}|{one.gender}|{base[-2:]}|{one.kind}",
        f"{one.kind}>{_status(base)}|{label}",
    )


@lru_cache(maxsize=100_000)
def _complement(word: str) -> str:
    """Tells whether a word behind inflected ones can be a complement in the genitive, an adjective, a preposition."""
    found = readings(word)
    genitive = any("gen" in reading.cases and reading.nominal for reading in found)
    adjective = any(reading.adjectival and "gen" in reading.cases for reading in found)
    return f"{genitive:d}{adjective:d}{any(r.pos == 'prep' for r in found):d}{not found:d}{word[:1].isupper():d}"


@lru_cache(maxsize=20_000)
def _of_shape(label: str, kinds: tuple[str, ...], case: str, gender: str, count: int) -> tuple[str, ...]:
    """Gives the features of the kinds of inflection of a candidate's words; count: how many words there are, to 4."""
    two, three = "+".join(kinds[:2]), "+".join(kinds[:3])
    return (
        f"{label}|{three}",
        f"{label}|{two}|{case}|{gender}",
        f"{label}|{case}|{gender}|{count}",
        three,
        f"{two}|{gender}",
        f"{label}|{sum(kind != 'as' for kind in kinds)}of{len(kinds)}",
    )


def _candidate(
    label: str, parts: Sequence[str], words: Sequence[int], chosen: dict[int, Inflection], case: str, gender: str
) -> Candidate:
    taken = list(parts)
    features: list[str] = []
    kinds: list[str] = []
    changed: list[str] = []
    left = ""
    count = len(words)
    for number, index in enumerate(words):
        one = chosen.get(index)
        if one is None and kinds and kinds[-1] != "as" and not left:
            left = _complement(parts[index])
        if number < _INFLECTED:
            features += _of_word(label, parts[index], one, _position(number, count))
            kinds.append(one.kind if one is not None else "as")
        if one is not None:
            taken[index] = one.base
            if one.base != parts[index]:
                changed.append(one.base)
    name = "".join(taken)
    features += _of_shape(label, tuple(kinds), case, gender, min(count, 4))
    if left:
        features += [f"{label}|{kinds[0]}|left|{left}", f"left|{left}|{len(chosen)}"]
    if label == "placeName" and size(name):
        features.append("town" if size(name) < 10_000_000 else "land")
    return Candidate(name, case, tuple(changed), tuple(features))


@lru_cache(maxsize=100_000)
def _options(word: str, case: str, gender: str) -> tuple[Inflection, ...]:
    found: dict[str, Inflection] = {}
    for one in inflections(word):
        guessed = one.kind in {"end", "apo"} and one.gender == "m"
        of_people = gender == "m" and case == "acc" and one.case == "gen"  # a man's accusative is his genitive
        if (one.case == case and one.gender == gender) or (
            guessed and (of_people or (gender, one.case) == ("n", case))
        ):
            found.setdefault(one.base, one)
    return tuple(found.values())[:_PER_WORD]


def _readings(label: str, parts: list[str], words: list[int]) -> Iterator[Candidate]:
    """Gives the candidates in which at least one word changes, or stands in a nominative of the dictionary."""
    first = _inflected(parts, words)
    hypotheses = sorted({(one.case, one.gender) for index in first[:2] for one in inflections(parts[index])})
    for case, gender in hypotheses:
        options: list[list[Inflection | None]] = []
        for index in first:
            found: list[Inflection | None] = [*_options(parts[index], case, gender)]
            if not found and index != first[0] and _with_and(parts, index):
                found = [*_of_any_gender(parts[index], case)]
            options.append([*found, None])
        joined = [_joined(parts, index) for index in first]
        patterns = product(*options) if label == "persName" else _prefixes(options, joined)
        for pattern in islice(patterns, _PER_HYPOTHESIS):
            chosen = {index: one for index, one in zip(first, pattern, strict=True) if one is not None}
            if chosen:
                yield _candidate(label, parts, words, chosen, case, gender)


def _inflected(parts: list[str], words: list[int]) -> list[int]:
    """Gives the first words of a name that can change with its case: none behind a preposition."""
    found: list[int] = []
    for index in words:
        if found and any(reading.pos == "prep" for reading in readings(parts[index])):
            break
        if parts[index].lower() not in _PARTICLES and not _first_of_compound(parts, index):
            found.append(index)
    return found[:_INFLECTED]


def _first_of_compound(parts: list[str], index: int) -> bool:
    """Tells whether a word is the first part of a compound adjective, which does not inflect: "Środkowo-Wschodnia"."""
    return parts[index].endswith("o") and parts[index + 1 : index + 2] == ["-"]


def _with_and(parts: list[str], index: int) -> bool:
    """Tells whether "i" stands before a word: "Prawo i Sprawiedliwość"."""
    return "".join(parts[max(0, index - 3) : index]).strip().split(" ")[-1] in {"i", "oraz"}


def _of_any_gender(word: str, case: str) -> list[Inflection]:
    found = {one.base: one for one in reversed(inflections(word)) if one.case == case and one.kind != "end"}
    return list(found.values())[:_PER_WORD]


def _joined(parts: list[str], index: int) -> bool:
    """Tells whether a word is joined to the one before it: by "i", a hyphen or a stroke."""
    before = "".join(parts[max(0, index - 3) : index]).strip()
    return before.endswith(("-", "–", "/", "&")) or _with_and(parts, index)


def _prefixes(options: list[list[Inflection | None]], joined: list[bool]) -> Iterator[tuple[Inflection | None, ...]]:
    """Gives the ways to inflect the first words of a phrase and leave the rest.

    Behind a common noun only adjectives change with it, or what is joined to it; what follows one that does not change
    is a complement.
    """

    def walk(number: int, noun: bool) -> Iterator[tuple[Inflection | None, ...]]:
        if number == len(options):
            yield ()
            return
        for one in options[number]:
            if one is None:
                if noun:
                    yield (None,) * (len(options) - number)
                else:
                    yield from ((None, *rest) for rest in walk(number + 1, False))
            elif not noun or one.kind == "adj" or joined[number]:
                rests = walk(number + 1, noun or one.kind == "noun")
                yield from ((one, *rest) for rest in rests)

    return walk(0, False)


@lru_cache(maxsize=50_000)
def candidates(name: str, label: str) -> tuple[Candidate, ...]:
    """Gives what a mention of a label can be in the nominative; the mention as it is is always the last."""
    parts = pieces(name)
    words = [index for index, piece in enumerate(parts) if _word(piece)]
    if not words or len(name) > 300:
        return (Candidate(name, "", (), ("odd",)),)
    found = list(_readings(label, parts, words))
    acronym = _CASE_ENDING.fullmatch(name)
    if acronym is not None:
        capitals = sum(c.isupper() for c in acronym["base"][-4:]) > 1
        found.append(Candidate(acronym["base"], "gen", (), (f"hyphen|{capitals}",)))
    found.append(_candidate(label, parts, words, {}, "", ""))
    return tuple(dict.fromkeys(found))
