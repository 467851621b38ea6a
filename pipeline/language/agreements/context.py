"""What was told before a sentence, as far as it bears on what the sentence tells."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.language.agreements.candidates import Candidate
from pipeline.language.agreements.record import Signatory
from pipeline.language.agreements.told import Told


@dataclass(frozen=True)
class Context:
    """What was told before a sentence.

    line, subjects: of the sentence before. told: that sentence told of an agreement; soon: the sentence after this one
    does. parties: names of all so far. ordinal: which of several agreements was spoken of last, or 0. main: the first
    party named, who is the one that also had the agreements told beside the news.
    """

    line: int | None = None
    subjects: tuple[Candidate, ...] = ()
    told: bool = False
    soon: bool = False
    parties: frozenset[str] = frozenset()
    ordinal: int = 0
    main: Signatory | None = None

    def of(self, line: int | None) -> Context:
        """Gives what counts for a sentence of a line: subjects only of the same line."""
        return self if line == self.line else replace(self, subjects=())

    def knows(self, told: Told) -> bool:
        """Tells whether all whom a sentence names are parties told of before."""
        named = {party.name for party in told.signatories} | {signer.organisation_name for signer in told.signers}
        return bool(named) and named <= self.parties
