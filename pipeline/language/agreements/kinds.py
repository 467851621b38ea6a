"""Words that name what can be signed: a kind of agreement, one that points back to it, or something else."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from pipeline.language.agreements.clauses import Sentence
from pipeline.language.agreements.lexicon import data
from pipeline.language.dictionary import lemmas, readings

OTHER = "other"


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


@cache
def _opening() -> frozenset[str]:
    """Gives the lemmas that a name of what can be signed, or a word that points back at it, begins with."""
    return frozenset(_named()) | data().anaphora


@cache
def agreement_words() -> frozenset[str]:
    """Gives the first words of what an agreement is called."""
    return frozenset(words[0] for words in data().kinds)


def _begins(tokens: list[Token], index: int, words: tuple[str, ...]) -> bool:
    """Tells whether a name of several words stands at `index`: its first word does, as the caller has seen."""
    following = tokens[index + 1 : index + len(words)]
    return len(following) == len(words) - 1 and all(
        word in lemmas(token.lower_) or word == token.lower_ for word, token in zip(words[1:], following, strict=True)
    )


def kinds(tokens: list[Token]) -> Iterator[Kind]:
    """Gives the words among tokens that name what can be signed, in order.

    "W porozumieniu z", "za porozumieniem stron" and the "partnerstwie" of "umowa o partnerstwie" name nothing.
    """
    last, opening = 0, _opening()
    for index, token in enumerate(tokens):
        found = lemmas(token.lower_) if token.is_alpha else frozenset()
        if found.isdisjoint(opening):
            continue
        names = [name for lemma in sorted(found) for name in _named().get(lemma, ())]
        known = next(((words, kind) for words, kind in names if _begins(tokens, index, words)), None)
        if known is not None:
            words, kind = known
            if kind == OTHER or not (_manner(token) or _its_matter(tokens[last:index], last)):
                last = index + len(words)
                yield Kind(token.i, token.i + len(words), kind, _plural(token))
        elif found & data().anaphora and not (
            found & {"list"} and token.text[:1].isupper() and not token.is_sent_start
        ):
            yield Kind(token.i, token.i + 1, "", _plural(token) and not found & data().signatures)


def _manner(token: Token) -> bool:
    """Tells whether a word says how something was done: "w porozumieniu z izbą", "za porozumieniem stron"."""
    before = token.nbor(-1).lower_ if token.i > 0 else ""
    consent = token.i + 1 < len(token.doc) and "strona" in lemmas(token.nbor(1).lower_)
    return (before == "w" and _locative_only(token)) or (before == "za" and consent)


def _its_matter(between: list[Token], last: int) -> bool:
    """Tells whether at most "o" stands between a word and the kind that ends at `last`: "umowa (o) partnerstwie"."""
    return last > 0 and [token.lower_ for token in between] in ([], ["o"])


def _locative_only(token: Token) -> bool:
    return any("loc" in reading.cases for reading in readings(token.lower_)) and token.lower_.endswith("u")


def _plural(token: Token) -> bool:
    nominal = [reading for reading in readings(token.lower_) if reading.nominal]
    return bool(nominal) and all("sg" not in reading.numbers for reading in nominal)


def spoken_of(found: Iterable[Sentence]) -> list[Kind]:
    """Gives the words of sentences that name what can be signed, as far as a later "podpisy złożyli" can mean it.

    Once an agreement is named, what is none counts only where it is signed: "symbolicznym aktem", "składali wnioski"
    leave the agreement what the text is about.
    """
    words = data()
    signing = words.verbs | words.nouns | words.signatures
    named: list[Kind] = []
    for sentence in found:
        here = list(kinds(list(sentence.tokens)))
        signed = sentence.lemmas & signing and all(kind.name == OTHER or _signature(sentence, kind) for kind in here)
        aside = not signed and any(kind.agreement for kind in named + here)
        named += [kind for kind in here if kind.agreement or (kind.name and not aside)]
    return named


def _signature(sentence: Sentence, kind: Kind) -> bool:
    return bool(lemmas(sentence.tokens[kind.start - sentence.start].lower_) & data().signatures)


def known_kind(named: Sequence[Kind], before: int) -> str:
    """Gives what a text names last before a token, or first at all: a kind or OTHER; "" where it names nothing.

    named: the words of the text that name what can be signed, in order (see `spoken_of`).
    """
    earlier = bisect_left(named, before, key=lambda kind: kind.start)
    if earlier:
        return named[earlier - 1].name
    return next((kind.name for kind in named if kind.agreement), "")
