"""Drafts of agreements from what the trained network says of a text's words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from spacy.tokens import Span, Token

from pipeline.language.agreements.candidates import is_organisation, signatory
from pipeline.language.agreements.circumstances import NOTHING_KNOWN, circumstances
from pipeline.language.agreements.clauses import Sentence
from pipeline.language.agreements.counting import stated_parties
from pipeline.language.agreements.doubt import happens
from pipeline.language.agreements.drafts import Draft
from pipeline.language.agreements.kinds import OTHER, Kind, kinds, known_kind, spoken_of
from pipeline.language.agreements.lexicon import data
from pipeline.language.agreements.named import roles_by_person
from pipeline.language.agreements.record import Signatory
from pipeline.language.agreements.signers import add_signer
from pipeline.language.agreements.subjects import subject
from pipeline.language.agreements.told import Told
from pipeline.language.dictionary import lemmas, readings
from pipeline.language.names.antecedents import antecedent
from pipeline.language.roles.known import OURS, Known
from pipeline.language.roles.offices import phrases
from pipeline.language.roles.phrase import Phrase
from pipeline.language.roles.where import pointed, told
from pipeline.language.surroundings import Surroundings
from pipeline.language.telling.record import NOUN, OFFICE, PARTY, SIGNER, Part, Telling

_SURE = 0.95
"""From which share on a party or a signer is added to an agreement of the rules: as in agreed.py."""
_VERBAL = frozenset({"praet", "fin", "imps", "ppas", "inf", "ger", "bedzie"})


class Hearing:
    """An article laid out for what the network says of it."""

    def __init__(self, around: Surroundings, found: Sequence[Sentence]) -> None:
        self.around, self.found = around, found
        self.starts = [sentence.start for sentence in found]
        self.held = roles_by_person(around.doc._.roles)
        self.named = spoken_of(found)

    @cached_property
    def known(self) -> Known:
        return Known(self.around)

    @cached_property
    def offices(self) -> list[Phrase]:
        return list(phrases(self.around.doc, self.around.at))

    def sentence_of(self, token: int) -> int:
        """Gives the number of the sentence that a token stands in."""
        return max(0, bisect_right(self.starts, token) - 1)

    def drafts(self, tellings: Iterable[Telling]) -> list[Draft]:
        """Gives what tellings say as drafts, but what is denied, supposed or only possible, in the text's order."""
        drafts = (self.draft(telling) for telling in tellings if self._happens(telling))
        return sorted(drafts, key=lambda draft: draft.sentence)

    def _happens(self, telling: Telling) -> bool:
        """Tells whether what is told happens at all, as every sentence that tells of it says, or has ended."""
        anchors = self._anchors(telling).items()
        return telling.status == "ended" or all(happens(self.found[i], anchor, _form(anchor)) for i, anchor in anchors)

    def _anchors(self, telling: Telling) -> dict[int, Token]:
        """Gives the number of each sentence that tells, in order, and the word of it that says it."""
        words: dict[int, list[Token]] = {}
        for token in (token for span in telling.words for token in span):
            words.setdefault(self.sentence_of(token.i), []).append(token)
        return {number: _anchor(words[number]) for number in sorted(words)}

    def draft(self, telling: Telling) -> Draft:
        """Gives what a telling says as a draft of its own."""
        around, anchors = self.around, self._anchors(telling)
        numbers = list(anchors)
        told_in = [number for number in numbers if number > 0] or numbers
        stated, about, parties = NOTHING_KNOWN, None, None
        for number in (*told_in, *(n for n in numbers if n not in told_in)):
            sentence = self.found[number]
            about = about or subject(around, sentence, anchors[number])
            stated = stated.filled(circumstances(around, sentence, anchors[number], about))
            parties = parties or stated_parties(list(sentence.tokens))
        kind, several = self._kind([token for span in telling.words for token in span])
        first = self.found[told_in[0]]
        return Draft(
            kind=kind,
            named=bool(kind),
            status=telling.status,
            start=first.start_char,
            end=first.end_char,
            sentence=told_in[0],
            plural=several,
            circumstances=stated,
            subject=about,
            parties=None if several else parties,
            title=numbers == [0],
            share=telling.share,
            sure=self._sure(telling),
        ).with_parties(self._told(self._taking_part(telling)))

    def _kind(self, words: Sequence[Token]) -> tuple[str, bool]:
        """Gives the kind of what the words tell, and whether they name several."""
        places = {token.i for token in words}
        own = [kind for kind in self.named if kind.agreement and kind.start in places]
        near = own or [
            kind
            for number in sorted({self.sentence_of(place) for place in places})
            for kind in kinds(list(self.found[number].tokens))
            if kind.agreement
        ]
        best = min(near, key=_specific, default=None)
        if best is not None:
            return best.name, bool(own) and all(kind.plural for kind in own)
        before = known_kind(self.named, words[0].i)
        return ("" if before == OTHER else before), False

    def _taking_part(self, telling: Telling) -> list[Part]:
        """Gives the parts of those who take part; of parties the headline's only where the text below names no two."""
        parts = [part for part in telling.parts if not self._present(part, telling)]
        below = [part for part in parts if self.sentence_of(part.mention.start) > 0]
        return below if sum(part.part == PARTY for part in below) > 1 else parts

    def _present(self, part: Part, telling: Telling) -> bool:
        """Tells whether a part is of those who are only present: "w uroczystości uczestniczyli:" leads it in."""
        sentence = self.found[self.sentence_of(part.mention.start)]
        telling_words = {token.i for span in telling.words for token in span}
        before = [*self._lead_in(part.mention), *(t for t in sentence.tokens if t.i < part.mention.start)]
        for token in reversed(before):
            if token.i in telling_words:
                return False
            if token.is_alpha and lemmas(token.lower_) & data().present:
                return True
        return False

    def _lead_in(self, mention: Span) -> list[Token]:
        """Gives the words of the line that leads in the list in whose item a mention stands."""
        around, number = self.around, self.around.line_of(mention.start_char)
        if not number or not around.lines[number].marker:
            return []
        while number and around.lines[number].marker:
            number -= 1
        line = around.lines[number]
        led = around.doc.char_span(line.start, line.end, alignment_mode="expand")
        return list(led) if led is not None and line.text(around.text).endswith(":") else []

    def _sure(self, telling: Telling) -> frozenset[str]:
        """Gives the names of the parties and signers of which the network is sure."""
        found = self._told(part for part in telling.parts if part.share >= _SURE)
        return frozenset([party.name for party in found.signatories] + [signer.name for signer in found.signers])

    def _told(self, parts: Iterable[Part]) -> Told:
        result = Told()
        for part in parts:
            if part.part == SIGNER:
                self._sign(part, result)
            else:
                for party in self._parties(part):
                    result.party(party)
        return result

    def _parties(self, part: Part) -> Iterator[Signatory]:
        doc = self.around.doc
        if part.part == PARTY:
            for entity in self.around.within(part.mention.start, part.mention.end):
                if is_organisation(entity) and entity[0].lower_ not in OURS:
                    yield signatory(entity)
        elif part.part == NOUN:
            for token in part.mention:
                named = antecedent(self.around.antecedents, token)
                if named is not None:
                    yield signatory(named)
        elif part.part == OFFICE:
            for phrase in self.offices:
                if phrase.start < part.mention.end and phrase.end > part.mention.start:
                    where = told(doc, phrase, self.known) or pointed(doc, phrase, self.known)
                    if where is not None:
                        yield Signatory(where.words, where.name, where.words._.acronym)

    def _sign(self, part: Part, result: Told) -> None:
        for person in self.around.within(part.mention.start, part.mention.end):
            if person.label_ == "persName":
                roles = self.held.get(person._.name, ())
                role = next((r for r in roles if r.person.start == person.start), next(iter(roles), None))
                add_signer(person, role, result, "")


def _specific(kind: Kind) -> tuple[bool, int]:
    """Orders kinds: what only one document is called before "porozumienie", which any is; then the text's order."""
    return kind.name == "porozumienie", kind.start


def _anchor(words: Sequence[Token]) -> Token:
    """Gives the word that says that it is done: a verb or a noun made from one, else the first."""
    return next((w for w in words if any(r.pos in _VERBAL for r in readings(w.lower_))), words[0])


def _form(anchor: Token) -> str:
    """Gives how an anchor says it, as far as `happens` asks: by a noun made from a verb, or by the verb."""
    nominal = any(reading.pos == "ger" for reading in readings(anchor.lower_))
    return "noun" if nominal or lemmas(anchor.lower_) & data().nouns else "active"
