"""Sentences that say with whom a contract is that another names: who builds, who won, who was chosen."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.language.agreements.clauses import Sentence
from pipeline.language.agreements.lexicon import data
from pipeline.language.dictionary import lemmas, readings

HIM = frozenset({"nim", "nią", "nimi"})
_UNKNOWN = frozenset({"kto"})
_BECAME = frozenset({"być", "zostać"})


def _governed(sentence: Sentence, token: Token) -> bool:
    """Tells whether a preposition stands before a word and its adjectives: "z dotychczasowym dostawcą"."""
    before = token.i - 1
    while before > sentence.start and any(r.adjectival for r in readings(token.doc[before].lower_)):
        before -= 1
    return before >= sentence.start and any(r.pos == "prep" for r in readings(token.doc[before].lower_))


def _to_come(sentence: Sentence, token: Token) -> bool:
    """Tells whether a verb says what will be done: "wybuduje", "będzie prowadzić"."""
    own = readings(token.lower_)
    if any(r.pos == "fin" and r.tag.endswith(":perf") for r in own):
        return True
    will = any(r.pos == "bedzie" for other in sentence.clause(token) if other.is_alpha for r in readings(other.lower_))
    return will and any(r.pos in {"inf", "praet"} for r in own)


def forms_consortium(sentence: Sentence, token: Token) -> bool:
    """Tells whether a token says who forms the consortium with which a contract is.

    "Konsorcjum tworzą Drogbud (lider) i Mostbud", "konsorcjum, w którego skład wchodzą Drogbud i Mostbud".
    """
    if not any(r.lemma in data().forming and r.pos in {"fin", "praet"} for r in readings(token.lower_)):
        return False
    return any(lemmas(other.lower_) & data().consortia for other in sentence.tokens if other.is_alpha)


def contracts(sentence: Sentence, token: Token) -> bool:
    """Tells whether a token says who got the contract: "wykonawcą będzie Drogbud", "ofertę złożyła firma Drogbud".

    So do "kotłownię wybuduje Drogbud", "gmina wybrała Drogbud", "kontrakt zdobył Drogbud", and "jest nim Drogbud"
    behind one on a contractor.
    """
    found, clause = lemmas(token.lower_), sentence.clause(token)
    if forms_consortium(sentence, token):
        return True
    if any(other.lower_ in _UNKNOWN or lemmas(other.lower_) & data().subcontracts for other in clause):
        return False  # "wiadomo, kto wybuduje dworzec", "w ramach podwykonawstwa dźwigi dostarczy Dźwigpol"
    if found & data().choosing:
        return any(reading.pos == "praet" for reading in readings(token.lower_))
    if found & data().winning:
        won = any(lemmas(other.lower_) & data().won for other in clause)
        return won and any(reading.pos == "praet" for reading in readings(token.lower_))
    if found & data().performing:
        return _to_come(sentence, token)
    ordering = any(r.pos == "pact" and r.lemma in data().ordering for r in readings(token.lower_))
    contractor = (found & data().contractors or ordering) and any("inst" in r.cases for r in readings(token.lower_))
    if contractor or token.lower_ in HIM:
        became = any(lemmas(other.lower_) & _BECAME for other in clause if other.is_alpha)
        return became and not _governed(sentence, token)
    offered = found & data().put and any("oferta" in lemmas(other.lower_) for other in clause)
    return bool(offered) and any(lemmas(other.lower_) & data().best for other in clause)
