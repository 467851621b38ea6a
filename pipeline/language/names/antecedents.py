"""Common nouns that stand for an organisation named before: "uczelnia", "spółka", "gmina"."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from pipeline.language.dictionary import lemmas, readings
from pipeline.language.mentions.heads import heads
from pipeline.language.mentions.legal_forms import legal_form
from pipeline.language.mentions.words import acronym_shaped
from pipeline.language.offices import offices

_COMPANIES = frozenset({"spółka", "firma", "przedsiębiorstwo"})
_ACADEMIC = frozenset({"uczelnia"})


def head_lemmas(organisation: Span) -> frozenset[str]:
    """Gives the lemmas of an organisation's head noun: the first word of its canonical name that can be one."""
    known = heads().names | heads().local_government
    for word in organisation._.name.split():
        if lemmas(word) & known and any(reading.nominal for reading in readings(word)):
            return lemmas(word) & known
    return frozenset()


def _company(organisation: Span) -> bool:
    return any(legal_form(organisation.doc, index) is not None for index in range(organisation.start, organisation.end))


def antecedent(doc: Doc, token: Token) -> Span | None:
    """Gives the first mention of the one organisation that a common noun in the singular can stand for, or None.

    "spółka" and "firma" stand for the company named last before; every other noun for the only organisation of the
    article whose head it is, and for nothing where there are two.
    """
    nouns = [r for r in readings(token.lower_) if r.nominal and "sg" in r.numbers]
    found = frozenset(reading.lemma.lower() for reading in nouns)
    if not found & (heads().names | heads().local_government | _COMPANIES | _ACADEMIC):
        return None
    organisations = [e for e in doc.ents if e.label_ == "orgName" and not acronym_shaped(e.text)]
    if found & _COMPANIES:
        companies = {e._.name for e in organisations if _company(e)}
        before = [e for e in organisations if e.end <= token.i and e._.name in companies]
        return next((e for e in organisations if e._.name == before[-1]._.name), None) if before else None
    wanted = offices().held_at["rektor"] if found & _ACADEMIC else found
    fitting = [e for e in organisations if head_lemmas(e) & wanted]
    return fitting[0] if len({e._.name for e in fitting}) == 1 else None
