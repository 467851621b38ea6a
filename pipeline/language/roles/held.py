"""An office with its holder, while it is still open where it is held."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Span

from pipeline.language.offices import offices
from pipeline.language.roles.distinct import Told
from pipeline.language.roles.phrase import Phrase
from pipeline.language.roles.record import Role, Where
from pipeline.language.roles.wording import deputy_of, wording
from pipeline.language.roles.words import unit

_TOGETHER = frozenset(
    ["i", "oraz", "a", "także", ",", "wraz", "z", "ze", "któremu", "której", "towarzyszył", "towarzyszyła", "wspólnie"]
)
_APART = frozenset({"kapituła", "komisja", "komitet", "organizacja"})


@dataclass
class Held:
    """sure: the words there say where. last: the office before. adjective: of "starostowie: krasnogórski A"."""

    phrase: Phrase
    person: Span
    where: Where | None
    sure: bool
    last: Held | None
    adjective: str = ""

    @property
    def end(self) -> int:
        return max(self.phrase.end, self.person.end)


def with_last(doc: Doc, held: Held) -> Where | None:
    """Gives where the office before is held, if this one is told together with it: "prezes A i wiceprezes B"."""
    last, phrase = held.last, held.phrase
    if last is None or last.where is None or phrase.part_noun in _APART:
        return None
    if phrase.noun.startswith("zastęp") and phrase.start and doc[phrase.start - 1].lower_ in {"jego", "jej"}:
        return last.where
    if last.phrase.inner == phrase.noun and phrase.start - last.end < 12 and phrase.organisation is None:
        return last.where
    if phrase.pointing is not None and unit(doc[phrase.pointing].text) != last.where.name.split()[0].lower():
        return None
    gap = doc[last.end : min(phrase.start, held.person.start)]
    if not 0 < len(gap) <= 6 or not all(token.lower_ in _TOGETHER for token in gap):
        return None
    mine, theirs = offices().held_at.get(phrase.local), offices().held_at.get(last.phrase.local)
    if mine is not None:
        return last.where if theirs is not None and mine & theirs else None
    local = last.phrase.local in offices().named_by_place or last.phrase.local in offices().named_by_adjective
    belongs = phrase.noun in offices().kept_after or phrase.part_noun == "zarząd" or phrase.inner
    return None if local and not belongs else last.where


def record(doc: Doc, held: Held) -> Told:
    """Gives the role."""
    phrase, person, where = held.phrase, held.person, held.where
    first, last = min(phrase.start, person.start), max(phrase.end, person.end)
    role = f"{wording(doc, phrase)} {held.adjective}".strip()
    if held.last is not None and phrase.start and doc[phrase.start - 1].lower_ in {"jego", "jej"}:
        role += deputy_of(phrase, held.last.phrase)
    return Told(
        Role(
            person,
            role,
            phrase.noun,
            where.words if where is not None else None,
            where.name if where is not None else "",
            doc[first:last].start_char,
            doc[first:last].end_char,
        ),
        held.sure,
    )
