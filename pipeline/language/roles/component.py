"""The component `roles`: who holds which office, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Span

import pipeline.language.extensions  # noqa: F401
from pipeline.language.dictionary import lemmas
from pipeline.language.layout import lines
from pipeline.language.mentions.items import party_lines
from pipeline.language.mentions.organisations import heads
from pipeline.language.names.antecedents import antecedent, head_lemmas
from pipeline.language.offices import is_title
from pipeline.language.offices import offices as lexicon
from pipeline.language.roles.offices import Office, offices
from pipeline.language.sentences import bounded

_BETWEEN = frozenset({",", "–", "—", "-", "(", ":", "|"})
_FARTHEST = 12
_PART_OF_OFFICE = frozenset({"rada", "zarząd"})
_POSSESSIVE = frozenset({"jej", "jego", "ich", "którego", "której", "których"})


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
        if token.text in {"–", "—", "-", ":", "|", ","} and direct:
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
            token.text in _BETWEEN
            or token.lower_ == "uczelni"
            or is_title(token.text)
            or token.lower_ in {"nowy", "nowa", "ówczesny"}
        ):
            break
    return None


def _resolved(office: Office, doc: Doc) -> tuple[Span | None, str]:
    """Gives the organisation where an office is held: the one it names, or the only one of the text that it can be."""
    organisations = [entity for entity in doc.ents if entity.label_ == "orgName"]
    named = office.organisation
    if named is not None and named.label_ == "orgName":
        return named, _capitalised_head(named._.name)
    if named is not None:
        local = lemmas(named[0].text) & heads().local_government
        if local:
            return named, _capitalised_head(named._.name)
        same_place = _only(
            [o for o in organisations if named._.name and _last_words(o._.name, named._.name) and _is_local(o)]
        )
        if same_place is not None:
            return same_place, same_place._.name
        return None, ""
    allowed = lexicon().held_at.get(office.head)
    adjective = next(
        (word for word in office.role.split()[1:] if word.endswith(("ski", "cki", "dzki", "ska", "cka"))), ""
    )
    if allowed:
        fitting = [o for o in organisations if head_lemmas(o) & allowed]
        if adjective:
            fitting = [o for o in fitting if adjective[:-1] in o._.name.lower()]
        only = _only(fitting)
        if only is not None:
            return only, only._.name
    pointed = antecedent(doc, doc[office.end - 1]) if office.end - office.start > 1 else None
    return (pointed, pointed._.name) if pointed is not None else (None, "")


def _last_words(name: str, place: str) -> bool:
    return name.endswith(f" {place}")


def _is_local(organisation: Span) -> bool:
    return bool(head_lemmas(organisation) & {"gmina", "miasto", "powiat", "województwo"})


def _capitalised_head(name: str) -> str:
    return name[:1].upper() + name[1:]


def _only(spans: list[Span]) -> Span | None:
    """Gives the first of spans that all have one name, or None where there are none or several names."""
    return spans[0] if len({span._.name for span in spans}) == 1 else None


def _represented(doc: Doc, start: int, at: dict[int, Span]) -> Span | None:
    """Gives the organisation that a person or office before which "reprezentowanym przez" stands acts for, or None.

    start: first token of the person and office. "X (ACR), którego reprezentował", "w imieniu X": the same.
    """
    index = start - 1
    while index >= 0 and (is_title(doc[index].text) or doc[index].lower_ in {"przez", ",", "i", "oraz"}):
        index -= 1
    if index < 0 or not doc[index].lower_.startswith("reprezent"):
        return _on_behalf(doc, start, at)
    while index > 0 and index > start - _FARTHEST:
        index -= 1
        if index in at and at[index].label_ == "orgName" and doc[at[index].start - 1].text != "(":
            return at[index]
    return None


def _after_person(doc: Doc, end: int, at: dict[int, Span]) -> Span | None:
    """Gives the organisation of "analityczka Anna Wrona z Kolejowej Izby Doradczej", or None."""
    if end + 1 < len(doc) and doc[end].lower_ in {"z", "ze"} and end + 1 in at and at[end + 1].label_ == "orgName":
        return at[end + 1]
    return None


def _possessed(doc: Doc, start: int, at: dict[int, Span]) -> Span | None:
    """Gives the organisation of "jej prezeska", "którego wiceprezes": the last one named before, or None."""
    if start == 0 or doc[start - 1].lower_ not in _POSSESSIVE:
        return None
    for index in range(start - 2, max(-1, start - 40), -1):
        if index in at and at[index].label_ == "orgName":
            return at[index]
    return None


def _on_behalf(doc: Doc, start: int, at: dict[int, Span]) -> Span | None:
    """Gives the organisation of "w imieniu X podpisał": the last one before the person, after those words."""
    sentence = doc[start].sent
    for index in range(start - 1, sentence.start, -1):
        entity = at.get(index)
        if entity is not None and entity.label_ == "persName":
            return None
        first = entity.start if entity is not None else index
        before = doc[max(sentence.start, first - 3) : first].text.lower()
        behalf = any(phrase in before for phrase in ("w imieniu", "z ramienia", "ze strony"))
        if entity is not None and entity.label_ == "orgName":
            return entity if behalf or before.endswith("a ") else None
        if entity is None and behalf and (named := antecedent(doc, doc[index])) is not None:
            return named
    return None


def _beside(doc: Doc, person: Span) -> Span | None:
    """Gives the only organisation of the person's line, or of the item it is a part of, in a list or table."""
    all_lines = list(lines(doc.text))
    own = next((i for i, line in enumerate(all_lines) if line.start <= person.start_char < line.end), None)
    items = {line.start for line in party_lines(doc.text)}
    if own is None or not (
        all_lines[own].marker or all_lines[own].start in items or "|" in all_lines[own].text(doc.text)
    ):
        return None
    for index in range(own, -1, -1):
        line = all_lines[index]
        if line is not all_lines[own] and line.text(doc.text).endswith(":"):
            return _only([e for e in doc.ents if e.label_ == "orgName" and line.start <= e.start_char < line.end])
        if line is not all_lines[own] and line.depth >= all_lines[own].depth:
            if line.marker or not all_lines[own].marker:
                continue
            break
        found = [e for e in doc.ents if e.label_ == "orgName" and line.start <= e.start_char and e.end_char <= line.end]
        if found:
            return found[0] if len({span._.name for span in found}) == 1 else None
        if not line.marker and "|" not in line.text(doc.text):
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
    at = {index: entity for entity in doc.ents for index in range(entity.start, entity.end)}
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
        organisation, name = _resolved(office, doc)
        if organisation is None:
            first_token = min(office.start, person.start)
            organisation = (
                _after_person(doc, max(office.end, person.end), at)
                or _represented(doc, first_token, at)
                or _possessed(doc, first_token, at)
                or _beside(doc, person)
            )
            name = organisation._.name if organisation is not None else ""
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
    kept: list[Role] = []
    for role in sorted(roles, key=lambda role: (not role.organisation_name, -len(role.role), role.start)):
        known = [r for r in kept if r.person._.name == role.person._.name and r.head == role.head]
        if any(not role.organisation_name or r.organisation_name == role.organisation_name for r in known):
            continue
        kept.append(role)
    return sorted(kept, key=lambda role: role.start)


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
