"""What an agreement is about: the words beside its kind that say so."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Span, Token

from pipeline.language.agreements.clauses import BETWEEN, Sentence, finite
from pipeline.language.agreements.kinds import OTHER, Kind, kinds
from pipeline.language.agreements.lexicon import data
from pipeline.language.dictionary import lemmas, readings
from pipeline.language.surroundings import Surroundings

_NEAR = 9
_MOST = 4  # words for an agreement in a clause, the nearest first, behind which a subject is looked for
_LONGEST = 40
_MEASURE_FAR = 2
_COORDINATED = 8
_STOPS = frozenset({".", ";", ":", "(", ")", "–", "—", "…", "?", "!"})
_TOWARDS = frozenset({"z", "ze", "przez", "między", "pomiędzy"})
_WHEN = frozenset({"podczas", "tymczasem", "wczoraj", "dziś", "dzisiaj"})
_RIGHT_BEHIND = frozenset({"o", "na"})  # elsewhere they say too many other things
_BEFORE_DATES = frozenset({"w", "we", "dnia", "od", "do", "dniu"})


@cache
def _openings(kind: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Gives the phrases that lead to a subject by their first word, the longest first. kind: "behind" or "telling"."""
    found: dict[str, list[tuple[str, ...]]] = {}
    phrases = data().subject_openings if kind == "behind" else data().subject_verbs
    for words in sorted((tuple(phrase.split()) for phrase in phrases), key=len, reverse=True):
        found.setdefault(words[0], []).append(words)
    return {first: tuple(phrases) for first, phrases in found.items()}


def _opened(tokens: tuple[Token, ...], index: int, kind: str) -> int:
    """Gives how many tokens at `index` are a phrase that leads to a subject, 0 where none stands there."""
    for words in _openings(kind).get(tokens[index].lower_, ()):
        there = tokens[index : index + len(words)]
        if len(there) == len(words) and all(t.lower_ == word for t, word in zip(there, words, strict=True)):
            return len(words)
    return 0


def _goes_on(tokens: tuple[Token, ...], comma: int) -> bool:
    """Tells whether a comma is one of an enumeration: an "i" or "oraz" follows before any verb or name."""
    for token in tokens[comma + 1 : comma + 1 + _COORDINATED]:
        if token.lower_ in {"i", "oraz"}:
            return True
        if finite(token) or not token.is_lower or token.is_punct:
            return False
    return False


def _leads_to_party(around: Surroundings, token: Token) -> bool:
    """Tells whether "z", "przez" or "między" leads to a party: a name, or organisations that are counted."""
    if token.lower_ not in _TOWARDS or token.i + 1 >= len(around.doc):
        return False
    if token.lower_ in BETWEEN:
        return True
    behind = around.at.get(token.i + 1)
    following = around.doc[token.i + 1]
    counted = lemmas(following.lower_) & data().counted or following.lower_ in data().numerals
    return bool(counted) or (behind is not None and behind.label_ in {"orgName", "persName"})


def _nominative_name(around: Surroundings, token: Token) -> bool:
    entity = around.at.get(token.i)
    if entity is None or entity.start != token.i or entity.label_ not in {"orgName", "persName"}:
        return False
    cases = frozenset().union(*(reading.cases for reading in readings(token.text)))
    return "nom" in cases and "gen" not in cases


def _phrase(around: Surroundings, tokens: tuple[Token, ...], start: int) -> Span | None:
    """Gives the words from the token at `start` to the end of their phrase, or None where there are none."""
    end = start
    while end < len(tokens) and end - start < _LONGEST:
        token = tokens[end]
        entity = around.at.get(token.i)
        last = end + 1 == len(tokens)  # a full stop inside a sentence is an abbreviation's
        if (
            (token.text in _STOPS and (token.text != "." or last))
            or (token.text == "," and not _goes_on(tokens, end))
            or token.lower_ in _WHEN
        ):
            break
        signing = token.i > tokens[start].i and bool(lemmas(token.lower_) & data().verbs)
        dated = entity is not None and entity.label_ in {"date", "time"}
        if end > start and (
            signing or dated or finite(token) or _leads_to_party(around, token) or _nominative_name(around, token)
        ):
            while dated and end > start and tokens[end - 1].lower_ in _BEFORE_DATES:
                end -= 1
            break
        end += 1
    while end > start and (
        tokens[end - 1].text in {",", "-", ".", "oraz", "i"}
        or tokens[end - 1].is_space
        or any(reading.pos == "prep" for reading in readings(tokens[end - 1].lower_))
    ):
        end -= 1
    return around.doc[tokens[start].i : tokens[end - 1].i + 1] if end > start else None


