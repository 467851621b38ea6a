"""What a role is."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span

from pipeline.language.stored import storable


@storable
@dataclass(frozen=True)
class Role:
    """A person's office.

    role: the office in the nominative; head: lemma of its noun. organisation: the words that say where it is held, a
    mention or those by which the office names it ("Lipna" in "wójt Lipna"), or None; organisation_name: its canonical
    name, "" exactly where organisation is None. start, end: offsets of the person and the office.
    """

    person: Span
    role: str
    head: str
    organisation: Span | None
    organisation_name: str
    start: int
    end: int


@dataclass(frozen=True)
class Where:
    """An organisation at which an office is held: the words that say it, and its canonical name."""

    words: Span
    name: str
