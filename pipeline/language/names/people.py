"""The nominative of a person's name: forename and surname, of one gender and case.

"Przemysława Bożka" gives "Przemysław Bożek", "Annę Malicką-Kruk" "Anna Malicka-Kruk", "Ewie Klimek" "Ewa Klimek".
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.language.dictionary import Reading, nominative, readings
from pipeline.language.guesser import surnames

_CASES = ("nom", "gen", "acc", "inst", "dat", "loc")
_GENDERS = ("m1", "f")
_HYPHENS = frozenset({"-", "–"})
_ROMAN = re.compile(r"[IVX]+")
_KNOWN = 100_000


@dataclass(frozen=True)
class Base:
    """A word's nominative, whether the dictionary vouches for it as a name, and whether anything does."""

    form: str
    known: bool
    possible: bool = True


def title(word: str) -> str:
    """Gives a shouted word with a capital at its beginning alone; numbers of kings and popes stay."""
    return word[:1] + word[1:].lower() if len(word) > 1 and word.isupper() and not _ROMAN.fullmatch(word) else word


def _in(reading: Reading, case: str, gender: str) -> bool:
    return "sg" in reading.numbers and case in reading.cases and gender in reading.genders


@lru_cache(maxsize=_KNOWN)
def _bearing(word: str, qualifier: str) -> tuple[Reading, ...]:
    """Gives the readings of a word as a forename ("imię") or a surname ("nazwisko")."""
    return tuple(reading for reading in readings(word) if qualifier in reading.qualifiers)


@lru_cache(maxsize=_KNOWN)
def _forename(word: str, case: str, gender: str) -> Base:
    found = _bearing(word, "imię")
    fitting = [reading.lemma for reading in found if _in(reading, case, gender)]
    if fitting:
        return Base(min(fitting, key=lambda lemma: _unlikely(lemma, word)), True)
    return Base(word, False, possible=not found)


def _unlikely(lemma: str, word: str) -> tuple[bool, bool]:
    """Ranks base forms: with a fleeting vowel first ("Jacka" is Jacek's, not Jack's), then the inflected ones.

    "Jandy" can be Janda in the genitive or the rare surname Jandy in any case.
    """
    return not lemma.endswith(("ek", "ec")), lemma == word


def _surname(word: str, case: str, gender: str, seen: Container[str]) -> Base:
    """Gives a surname's nominative; `seen` are words of the article, which decide between guesses."""
    found = _bearing(word, "nazwisko")
    fitting = [reading.lemma for reading in found if _in(reading, case, gender)]
    if fitting:
        return Base(min(fitting, key=lambda lemma: _unlikely(lemma, word)), True)
    for reading in readings(word):
        if reading.adjectival and _in(reading, case, gender):
            base = nominative(reading, "sg", gender)
            if base is not None:
                return Base(base[:1].upper() + base[1:], False)
    guesses = list(surnames(word, gender, case))
    if not guesses:
        return Base(word, False, possible=False)
    for guess in guesses:
        if any(_in(reading, "nom", gender) for reading in _bearing(guess, "nazwisko")):
            return Base(guess, True)
    for guess in guesses:
        if guess in seen:
            return Base(guess, False)
    return Base(guesses[0], False, possible=not found)


def base_words(
    words: Sequence[str],
    *,
    governed: frozenset[str] = frozenset(),
    seen: Container[str] = frozenset(),
) -> list[str]:
    """Gives the words of a person's name in the nominative.

    words: the tokens of the name, hyphens among them. governed: cases that the words before it ask for. seen: words of
    the article. A name of which the dictionary knows nothing comes back as it is.
    """
    titled = [word if _figure(words, index) else title(word) for index, word in enumerate(words)]
    inflected = [i for i, word in enumerate(titled) if len(word) > 1 and word not in _HYPHENS and not _figure(words, i)]
    regnal = len(words) > 1 and _figure(words, len(words) - 1)
    forenames: list[int] = []
    for index in inflected:
        compound = index + 1 < len(titled) and titled[index + 1] in _HYPHENS
        if _bearing(titled[index], "imię") and (index != inflected[-1] or regnal) and not (compound and forenames):
            forenames.append(index)
        else:
            break
    rest = [index for index in inflected if index not in forenames]
    if not forenames and len(rest) > 1:
        return titled
    best: tuple[tuple[int, ...], list[str]] | None = None
    for gender_order, gender in enumerate(_GENDERS):
        for case_order, case in enumerate(_CASES):
            bases = [(index, _forename(titled[index], case, gender)) for index in forenames]
            bases += [(index, _surname(titled[index], case, gender, seen)) for index in rest]
            rank = (
                sum(not base.possible for _, base in bases),
                int(bool(governed) and case not in governed),
                sum(not base.known for _, base in bases),
                case_order,
                gender_order,
            )
            if best is None or rank < best[0]:
                result = list(titled)
                for index, base in bases:
                    result[index] = base.form
                best = rank, result
    if best and governed and (best[0][0] or best[0][1]):
        return _as_governed(titled, forenames, rest, governed, seen) or (titled if best[0][0] else best[1])
    return best[1] if best and best[0][0] == 0 else titled


