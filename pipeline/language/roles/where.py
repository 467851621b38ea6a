"""Where an office is held, by its own words: the organisation it names or points at, or the only one it can be."""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.language.dictionary import lemmas
from pipeline.language.mentions.countries import country
from pipeline.language.mentions.heads import heads
from pipeline.language.names.antecedents import antecedent
from pipeline.language.offices import offices
from pipeline.language.roles.known import Known
from pipeline.language.roles.local import by_adjective, by_place, by_unit
from pipeline.language.roles.mentioned import part_of
from pipeline.language.roles.naming import named
from pipeline.language.roles.phrase import Phrase
from pipeline.language.roles.record import Where
from pipeline.language.roles.services import headquarters
from pipeline.language.roles.words import pointing


def told(doc: Doc, phrase: Phrase, known: Known) -> Where | None:
    """Gives the organisation that an office's own words tell, or None."""
    if phrase.organisation is not None:
        return named(phrase.organisation, known)
    if phrase.unit is not None:
        return by_unit(doc, phrase, known)
    if phrase.place is not None:
        return by_place(doc, phrase, known)
    if phrase.adjective is not None and (found := by_adjective(doc, phrase)) is not None:
        return found
    return headquarters(doc, phrase, known)


def pointed(doc: Doc, phrase: Phrase, known: Known) -> Where | None:
    """Gives the organisation that the common noun beside an office stands for, or None."""
    if phrase.pointing is None:
        return None
    return stands_for(doc, phrase.pointing, known, near=doc[slice(*phrase.town)].text if phrase.town else "")


def stands_for(doc: Doc, index: int, known: Known, near: str = "") -> Where | None:
    """Gives the organisation that a common noun stands for: the only one of its kind, or a company named before."""
    noun = pointing(doc[index].text)
    allowed = offices().stands_for.get(noun)
    if allowed is not None:
        found = known.only(allowed, near) or (known.only(allowed & {noun}, near) if noun in allowed else None)
        return found or known.last(allowed, index)
    mention = antecedent(known.around.antecedents, doc[index])
    if mention is not None and not near:
        return known.told(mention)
    if noun in heads().names | heads().local_government:
        return known.only(frozenset({noun}), near) or (None if near else known.last(frozenset({noun}), index))
    return known.only(frozenset({noun}), near) if noun else None


def implied(doc: Doc, phrase: Phrase, known: Known, taken: frozenset[str]) -> Where | None:
    """Gives the only organisation of the article at which an office can be held: a rector's university, or None.

    taken: the names that the text gives to other holders of such an office.
    """
    if phrase.part_noun == "rada" and phrase.noun.endswith(("przewodniczący", "przewodnicząca")):
        return known.only(frozenset({"rada"}))
    if phrase.part is not None and part_of(phrase.part_noun):
        held = offices().held_at.get(phrase.noun)
        return known.only(held or part_of(phrase.part_noun))
    if any(country(doc[index]) for index in (*phrase.words, *range(*(phrase.place or (0, 0))))):
        return None
    allowed = offices().held_at.get(phrase.local)
    if allowed is None or (phrase.part is not None and phrase.part_noun not in {"zarząd"}):
        return None
    if phrase.noun.endswith(("minister", "ministra")):
        return _ministry(doc, phrase, known)
    return known.only(allowed) or known.only(allowed, without=taken)


def _ministry(doc: Doc, phrase: Phrase, known: Known) -> Where | None:
    """Gives the ministry of which a minister's office tells the field: "minister nauki" of Ministerstwo Nauki."""
    field = [doc[index].lower_ for index in phrase.words]
    found = [
        where
        for where in known.headed(frozenset({"ministerstwo"}))
        if not field or where.name.lower().split()[1 : len(field) + 1] == field
    ]
    return found[0] if len(found) == 1 else None


def self_named(phrase: Phrase, known: Known) -> Where | None:
    """Gives the part of an organisation itself, where nothing tells whose part it is ("Departament Mobilności")."""
    mention = phrase.part_mention
    return known.told(mention) if mention is not None and len(mention) > 1 and lemmas(mention[0].text) else None
