"""An office as its words stand in the text, before it is known who holds it and where."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Span

from pipeline.language.dictionary import Reading

Tokens = tuple[int, int]


@dataclass
class Phrase:
    """An office's words, and those by which it says where it is held.

    start, end: tokens of all of it; head: token of its noun, with its reading. words: tokens of the role behind the
    head; leading: those before it ("naczelna"). acting: tokens of "p.o." or "pełniący obowiązki". inner: lemma of the
    office told in the genitive ("zastępca burmistrza"). organisation: the mention that it names. pointing: token of a
    common noun instead ("spółki"). part: tokens of the part of an organisation that it names ("wydziału nauki"), with
    the lemma of its noun; part_mention: the part as a mention. unit: tokens of "gminy Lipno"; place: of "Lipna";
    adjective: of "czarnoborski"; town: of "Olszewie" in "w Olszewie".
    """

    start: int
    head: int
    end: int
    reading: Reading
    words: list[int] = field(default_factory=list)
    leading: tuple[int, ...] = ()
    acting: Tokens | None = None
    inner: str = ""
    organisation: Span | None = None
    pointing: int | None = None
    part: Tokens | None = None
    part_noun: str = ""
    part_mention: Span | None = None
    unit: Tokens | None = None
    place: Tokens | None = None
    adjective: Tokens | None = None
    town: Tokens | None = None

    @property
    def noun(self) -> str:
        return self.reading.lemma.lower()

    @property
    def local(self) -> str:
        """The office by which a unit of local government is known: of "zastępca wójta" the wójt."""
        return self.inner or self.noun

    @property
    def plural(self) -> bool:
        return "sg" not in self.reading.numbers
