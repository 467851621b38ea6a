"""Agreements that were found in a marked article beside those that its marks tell of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from marks import Mark, Marked
from spacy.tokens import Doc, Span

from pipeline.language.agreements.candidates import organisation_name
from pipeline.language.agreements.clauses import sentences
from pipeline.language.agreements.hearing import Hearing
from pipeline.language.surroundings import surroundings
from pipeline.language.telling.record import NOUN, OFFICE, SIGNER, Part, Telling

_PARTS = {"O": OFFICE, "N": NOUN, "S": SIGNER}


@dataclass(frozen=True)
class Told:
    """An agreement's status, and the names of its parties and signers.

    beside: names that count neither as right nor as wrong: the organisations that signers are known to stand for.
    """

    status: str
    parties: frozenset[str]
    signers: frozenset[str]
    beside: frozenset[str] = frozenset()


@dataclass
class Counts:
    """How many were right, found in vain, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, found: frozenset[str], told: frozenset[str]) -> None:
        self.right += len(found & told)
        self.wrong += len(found - told)
        self.missed += len(told - found)

    @property
    def shares(self) -> tuple[float, float, float]:
        """Precision, recall and F; 1 where there is nothing to divide."""
        found, told = self.right + self.wrong, self.right + self.missed
        precision, recall = self.right / found if found else 1.0, self.right / told if told else 1.0
        return precision, recall, 2 * self.right / (found + told) if found + told else 1.0


@dataclass
class Scores:
    """Counts of agreements, parties and signers, and of the articles without an agreement in which none was found."""

    agreements: Counts = field(default_factory=Counts)
    parties: Counts = field(default_factory=Counts)
    signers: Counts = field(default_factory=Counts)
    silent: int = 0
    without: int = 0

    def add(self, found: Sequence[Told], told: Sequence[Told]) -> None:
        """Counts an article. An agreement is right where its status is, and at least half of the parties of both."""
        found = without_beside(found, told)
        pairs = paired(found, told)
        right = sum(_agree(found[i], told[j]) for i, j in pairs.items())
        self.agreements.right += right
        self.agreements.wrong += len(found) - right
        self.agreements.missed += len(told) - right
        nothing = Told("", frozenset(), frozenset())
        for i, one in enumerate(found):
            other = told[pairs[i]] if i in pairs else nothing
            self.parties.add(one.parties, other.parties)
            self.signers.add(one.signers, other.signers)
        for j, other in enumerate(told):
            if j not in pairs.values():
                self.parties.add(frozenset(), other.parties)
                self.signers.add(frozenset(), other.signers)
        if not told:
            self.without += 1
            self.silent += not found


def _agree(found: Told, told: Told) -> bool:
    most = max(len(found.parties), len(told.parties))
    return found.status == told.status and 2 * len(found.parties & told.parties) >= most


def without_beside(found: Sequence[Told], told: Sequence[Told]) -> list[Told]:
    """Gives what was found without the parties that count neither as right nor as wrong."""
    named = frozenset().union(*(other.parties for other in told))
    beside = frozenset().union(*(other.beside for other in told)) - named
    return [replace(one, parties=one.parties - beside) for one in found]


def paired(found: Sequence[Told], told: Sequence[Told]) -> dict[int, int]:
    """Gives which agreement found is which one told: those that share most parties first, each once."""
    alike = [
        (-len(one.parties & other.parties) / len(one.parties | other.parties), one.status != other.status, i, j)
        for i, one in enumerate(found)
        for j, other in enumerate(told)
        if one.parties & other.parties
    ]
    pairs: dict[int, int] = {}
    for _, _, i, j in sorted(alike):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def found_in(doc: Doc) -> list[Told]:
    """Gives the agreements that the component `agreements` found."""
    return [
        Told(
            agreement.status,
            frozenset(party.name for party in agreement.signatories),
            frozenset(signer.name for signer in agreement.signers),
        )
        for agreement in doc._.agreements
    ]


def told_by_marks(article: Marked, doc: Doc) -> list[Told]:
    """Gives the agreements that the marks tell of, their names as the product writes those of the mentions there.

    doc: the article read by the pipeline. An office or a noun counts as the organisation that the product takes it for,
    and as none where it knows none.
    """
    hearing = Hearing(surroundings(doc), list(sentences(doc)))
    result = []
    for number, agreement in article.agreements.items():
        own = [mark for mark in article.marks if number in mark.numbers]
        parties = {_name(doc, mark) for mark in own if mark.letter == "P"}
        parties |= {name for mark in own if mark.letter in "ON" for name in _stands_for(hearing, doc, mark)}
        signers = {_name(doc, mark) for mark in own if mark.letter == "S"}
        beside = {name for mark in own if mark.letter == "S" for name in _stands_for(hearing, doc, mark)}
        result.append(Told(agreement.status, frozenset(parties), frozenset(signers), frozenset(beside)))
    return result


def _span(doc: Doc, mark: Mark) -> Span:
    span = doc.char_span(mark.start, mark.end, alignment_mode="expand")
    assert span is not None
    return span


def _name(doc: Doc, mark: Mark) -> str:
    """Gives the name of the mention that a mark covers most of, or the marked words where no mention is."""
    signer = mark.letter == "S"
    there = [entity for entity in _span(doc, mark).ents if (entity.label_ == "persName") == signer]
    there = there or [
        entity
        for entity in doc.ents
        if entity.start_char < mark.end and entity.end_char > mark.start and (entity.label_ == "persName") == signer
    ]
    if not there:
        return doc.text[mark.start : mark.end]
    best = max(there, key=lambda entity: min(entity.end_char, mark.end) - max(entity.start_char, mark.start))
    name: str = best._.name
    return name if signer else organisation_name(best)


def _stands_for(hearing: Hearing, doc: Doc, mark: Mark) -> list[str]:
    span = _span(doc, mark)
    heard = hearing.draft(Telling("signed", (span,), (Part(span, _PARTS[mark.letter], 1.0),), 1.0))
    return [party.name for party in heard.signatories]
