"""Names that different articles spell differently and that still mean the same: a typing error, an ending left on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from rapidfuzz.distance import OSA

from pipeline.language.dictionary import readings
from pipeline.language.names.towns import populations
from pipeline.records.ids import slug

Tokens = tuple[str, ...]

SHORTEST = 6
ENDINGS = ("a", "u", "em", "iem", "owi", "ie", "ego", "emu", "y", "i", "ą", "ę")
_LEGAL = (("s", "a"), ("sp", "z", "o", "o"), ("sp", "j"), ("sp", "k"), ("p", "s", "a"), ("s", "k", "a"))


def tokens(name: str) -> Tokens:
    """Gives the words of a name in lower-case ASCII."""
    return tuple(slug(name).split("-"))


def bare(words: Tokens) -> Tokens:
    """Gives the words of a name without its legal form."""
    for form in _LEGAL:
        if len(words) > len(form) and words[-len(form) :] == form:
            return words[: -len(form)]
    return words


@lru_cache(maxsize=100_000)
def known(word: str) -> bool:
    """Tells whether the dictionary or the list of towns has a word: two words that they have differ on purpose."""
    return word in populations() or any(
        reading.known for form in {word, word.lower(), word.capitalize()} for reading in readings(form)
    )


def misspelt(word: str, right: str) -> bool:
    """Tells whether a word is another with a letter wrong, missing or one too many, or two of them swapped.

    Only a word that no dictionary has can be one, and the other has to be known: "Lufthansa" and "Luthansa" may be the
    same, "Nowicki" and "Nowacki" are not, and nobody knows of "Kobalto" and "Kobaldo".
    """
    if min(len(word), len(right)) < SHORTEST or not (word.isalpha() and right.isalpha()):
        return False
    return OSA.distance(word.lower(), right.lower(), score_cutoff=1) == 1 and not known(word) and known(right)


def inflected(word: str, base: str) -> bool:
    """Tells whether a word that no dictionary has is another such word with a case's ending: "Ryanaira", "Ryanair"."""
    stem, ending = word[: len(base)], word[len(base) :]
    return len(base) > 3 and stem == base and ending in ENDINGS and base[-1] not in "aeiouy" and not known(word)


def _neighbours(vocabulary: Iterable[str]) -> dict[str, set[str]]:
    """Gives word -> words that may be the right spelling or the base of it; by what is left when one letter is out."""
    words = set(vocabulary)
    left: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        if len(word) >= SHORTEST:
            for variant in {word} | {word[:index] + word[index + 1 :] for index in range(len(word))}:
                left[variant].append(word)
    found: dict[str, set[str]] = defaultdict(set)
    for group in left.values():
        if 1 < len(group) <= MOST:
            for word in group:
                found[word].update(group)
    for word in words:
        for ending in ENDINGS:
            if word.removesuffix(ending) != word and word.removesuffix(ending) in words:
                found[word].add(word.removesuffix(ending))
    return found


MOST = 20


def _words(name: str) -> list[str]:
    return [word for part in name.split() for word in part.replace("–", "-").split("-") if slug(word) and word]


def alike(names: Mapping[str, str]) -> dict[str, str]:
    """Gives entity id -> id of the entity that is meant, for the names of a run (id -> name).

    A name stands for another where exactly one word is misspelt or bears an ending, all others being the same; where it
    lacks the legal form that the run gives to one company of that name; and, of people, where the words are only in
    another order. Where two could be meant, neither is. Nothing is compared with everything: time grows with the names.
    """
    by_tokens: dict[tuple[str, Tokens], str] = {}
    for entity in sorted(names):
        by_tokens.setdefault((entity.split(":")[0], tokens(names[entity])), entity)
    near = _neighbours(token for _, words in by_tokens for token in words)
    with_form: dict[tuple[str, Tokens], set[str]] = defaultdict(set)
    for (kind, words), entity in by_tokens.items():
        if bare(words) != words:
            with_form[kind, bare(words)].add(entity)
    found: dict[str, str] = {}
    for (kind, words), entity in by_tokens.items():
        meant = set(with_form.get((kind, words), ()))
        if kind == "person" and len(words) == 2 and (kind, words[::-1]) in by_tokens:
            other = by_tokens[kind, words[::-1]]
            meant |= {other} if forename_first(names[other]) and not forename_first(names[entity]) else set()
        for index, word in enumerate(words):
            for one in near.get(word, ()):
                other_key = (kind, (*words[:index], one, *words[index + 1 :]))
                if one != word and other_key in by_tokens:
                    other = by_tokens[other_key]
                    meant |= {other} if same_but_for(names[entity], names[other], index) else set()
        if len(meant) == 1:
            found[entity] = meant.pop()
    return {entity: other for entity, other in found.items() if other not in found}


def same_but_for(name: str, right: str, index: int) -> bool:
    own, others = _words(name), _words(right)
    if len(own) != len(others) or index >= len(own):
        return False
    return misspelt(own[index], others[index]) or inflected(own[index], others[index])


def forename_first(name: str) -> bool:
    return any("imię" in reading.qualifiers for reading in readings(name.split()[0]))
