"""The names of a sentence that may be parties or signers, and the roles that its people hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from pipeline.language.agreements.alone import offices_alone
from pipeline.language.agreements.candidates import Candidate
from pipeline.language.agreements.clauses import Sentence
from pipeline.language.roles import Role
from pipeline.language.surroundings import Surroundings


@dataclass(frozen=True)
class Names:
    """The names of a sentence that may be parties or signers, and the roles that its people hold.

    by_start: first token -> candidate or person. at: token -> the mention it is in or stands for. role_of: first token
    of a person -> the role. spoken: tokens of the organisations that a role names. entities: all mentions, in order.
    """

    by_start: dict[int, Candidate | Span]
    at: dict[int, Span]
    role_of: dict[int, Role]
    spoken: list[tuple[int, int]]
    entities: list[Span]


def roles_by_person(roles: Iterable[Role]) -> dict[str, list[Role]]:
    """Gives the roles of an article by the name of the person who holds them, in order."""
    held: dict[str, list[Role]] = {}
    for role in roles:
        held.setdefault(role.person._.name, []).append(role)
    return held


@dataclass(frozen=True)
class Offices:
    """What an article's offices tell: the roles by person, and the offices that stand without one, by their start."""

    held: dict[str, list[Role]]
    alone: dict[int, Candidate]


def offices_of(around: Surroundings, roles: Sequence[Role]) -> Offices:
    return Offices(roles_by_person(roles), {one.start: one for one in offices_alone(around, roles)})


def names(around: Surroundings, sentence: Sentence, named: Iterable[Candidate], offices: Offices) -> Names:
    """Gives the names of a sentence. named: its candidates. offices: those of the article."""
    entities = around.within(sentence.start, sentence.end)
    alone = [offices.alone[index] for index in range(sentence.start, sentence.end) if index in offices.alone]
    found = [*named, *alone]
    at = {i: e for e in entities if not _derived(e) for i in range(e.start, e.end)}
    at |= {i: c.mention for c in found for i in range(c.start, c.end)}
    persons = {e.start: e for e in entities if e.label_ == "persName"}
    bearers = {e._.name: None for e in persons.values()}
    mine = [role for bearer in bearers for role in offices.held.get(bearer, ())]
    first = {role.person._.name: role for role in reversed(mine)}
    role_of = {start: first[e._.name] for start, e in persons.items() if e._.name in first}
    here = [role for role in mine if role.person.start in persons]
    role_of |= {role.person.start: role for role in here}
    role_of |= {role.person.start: role for role in reversed(here) if role.organisation_name}  # rather than a rank
    by_start: dict[int, Candidate | Span] = {**persons, **{c.start: c for c in found}}
    return Names(by_start, at, role_of, _roles_inside(around.doc, mine, sentence), list(entities))


def _derived(entity: Span) -> bool:
    """Tells whether a mention is an adjective made from a place's name: "holenderskim", "wrocławska"."""
    return entity.label_ in {"placeName", "geogName"} and len(entity) == 1 and entity[0].is_lower


def _roles_inside(doc: Doc, roles: Iterable[Role], sentence: Sentence) -> list[tuple[int, int]]:
    """Gives the tokens of the offices that people of the sentence hold, with what they name: "dziekan Wydziału X"."""
    spoken = []
    for role in roles:
        if not sentence.start <= role.person.start < sentence.end:
            continue
        whole = doc.char_span(role.start, role.end, alignment_mode="expand")
        if whole is not None:
            spoken += [(whole.start, role.person.start), (role.person.end, whole.end)]
        if role.organisation is not None and role.start <= role.organisation.start_char < role.end:
            spoken.append((role.organisation.start, role.organisation.end))
    return spoken