def _says_nothing(span: Span) -> bool:
    """Tells whether a phrase only says that people will work together: "współpracy", "wspólnych działaniach"."""
    return all(
        lemmas(token.lower_) & data().empty_subjects or any(r.adjectival for r in readings(token.lower_))
        for token in span
        if token.is_alpha
    )


def _measures(span: Span) -> bool:
    """Tells whether a phrase only says for how much or how long: "5 lat", "łączną kwotę 5 mln zł"."""
    return span[0].like_num or any(lemmas(token.lower_) & data().measures for token in span[:_MEASURE_FAR])


def _behind(around: Surroundings, tokens: tuple[Token, ...], kind: Kind) -> Span | None:
    """Gives the subject that stands behind a word that names an agreement: "umowę w sprawie …", "umowa o …"."""
    first = kind.end - tokens[0].i
    while first < len(tokens) and any(r.pos == "adj" for r in readings(tokens[first].lower_)):
        first += 1  # "umowę ramową o …"
    reach, measured = len(tokens), False
    for index in range(first, min(len(tokens), first + _NEAR)):
        token = tokens[index]
        words = _opened(tokens, index, "behind")
        direct = index == first or measured or (index > reach and around.at.get(token.i - 1) is not None)
        if words and index + words < len(tokens) and (token.lower_ not in _RIGHT_BEHIND or words > 1 or direct):
            found = _phrase(around, tokens, index + words)
            if found is not None and not _says_nothing(found) and not _measures(found):
                return found
            measured = measured or (found is not None and _measures(found))
        if index == first and token.lower_ in {"z", "ze"}:
            reach = first  # "umowę z Gminą Lipno o współpracy"
        inside = around.at.get(token.i) is not None
        if (token.text in _STOPS and not inside) or (finite(token) and not lemmas(token.lower_) & data().verbs):
            break
    return None


def _genitive(around: Surroundings, tokens: tuple[Token, ...], kind: Kind) -> Span | None:
    """Gives the subject that stands in the genitive right behind its kind: "umowa dzierżawy gruntu"."""
    index = kind.end - tokens[0].i
    if index >= len(tokens) or around.at.get(kind.end) is not None:
        return None
    token = tokens[index]
    nouns = [reading for reading in readings(token.lower_) if reading.nominal and "gen" in reading.cases]
    if not token.is_lower or not nouns or lemmas(token.lower_) & (data().counted | data().not_subjects):
        return None
    span = _phrase(around, tokens, index)
    return span if span is not None and len(span) > 1 and not _says_nothing(span) else None


def subject(around: Surroundings, sentence: Sentence, anchor: Token | None) -> Span | None:
    """Gives the words of a sentence that say what an agreement is about, or None.

    anchor: the word that tells of the agreement, in whose clause its kind stands; where there is none, only
    "porozumienie dotyczy …" is read.
    """
    tokens = sentence.tokens
    named = [kind for kind in kinds(list(tokens)) if kind.name != OTHER]
    if not named and not _opened(tokens, 0, "telling"):
        return None
    near = [kind for kind in named if anchor is not None and sentence.together(kind.start, anchor.i)]
    nearest = sorted(near or named, key=lambda kind: abs(kind.start - anchor.i))[:_MOST] if anchor is not None else ()
    for kind in nearest:
        found = _behind(around, tokens, kind) or (_genitive(around, tokens, kind) if kind.agreement else None)
        if found is not None:
            return found
    for index in range(len(tokens)):
        words = _opened(tokens, index, "telling")
        if words and index + words < len(tokens) and (anchor is not None or index <= _NEAR):
            found = _phrase(around, tokens, index + words)
            return found if found is None or (not _measures(found) and not list(kinds([found[0]]))) else None
    return None
