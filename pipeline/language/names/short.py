"""Short forms of organisations' names: "Legnicka SSE", "Legnicka Strefa", "Politechnika" are the one that they fit."""

from __future__ import annotations

import re
from collections.abc import Iterable

from spacy.tokens import Span

from pipeline.language.dictionary import readings
from pipeline.language.mentions.heads import heads
from pipeline.language.mentions.words import acronym_shaped
from pipeline.language.names.acronyms import initials
from pipeline.language.names.antecedents import head_lemmas

_BEFORE_PLACE = re.compile(r" (?:we?|im\.|z siedzibą) ")


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
    by_head: dict[str, set[str]] = {}
    for name in names:
        by_first.setdefault(name.split(" ")[0].lower(), []).append(name)
    for span in organisations:
        if " " in span._.name:
            for lemma in head_lemmas(span):
                by_head.setdefault(lemma, set()).add(span._.name)
    for span in organisations:
        words = span._.name.split(" ")
        if len(words) > 1 and acronym_shaped(words[0]):
            possible = {name for name in names if _begins_with_initials(words, name)}
        elif len(words) == 1:
            lemma = words[0].lower()
            known = lemma in heads().names and words[0][:1].isupper() and not words[0].isupper()
            possible = by_head.get(lemma, set()) if known else set()
        else:
            alike = by_first.get(words[0].lower(), [])[:_MOST]
            possible = {name for name in alike if _shortens(words, name.split(" "))}
        if len(possible) == 1:
            span._.name = possible.pop()


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
    own = _BEFORE_PLACE.split(" ".join(longer))[0].split(" ")
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
