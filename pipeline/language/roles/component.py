"""The component `roles`: who holds which office, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Span

import pipeline.language.extensions  # noqa: F401
from pipeline.language.dictionary import lemmas
from pipeline.language.mentions.heads import heads
from pipeline.language.names.antecedents import head_lemmas
from pipeline.language.offices import is_title
from pipeline.language.roles.offices import Office, offices
from pipeline.language.roles.organisations import capitalised_head, named_by, told_around
from pipeline.language.sentences import bounded
from pipeline.language.stored import storable
from pipeline.language.surroundings import surroundings

_BETWEEN = frozenset({",", "–", "—", "-", "(", ":", "|"})
_FARTHEST = 12
_PREDICATIVE = frozenset({"jest", "został", "została", "był", "była", "będzie", "nowy", "nowa", "ówczesny", "ówczesna"})
_PART_OF_OFFICE = frozenset({"rada", "zarząd"})


@storable
@dataclass(frozen=True)
class Role:
    """A person's office.

    role: the office in the nominative; head: lemma of its noun. organisation: the mention that says where it is held,
    or None; organisation_name: its canonical name. place: the mention of a town that the office names instead
    ("burmistrz Olszanki"), or None. start, end: offsets.
    """

    person: Span
    role: str
    head: str
    organisation: Span | None
    organisation_name: str
    start: int
    end: int
    place: Span | None = None


def _person_after(doc: Doc, end: int, at: dict[int, Span]) -> tuple[Span | None, bool]:
    """Gives the person that follows an office, behind titles, and whether nothing but titles stands between."""
    direct = True
    for index in range(end, min(len(doc), end + _FARTHEST)):
        if index in at and at[index].start == index and at[index].label_ == "persName":
            return at[index], direct
        token = doc[index]
        if token.is_space and "\n" not in token.text:
            continue
        if (token.text in {"–", "—", "-", ":", "|", ","} or token.lower_ in _PREDICATIVE) and direct:
            direct = False
        elif not is_title(token.text):
            break
    return None, False


def _person_before(doc: Doc, start: int, at: dict[int, Span]) -> Span | None:
    """Gives the person that stands before an office, behind a comma, dash or bracket, or None."""
    for index in range(start - 1, max(-1, start - _FARTHEST), -1):
        if index in at and at[index].label_ == "persName":
            return at[index]
        token = doc[index]
        if index in at or not (
            token.text in _BETWEEN or token.lower_ == "uczelni" or is_title(token.text) or token.lower_ in _PREDICATIVE
        ):
            break
    return None


def _leads(doc: Doc, start: int) -> bool:
    """Tells whether an office begins its line, sentence or item, so that a person behind a comma holds it."""
    before = doc[start - 1] if start else None
    return before is None or before.is_space or doc[start].is_sent_start or before.text in {":", ",", "oraz", "i"}


def _without_noun(office: Office, organisation: Span | None) -> str:
    """Gives an office without the common noun that only points at its organisation: "prezes klastra" is "prezes"."""
    words_of = office.role.split()
    if organisation is None or len(words_of) < 2:
        return office.role
    found = lemmas(words_of[-1]) - heads().local_government - _PART_OF_OFFICE
    pointing = found & head_lemmas(organisation) or found & {"uczelnia", "spółka", "firma"}
    return " ".join(words_of[:-1]) if pointing else office.role


def _roles(doc: Doc) -> Iterator[Role]:
    around = surroundings(doc)
    at = around.at
    previous: tuple[int, Span] | None = None
    given: set[int] = set()
    for office in offices(doc):
        if office.plural:
            continue
        before = _person_before(doc, office.start, at)
        after, direct = _person_after(doc, office.end, at)
        if before is not None and before.start in given and after is not None:
            before = None
        person = after if after is not None and (direct or (before is None and _leads(doc, office.start))) else before
        if person is not None and person is after:
            given.add(person.start)
        if person is None and previous is not None:
            gap = doc[previous[0] : office.start].text.strip()
            person = (
                previous[1] if gap in {"i", "oraz", "a także", ",", "oraz jednocześnie", "i jednocześnie"} else None
            )
        if person is None:
            continue
        previous = office.end, person
        organisation, name = named_by(office, around)
        if organisation is None:
            organisation = told_around(around, office, person)
            name = capitalised_head(organisation._.name) if organisation is not None else ""
        first, last = min(office.start, person.start), max(office.end, person.end)
        place = office.organisation if organisation is None else None
        yield Role(
            person,
            _without_noun(office, organisation) if place is None else f"{office.role} {place.text}",
            office.head,
            organisation,
            name,
            doc[first:last].start_char,
            doc[first:last].end_char,
            place,
        )


def _distinct(roles: list[Role]) -> list[Role]:
    """Gives one role for each person, office and organisation: the one that says most."""
    kept: dict[tuple[str, str], list[Role]] = {}
    for role in sorted(roles, key=lambda role: (not role.organisation_name, -len(role.role), role.start)):
        known = kept.setdefault((role.person._.name, role.head), [])
        if not any(not role.organisation_name or r.organisation_name == role.organisation_name for r in known):
            known.append(role)
    return sorted((role for roles in kept.values() for role in roles), key=lambda role: role.start)


class Roles:
    """Sets `doc._.roles`: a tuple of `Role`, in the text's order."""

    def __call__(self, doc: Doc) -> Doc:
        doc = bounded(doc)
        doc._.roles = tuple(_distinct(list(_roles(doc))))
        return doc


@Language.factory("roles", requires=["doc.ents", "span._.name"], assigns=["doc._.roles"])
def create(nlp: Language, name: str) -> Roles:
    """Gives the component; it has no settings."""
    return Roles()