def nominative_pair(words: Sequence[str]) -> bool:
    """Tells whether a forename and a surname that the dictionary has can stand in the nominative of one gender."""
    return len(words) == 2 and bool(_nominative_of(words[0], "imię") & _nominative_of(words[1], "nazwisko"))


@lru_cache(maxsize=_KNOWN)
def nominative_alone(forename: str) -> bool:
    """Tells whether a forename can stand in the nominative and in no case else: "Grzegorz", "Anna"."""
    found = _bearing(forename, "imię") if forename.isalpha() else ()  # of "Jean-Claude'a" only the end is inflected
    cases = {case for reading in found if "sg" in reading.numbers for case in reading.cases}
    return "nom" in cases and cases <= {"nom", "voc"}


@lru_cache(maxsize=_KNOWN)
def _nominative_of(word: str, qualifier: str) -> frozenset[str]:
    """Gives the genders of which a word is a forename or surname in the nominative."""
    return frozenset(gender for gender in _GENDERS for r in _bearing(word, qualifier) if _in(r, "nom", gender))


def _figure(words: Sequence[str], index: int) -> bool:
    """Tells whether a word is the figure of a pope or king, behind his forename."""
    before = words[index - 1] if index else ""
    return bool(_ROMAN.fullmatch(words[index])) and any("imię" in reading.qualifiers for reading in readings(before))


def _likeliest(guesses: list[str], seen: Container[str]) -> str | None:
    """Gives the guess that the article also writes ("Pióry" is of Pióro), else the first; None where there is none."""
    written = [*guesses, *(guess[:-1] + "o" for guess in guesses if guess.endswith("a"))]
    return next((guess for guess in written if guess in seen), guesses[0] if guesses else None)


def _as_governed(
    titled: Sequence[str],
    forenames: Sequence[int],
    rest: Sequence[int],
    governed: frozenset[str],
    seen: Container[str],
) -> list[str] | None:
    """Gives the nominative where the forename stands in the case that is asked for, so that its surname must too.

    "starostę Roberta Kiera" is Robert Kier, though the dictionary has Kiera as a nominative and no Kier.
    """
    for gender, case in ((gender, case) for gender in _GENDERS for case in _CASES if case in governed):
        bases = {index: _forename(titled[index], case, gender) for index in forenames}
        guesses = {index: _likeliest(list(surnames(titled[index], gender, case)), seen) for index in rest}
        if forenames and all(base.known for base in bases.values()) and all(guesses.values()):
            forms = {**{index: base.form for index, base in bases.items()}, **guesses}
            return [forms.get(index) or word for index, word in enumerate(titled)]
    return None


def same_surname(surface: Sequence[str], people: Iterable[str]) -> list[str]:
    """Gives the full names whose surname a surname's form in the text can be."""
    words = tuple(word for word in surface if word not in _HYPHENS)
    bases = surname_bases(words) if words else frozenset()
    return sorted({name for name in people if name.split()[-1] in bases})


@lru_cache(maxsize=_KNOWN)
def surname_bases(words: tuple[str, ...]) -> frozenset[str]:
    """Gives the nominatives that the words of a surname alone can have."""
    bases = set()
    for gender in _GENDERS:
        for case in _CASES:
            parts = [_surname(title(word), case, gender, frozenset()) for word in words]
            if all(part.possible for part in parts):
                bases.add("-".join(part.form for part in parts))
            bases.update(r.lemma for r in _bearing(title(words[-1]), "nazwisko") if _in(r, case, gender))
    return frozenset(bases)
