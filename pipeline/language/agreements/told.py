"""What is told of an agreement's parties while a sentence or a list is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Span

from pipeline.language.agreements.record import Signatory, Signer


@dataclass
class Told:
    """The parties and signers found so far, in the text's order.

    second: names of the parties on the other side of "między X a Y" or behind "z". joined: the organisation acceded to,
    which follows those who accede. days: name of a party -> the day that its item of a list gives. sharing: name of a
    party -> name of the one whose contract, of several, it shares.
    """

    signatories: list[Signatory] = field(default_factory=list)
    signers: list[Signer] = field(default_factory=list)
    evidence: str = "verb"
    second: set[str] = field(default_factory=set)
    joined: Signatory | None = None
    days: dict[str, Span] = field(default_factory=dict)
    sharing: dict[str, str] = field(default_factory=dict)

    def party(self, signatory: Signatory) -> None:
        """Adds a party that is not known yet."""
        if all(known.name.casefold() != signatory.name.casefold() for known in self.signatories):
            self.signatories.append(signatory)

    @property
    def sides(self) -> tuple[list[Signatory], list[Signatory]]:
        """The parties of the first side and of the second."""
        first = [party for party in self.signatories if party.name not in self.second]
        return first, [party for party in self.signatories if party.name in self.second]
