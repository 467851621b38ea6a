"""What the component `telling` writes on a Doc: groups of words that tell of one agreement, and whom they name."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span

from pipeline.language.stored import storable

PARTY, OFFICE, SIGNER, NOUN = "party", "office", "signer", "noun"


@storable
@dataclass(frozen=True)
class Part:
    """mention: words that name a party (its name, the office that stands for it, a noun for it) or a signer.

    part: one of PARTY, OFFICE, SIGNER, NOUN. share: how sure the network is of that, from 0 to 1.
    """

    mention: Span
    part: str
    share: float


@storable
@dataclass(frozen=True)
class Telling:
    """What a passage tells of one agreement.

    status: signed, planned, historical or ended. words: those that say that it is made, will be made or has ended, in
    the text's order. share: how sure the network is of these and the status, from 0 to 1.
    """

    status: str
    words: tuple[Span, ...]
    parts: tuple[Part, ...]
    share: float
