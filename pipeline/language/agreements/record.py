"""What the component `agreements` writes on a Doc: agreements with their parties, each with its place in the text."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span

from pipeline.language.stored import storable


@storable
@dataclass(frozen=True)
class Signatory:
    """An organisation that is party to an agreement.

    mention: where the text names it; name: its canonical name. represented_by, representative: the same for the
    organisation that acts for it, or None and "".
    """

    mention: Span
    name: str
    acronym: str = ""
    represented_by: Span | None = None
    representative: str = ""


@storable
@dataclass(frozen=True)
class Signer:
    """A person who put their name to an agreement, with office and organisation as far as the text tells them."""

    mention: Span
    name: str
    role: str = ""
    organisation: Span | None = None
    organisation_name: str = ""


@storable
@dataclass(frozen=True)
class Agreement:
    """An agreement that an article tells of.

    date, place, occasion: the mentions that say it, or None. parties: the number of parties that the text states, or
    None. start, end: offsets of the words that tell of it. evidence: how the text tells it: list, between, verb,
    people or noun; single where it names one party, undated where it gives no day.
    """

    kind: str
    status: str
    signatories: tuple[Signatory, ...]
    signers: tuple[Signer, ...]
    date: Span | None
    place: Span | None
    occasion: Span | None
    subject: Span | None
    parties: int | None
    start: int
    end: int
    evidence: str
    confidence: float
