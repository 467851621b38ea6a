"""What is told of an agreement's parties while a sentence or a list is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.language.agreements.record import Signatory, Signer


@dataclass
class Told:
    """The parties and signers found so far, in the text's order.

    first_side: how many of the parties stand on the first side of "między X a Y", 0 where there are no two sides.
    """

    signatories: list[Signatory] = field(default_factory=list)
    signers: list[Signer] = field(default_factory=list)
    evidence: str = "verb"
    first_side: int = 0
