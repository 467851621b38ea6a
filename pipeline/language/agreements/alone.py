"""Offices told without who holds them: "starosta olsztyński i komendant wojewódzki Policji w Opolu podpisali"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.language.agreements.candidates import Candidate
from pipeline.language.roles import Role
from pipeline.language.roles.known import Known
from pipeline.language.roles.offices import phrases
from pipeline.language.roles.phrase import Phrase
from pipeline.language.roles.where import told
from pipeline.language.surroundings import Surroundings


def _held(around: Surroundings, phrase: Phrase) -> bool:
    """Tells whether a person stands next to an office: who holds it, or holds it too."""
    beside = [around.at.get(index) for index in (phrase.start - 1, phrase.start - 2, phrase.end, phrase.end + 1)]
    return any(entity is not None and entity.label_ == "persName" for entity in beside)


def offices_alone(around: Surroundings, roles: Iterable[Role]) -> Iterator[Candidate]:
    """Gives the offices of an article that stand for what they name by an adjective or service alone, in order."""
    known, doc = Known(around), around.doc
    covered = {
        token.i for role in roles for token in doc.char_span(role.start, role.end, alignment_mode="expand") or ()
    }
    organisations = {index for entity in around.organisations for index in range(entity.start, entity.end)}
    for phrase in phrases(doc, around.at):
        inside = set(range(phrase.start, phrase.end))
        by_name = (phrase.organisation, phrase.place, phrase.unit)
        named = any(one is not None for one in by_name) or bool(inside & organisations)
        if phrase.plural or named or covered & inside or _held(around, phrase):
            continue
        where = told(doc, phrase, known)
        if where is not None:
            yield Candidate(phrase.start, phrase.end, where.words, where.name, phrase.reading.cases)
