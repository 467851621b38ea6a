"""Who makes up a consortium: "konsorcjum w składzie A i B", "konsorcjum, w skład którego wchodzą A i B"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from pipeline.language.agreements.candidates import Candidate
from pipeline.language.agreements.clauses import Sentence
from pipeline.language.agreements.lexicon import data
from pipeline.language.agreements.named import Names
from pipeline.language.dictionary import lemmas, readings

_RELATIVE_FAR = 4


def is_consortium(token: Token) -> bool:
    return bool(lemmas(token.lower_) & data().consortia)


def composed(doc: Doc, index: int, first: int) -> int | None:
    """Gives the noun for a consortium before the words that lead in its members and end at `index`, or None.

    They are "w składzie", or "tworzone przez", "złożone z".
    """
    before = index - 1
    if before <= first:
        return None
    if doc[index].lower_ == "składzie":
        leads = doc[before].lower_ == "w"
    else:
        leads = doc[index].lower_ in {"przez", "z", "ze"} and bool(lemmas(doc[before].lower_) & data().composed)
    noun = before - 1
    while noun > first and doc[noun].is_lower and lemmas(doc[noun].lower_) & data().counted:
        noun -= 1  # "konsorcjum firm w składzie"
    return noun if leads and noun >= first and is_consortium(doc[noun]) else None


def members(sentence: Sentence, token: Token, names: Names) -> list[Candidate]:
    """Gives the members of a consortium that a relative clause right behind its noun names, in order."""
    behind = [t for t in sentence.tokens if token.i < t.i]
    comma = next((t for t in behind[:_RELATIVE_FAR] if t.text == ","), None)
    opening = [t for t in behind if comma is not None and comma.i < t.i <= comma.i + _RELATIVE_FAR]
    relative = next((t for t in opening if lemmas(t.lower_) & {"który"}), None)
    if relative is None:
        return []
    clause = [t for t in sentence.clause(relative) if t.i > relative.i]
    verb = next((t for t in clause if lemmas(t.lower_) & data().composing), None)
    if verb is None or not any(r.pos in {"fin", "praet"} for r in readings(verb.lower_)):
        return []
    found = [one for one in names.by_start.values() if isinstance(one, Candidate)]
    inside = [
        one
        for one in found
        if one.start > relative.i
        and (sentence.together(one.start, relative.i) or _has_part(one.mention.doc[one.start - 1]))
    ]
    return sorted((one for one in inside if "nom" in one.cases), key=lambda one: one.start)


def _has_part(before: Token) -> bool:
    """Tells whether a word says what part a member has: "którego liderem jest A, a partnerem B"."""
    return bool(lemmas(before.lower_) & data().consortium_parts) and any(
        "inst" in r.cases for r in readings(before.lower_)
    )
