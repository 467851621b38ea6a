"""What the wording of a sentence says of the agreement it tells: one more, a new one, all of them, or the known one."""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Span, Token

from pipeline.language.agreements.anchors import Anchor
from pipeline.language.agreements.clauses import Sentence
from pipeline.language.agreements.kinds import OTHER, Kind, kinds
from pipeline.language.agreements.lexicon import data
from pipeline.language.dictionary import lemmas, readings

_WITH_WHOM = frozenset({"którym", "którą"})
_LEADING = frozenset({"pod", "tekst", "treść", "swoje", "swój"})  # "tekst umowy", "swoje podpisy pod umową"
_OPENING = 4


def one_more(sentence: Sentence, anchor: Anchor) -> bool:
    """Tells whether a clause speaks of one more agreement: "podpisały także", "nowe porozumienie"."""
    return any(lemmas(token.lower_) & data().another for token in sentence.clause(anchor.token) if token.is_alpha)


def _before(sentence: Sentence, kind: Kind) -> frozenset[str]:
    """Gives the lemmas of the word before one that names what can be signed."""
    return (
        lemmas(sentence.tokens[kind.start - sentence.start - 1].lower_) if kind.start > sentence.start else frozenset()
    )


def fresh(sentence: Sentence) -> bool:
    """Tells whether a sentence tells of a new agreement: "nowe porozumienie", "Dwa dni później gmina podpisała …"."""
    named = [kind for kind in kinds(list(sentence.tokens)) if kind.agreement]
    return any(_before(sentence, kind) & data().fresh for kind in named) or _later(sentence)


def _later(sentence: Sentence) -> bool:
    """Tells whether a sentence begins with how much later it was than what was told: "Dwa dni później"."""
    opening = [token for token in sentence.tokens[:_OPENING] if token.is_alpha]
    return any(
        after.lower_ == "później" and lemmas(before.lower_) & data().spans for before, after in pairwise(opening)
    )


def of_all(sentence: Sentence) -> bool:
    """Tells whether a sentence speaks of all that is signed: "oba dokumenty parafował", "pod wszystkimi umowami"."""
    every = data().both | {"wszystek", "każdy"}
    return any(_before(sentence, kind) & every for kind in kinds(list(sentence.tokens)) if kind.name != OTHER)


def outside(sentence: Sentence, about: Span | None) -> list[Token]:
    """Gives a sentence's tokens but those that say what is agreed on: "umowę dotyczącą 14 szkół" counts no party."""
    return [t for t in sentence.tokens if about is None or not about.start <= t.i < about.end]


def given(sentence: Sentence, anchor: Anchor) -> bool:
    """Tells whether a sentence takes its agreement as known: it begins with it and goes right on to who signed.

    "Umowę (w imieniu uczelni) podpisali rektor A i dyrektor B" behind a sentence on one is about that one; "umowę na
    remont podpisali" may be about another. So is "jest siódmą uczelnią, z którą podpisano umowę": it only counts.
    """
    if anchor.form != "active" or anchor.plural or not any(r.pos == "praet" for r in readings(anchor.token.lower_)):
        return False
    if _counting(sentence, anchor):
        return True
    named = [kind for kind in kinds(list(sentence.tokens)) if kind.name != OTHER and kind.start < anchor.token.i]
    kind = named[-1] if named else None
    if kind is None:
        return False
    before = [token for token in sentence.tokens if token.i < kind.start]
    bare = all(token.lower_ in _LEADING or lemmas(token.lower_) & data().signatures for token in before)
    opens = bare and (kind.end == anchor.token.i or _behalf(sentence, kind.end))
    signed = _behalf(sentence, sentence.start) and kind.end == anchor.token.i
    return opens or signed


def _behalf(sentence: Sentence, index: int) -> bool:
    """Tells whether a phrase for acting in another's name stands at a token: "ze strony", "w imieniu"."""
    return sentence.tokens[0].doc[index : index + 2].text.lower() in data().on_behalf


def _counting(sentence: Sentence, anchor: Anchor) -> bool:
    """Tells whether a relative clause is of the seventh or next of those with whom somebody has agreements."""
    clause = sentence.clause(anchor.token)
    relative = next((t for t in clause if t.lower_ in _WITH_WHOM and t.i < anchor.token.i), None)
    before = [token for token in sentence.tokens if relative is not None and token.i < relative.i]
    is_one = any(lemmas(token.lower_) & {"być"} for token in before)
    counted = any(lemmas(token.lower_) & (data().ordinals.keys() | {"kolejny"}) for token in before)
    return is_one and counted


def by_the_parties(sentence: Sentence, anchor: Anchor) -> bool:
    """Tells whether those who agree are only called the parties: "umowa, którą strony zamierzają podpisać"."""
    for token in sentence.clause(anchor.token):
        if token.lower_ == "strony" and token.i > sentence.start:
            before = readings(token.nbor(-1).lower_)
            if not any(r.pos == "prep" or (r.nominal and r.known) for r in before):
                return True
        elif token.text == "Strony" and token.i == sentence.start:
            return True
    return False
