"""The component `roles`: who holds which office, and where."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span

import pipeline.language.extensions  # noqa: F401
from pipeline.language.offices import offices
from pipeline.language.roles.around import told_around
from pipeline.language.roles.distinct import Told, distinct
from pipeline.language.roles.held import Held, record, with_last
from pipeline.language.roles.holders import After, after, before
from pipeline.language.roles.known import Known
from pipeline.language.roles.layout import beside
from pipeline.language.roles.member import adjective_of, member
from pipeline.language.roles.offices import phrases
from pipeline.language.roles.phrase import Phrase
from pipeline.language.roles.plural import holders
from pipeline.language.roles.where import implied, pointed, self_named, told
from pipeline.language.sentences import bounded
from pipeline.language.surroundings import surroundings

_AND = frozenset({"i", "oraz", ",", "a także", "oraz jednocześnie", "i jednocześnie", "a zarazem", "i zarazem"})
_LEADING = frozenset([":", ",", "oraz", "i", "–", "-", "|", ")", ".", "jej", "jego", "ich", "jako", "to"])


class _Reading:
    """Goes through an article's offices, first to see who holds them, then where what their words leave open is."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        known = Known(surroundings(doc))
        self.at = known.around.at
        self.phrases = list(phrases(doc, self.at))
        local = [told(doc, p, known) for p in self.phrases if not p.plural and (p.unit or p.place or p.adjective)]
        self.known = Known(known.around, tuple(where for where in local if where is not None))
        self.given: set[int] = set()
        self.held: list[Held] = []

    def roles(self) -> list[Told]:
        for index, phrase in enumerate(self.phrases):
            if phrase.plural:
                self.held += self._several(phrase)
                continue
            person = self._holder(phrase) or self._shared(index)
            if person is not None:
                self.given.add(person.start)
                self._hold(phrase, person)
        self._imply()
        return [
            record(self.doc, held)
            for held in self.held
            if held.where is not None or held.phrase.words or held.phrase.noun not in offices().only_with_organisation
        ]

    def _holder(self, phrase: Phrase) -> Span | None:
        behind = after(self.doc, phrase, self.at)
        ahead, above = before(self.doc, phrase, self.at)
        if ahead is not None and ahead.start in self.given and (behind is not None or above):
            ahead = None
        if behind is not None and self._first(phrase, behind, ahead):
            return behind.person
        return ahead

    def _first(self, phrase: Phrase, behind: After, ahead: Span | None) -> bool:
        """Tells whether the person behind an office holds it, not the one before."""
        if behind.direct:
            return True
        if ahead is not None:
            return False
        if (phrase.organisation is not None or phrase.pointing is not None) and self._apposed(phrase, behind.person):
            return True
        token = self.doc[phrase.start - 1] if phrase.start else None
        leads = token is None or token.is_space or bool(self.doc[phrase.start].is_sent_start)
        return leads or (token is not None and token.lower_ in _LEADING)

    def _apposed(self, phrase: Phrase, person: Span) -> bool:
        """Tells whether a person behind a comma is in apposition to an office: "prezesa X, Jana Kota, zdaniem"."""
        inflected = person.text.split() != person._.name.split()
        following = self.doc[person.end] if person.end < len(self.doc) else None
        closed = following is None or following.text in {",", ".", ")", "–"} or following.is_space
        return closed and inflected != ("nom" in phrase.reading.cases)

    def _shared(self, index: int) -> Span | None:
        """Gives the holder of two offices: "Jan Kot, prezes X i wójt Y", "wójt gminy Y i prezes X Jan Kot"."""
        phrase = self.phrases[index]
        if self.held and self.doc[self.held[-1].end : phrase.start].text.strip() in _AND:
            return self.held[-1].person
        following = self.phrases[index + 1] if index + 1 < len(self.phrases) else None
        if following is None or following.plural or not (phrase.organisation or phrase.unit or phrase.place):
            return None
        if self.doc[phrase.end : following.start].text.strip() not in _AND - {","}:
            return None
        person = after(self.doc, following, self.at)
        return person.person if person is not None and person.direct else None

    def _hold(self, phrase: Phrase, person: Span) -> None:
        doc, known = self.doc, self.known
        where = told(doc, phrase, known) or pointed(doc, phrase, known) or told_around(doc, phrase, person, known)
        sure = where is not None
        if where is None:
            where = beside(person, known)
        last = self.held[-1] if self.held else None
        self.held.append(Held(phrase, person, where, sure, last))

    def _imply(self) -> None:
        """Fills in where the offices are held of which only the article as a whole can tell it."""
        names = {(held.person._.name, held.where.name) for held in self.held if held.where is not None and held.sure}
        for held in self.held:
            phrase = held.phrase
            if held.where is None and not phrase.plural:
                held.where = with_last(self.doc, held)
                if held.where is None and phrase.noun not in offices().only_with_organisation:
                    others = frozenset(name for person, name in names if person != held.person._.name)
                    held.where = implied(self.doc, phrase, self.known, others)
            if held.where is None and (whole := self_named(phrase, self.known)) is not None:
                assert phrase.part is not None
                phrase.words = [index for index in phrase.words if index < phrase.part[0]]
                held.where, held.sure = whole, True

    def _several(self, phrase: Phrase) -> Iterator[Held]:
        shared = told(self.doc, phrase, self.known) if not phrase.place and not phrase.unit else None
        for holder in holders(self.doc, phrase, self.at):
            where = member(self.doc, phrase, holder, self.known) or shared
            self.given.add(holder.person.start)
            adjective = adjective_of(self.doc, holder) if phrase.local in offices().named_by_adjective else ""
            sure = where is not None
            yield Held(phrase, holder.person, where or beside(holder.person, self.known), sure, None, adjective)


class Roles:
    """Sets `doc._.roles`: a tuple of `Role`, in the text's order."""

    def __call__(self, doc: Doc) -> Doc:
        doc = bounded(doc)
        doc._.roles = tuple(distinct(_Reading(doc).roles()))
        return doc


@Language.factory("roles", requires=["doc.ents", "span._.name"], assigns=["doc._.roles"])
def create(nlp: Language, name: str) -> Roles:
    """Gives the component; it has no settings."""
    return Roles()
