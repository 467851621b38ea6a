"""Short forms of organisations' names: "Legnicka SSE", "Legnicka Strefa", "Politechnika" are the one that they fit."""

from __future__ import annotations

import re
from collections.abc import Iterable

from spacy.tokens import Span

from pipeline.language.dictionary import lemmas, readings
from pipeline.language.mentions.heads import heads
from pipeline.language.mentions.words import acronym_shaped
from pipeline.language.names.acronyms import initials
from pipeline.language.names.antecedents import head_lemmas

_BEFORE_TAIL = re.compile(r" (?:(?:we?|im\.|z siedzibą) |S\.A\.|Sp\. )")


def resolve(spans: Iterable[Span]) -> None:
    """Gives short forms among an article's organisations the full name that they can stand for, where there is one.

    A word and the initials of the others ("Legnicka SSE"), or initials before a town or number ("RDLP w Krośnie"); the
    same words with adjectives left out ("Legnicka Strefa");
    a head noun alone with a capital ("Politechnika"), where the article names one organisation of that kind. Two that
    fit are none.
    """
    organisations = [span for span in spans if span.label_ == "orgName"]
    names = sorted({span._.name for span in organisations if not acronym_shaped(span.text)})
    by_first: dict[str, list[str]] = {}
    by_last: dict[str, list[str]] = {}
    for name in names:
        words = name.split(" ")
        by_first.setdefault(words[0].lower(), []).append(name)
        by_last.setdefault(words[-1], []).append(name)
    for span in organisations:
        words = span._.name.split(" ")
        if len(words) < 2:
            continue
        alike = by_first.get(words[0].lower(), [])[:_MOST]
        possible = {name for name in alike if _shortens(words, name.split(" "))}
        if acronym_shaped(words[0]):
            possible |= {name for name in by_last.get(words[-1], []) if _begins_with_initials(words, name)}
        if len(possible) == 1:
            span._.name = possible.pop()
    _head_nouns(organisations)


def _head_nouns(organisations: Iterable[Span]) -> None:
    """Gives a head noun alone with a capital ("Politechnika") the name of the article's one organisation with it."""
    by_head: dict[str, set[str]] = {}
    alone: list[Span] = []
    for span in organisations:
        if " " in span._.name:
            second = span._.name.partition(" – ")[2].split(" ")[0]
            for lemma in head_lemmas(span) | (lemmas(second) & heads().names):
                by_head.setdefault(lemma, set()).add(span._.name)
        else:
            alone.append(span)
    for span in alone:
        lemma = span._.name.lower()
        known = lemma in heads().names and span._.name[:1].isupper() and not span._.name.isupper()
        possible = by_head.get(lemma, set()) if known else set()
        if len(possible) == 1:
            span._.name = next(iter(possible))


_MOST = 50


def _begins_with_initials(words: list[str], longer: str) -> bool:
    """Tells whether words are a longer name with its beginning as initials: "USK nr 4", "RDLP w Krośnie"."""
    rest = " " + " ".join(words[1:])
    return longer.endswith(rest) and words[0] in initials(longer.removesuffix(rest))


def _shortens(words: list[str], longer: list[str]) -> bool:
    """Tells whether words are a longer name with its last part as initials, or with adjectives left out."""
    if acronym_shaped(words[-1]) and words[:-1] == longer[: len(words) - 1]:
        rest = " ".join(longer[len(words) - 1 :])
        return len(longer) > len(words) and words[-1] in initials(rest)
    own = _BEFORE_TAIL.split(" ".join(longer))[0].split(" ")
    if len(words) >= len(own) or words[0] != own[0]:
        return False
    left, matched = [], 0
    for word in own:
        if matched < len(words) and word == words[matched]:
            matched += 1
        else:
            left.append(word)
    return matched == len(words) and all(_adjective(word) for word in left)


def _adjective(word: str) -> bool:
    found = readings(word)
    return any(r.adjectival and "nom" in r.cases for r in found) and not any(r.nominal and r.known for r in found)
