"""What was told before a sentence, as far as it bears on what the sentence tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.language.agreements.candidates import Candidate
from pipeline.language.agreements.record import Signatory
from pipeline.language.agreements.told import Told

_PAIR = 2
_RECENT = 3  # sentences in which two organisations are named before "obie uczelnie"


@dataclass(frozen=True)
class Context:
    """What was told before a sentence.

    line, subjects: of the sentence before. told: that sentence told of an agreement; soon: the sentence after this one
    does. parties: names of all so far. ordinal: which of several agreements was spoken of last, or 0. main: the first
    party named, who is the one that also had the agreements told beside the news. recent: the organisations that
    the last sentences name, by sentence. visit: the sentence before tells of a delegation.
    """

    line: int | None = None
    subjects: tuple[Candidate, ...] = ()
    told: bool = False
    soon: bool = False
    parties: frozenset[str] = frozenset()
    ordinal: int = 0
    main: Signatory | None = None
    recent: tuple[tuple[Candidate, ...], ...] = ()
    visit: bool = False

    def of(self, line: int | None) -> Context:
        """Gives what counts for a sentence of a line: subjects only of the same line."""
        return self if line == self.line else replace(self, subjects=())

    def knows(self, told: Told) -> bool:
        """Tells whether all whom a sentence names are parties told of before."""
        named = {party.name for party in told.signatories} | {signer.organisation_name for signer in told.signers}
        return bool(named) and named <= self.parties

    def naming(self, named: Sequence[Candidate]) -> tuple[tuple[Candidate, ...], ...]:
        """Gives the names of the last sentences, the one whose candidates are given the last of them."""
        proper = tuple(one for one in named if one.start == one.mention.start)
        return (*self.recent, proper)[-_RECENT:]

    @property
    def pair(self) -> tuple[Candidate, ...]:
        """The two organisations that the last sentences named, where they are two: "obie uczelnie" are they."""
        distinct = {one.name: one for sentence in self.recent for one in sentence}
        return tuple(distinct.values()) if len(distinct) == _PAIR else ()
