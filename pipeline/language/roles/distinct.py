"""A person's offices, each once: one told again shorter is the same, and the fuller words win."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.language.roles.record import Role


@dataclass(frozen=True)
class Told:
    """A role as one place of the text tells it; sure: the words there say where, nothing else had to be taken in."""

    role: Role
    sure: bool


def _same(one: Told, other: Told) -> bool:
    """Tells whether two places tell one office: the same noun, at one organisation or at one that only one names."""
    names = {one.role.organisation_name, other.role.organisation_name} - {""}
    return one.role.head == other.role.head and (len(names) < 2 or not (one.sure and other.sure))


def _joined(one: Told, other: Told) -> Told:
    """Gives two tellings of one office as one: the fuller words, the organisation that is told for sure."""
    fuller, shorter = (one, other) if len(one.role.role) >= len(other.role.role) else (other, one)
    where = max((fuller, shorter), key=lambda told: (bool(told.role.organisation_name), told.sure))
    return Told(
        replace(fuller.role, organisation=where.role.organisation, organisation_name=where.role.organisation_name),
        where.sure,
    )


def distinct(told: list[Told]) -> list[Role]:
    """Gives one role for each person, office and organisation, in the text's order."""
    kept: dict[str, list[Told]] = {}
    for role in sorted(told, key=lambda t: (not t.sure, not t.role.organisation_name, -len(t.role.role), t.role.start)):
        known = kept.setdefault(role.role.person._.name, [])
        same = next((index for index, other in enumerate(known) if _same(role, other)), None)
        if same is None:
            known.append(role)
        else:
            known[same] = _joined(known[same], role)
    return sorted((t.role for roles in kept.values() for t in roles), key=lambda role: (role.start, role.end))
