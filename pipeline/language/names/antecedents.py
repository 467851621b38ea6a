"""Common nouns that stand for an organisation named before: "uczelnia", "spółka", "gmina"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Span, Token

from pipeline.language.dictionary import lemmas, readings
from pipeline.language.mentions.heads import heads
from pipeline.language.mentions.legal_forms import legal_form
from pipeline.language.mentions.words import acronym_shaped
from pipeline.language.offices import offices

_COMPANIES = frozenset({"spółka", "firma", "przedsiębiorstwo"})


def head_lemmas(organisation: Span) -> frozenset[str]:
    """Gives the lemmas of an organisation's head noun: the first word of its canonical name that can be one."""
    known = heads().names | heads().local_government
    for word in organisation._.name.split():
        if lemmas(word) & known and any(reading.nominal for reading in readings(word)):
            return lemmas(word) & known
    return frozenset()


def _company(organisation: Span) -> bool:
    """Tells whether a mention is of a company: by its legal form, or the noun before it ("spółka Stellaris")."""
    doc, start = organisation.doc, organisation.start
    if start > 0 and doc[start - 1].is_lower and lemmas(doc[start - 1].lower_) & _COMPANIES:
        return True
    return any(legal_form(organisation.doc, index) is not None for index in range(organisation.start, organisation.end))


@dataclass(frozen=True)
class Antecedents:
    """The organisations of an article that a common noun can stand for.

    by_head: lemma of a head noun -> canonical name -> first mention. companies: (token after it, first mention of the
    same name) of each mention of a company, in the text's order.
    """

    by_head: dict[str, dict[str, Span]]
    companies: tuple[tuple[int, Span], ...]


def antecedents(entities: Iterable[Span]) -> Antecedents:
    """Gives the organisations among an article's entities that a common noun can stand for."""
    organisations = [e for e in entities if e.label_ == "orgName" and not acronym_shaped(e.text)]
    first: dict[str, Span] = {}
    by_head: dict[str, dict[str, Span]] = {}
    for organisation in organisations:
        name = organisation._.name
        first.setdefault(name, organisation)
        for lemma in head_lemmas(organisation):
            by_head.setdefault(lemma, {}).setdefault(name, organisation)
    companies = {organisation._.name for organisation in organisations if _company(organisation)}
    mentions = tuple((o.end, first[o._.name]) for o in organisations if o._.name in companies)
    return Antecedents(by_head, mentions)


def antecedent(known: Antecedents, token: Token) -> Span | None:
    """Gives the first mention of the one organisation that a common noun in the singular can stand for, or None.

    "spółka" and "firma" stand for the company named last before; every other noun for the only organisation of the
    article whose head it is, and for nothing where there are two.
    """
    nouns = [r for r in readings(token.lower_) if r.nominal and "sg" in r.numbers]
    found = frozenset(reading.lemma.lower() for reading in nouns)
    kinds = frozenset().union(*(offices().stands_for.get(lemma, frozenset()) for lemma in found))
    if not found & (heads().names | heads().local_government | _COMPANIES) and not kinds:
        return None
    if found & _COMPANIES:
        before = bisect_right(known.companies, token.i, key=lambda mention: mention[0])
        return known.companies[before - 1][1] if before else None
    wanted = found | kinds
    fitting = {name: mention for lemma in wanted for name, mention in known.by_head.get(lemma, {}).items()}
    return next(iter(fitting.values())) if len(fitting) == 1 else None
