"""A Doc laid out once, so that what stands around a word is found without walking through the whole text again."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Span

from pipeline.language.layout import Line, lines
from pipeline.language.mentions.items import Item, party_items
from pipeline.language.names.antecedents import Antecedents, antecedents


@dataclass(frozen=True)
class Surroundings:
    """A Doc with its entities by place, the nouns that stand for organisations, and its lines.

    entities: in the text's order. text: the whole text (`doc.text` builds it anew each time).
    """

    doc: Doc
    text: str
    entities: tuple[Span, ...]
    antecedents: Antecedents

    @cached_property
    def at(self) -> dict[int, Span]:
        """Token -> the entity that it is in."""
        return {index: entity for entity in self.entities for index in range(entity.start, entity.end)}

    @cached_property
    def organisations(self) -> tuple[Span, ...]:
        return tuple(entity for entity in self.entities if entity.label_ == "orgName")

    @cached_property
    def events(self) -> tuple[Span, ...]:
        return tuple(entity for entity in self.entities if entity.label_ == "eventName")

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        return tuple(lines(self.text))

    @cached_property
    def party_items(self) -> tuple[Item, ...]:
        return tuple(party_items(self.text))

    @cached_property
    def items(self) -> frozenset[int]:
        """Offsets at which the items of lists of parties begin."""
        return frozenset(item.line.start for item in self.party_items)

    @cached_property
    def _starts(self) -> list[int]:
        return [entity.start for entity in self.entities]

    @cached_property
    def _offsets(self) -> list[int]:
        return [entity.start_char for entity in self.entities]

    @cached_property
    def _line_starts(self) -> list[int]:
        return [line.start for line in self.lines]

    def within(self, start: int, end: int) -> tuple[Span, ...]:
        """Gives the entities between two tokens."""
        found = self.entities[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return tuple(entity for entity in found if entity.end <= end)

    def within_offsets(self, start: int, end: int) -> tuple[Span, ...]:
        """Gives the entities between two characters."""
        found = self.entities[bisect_left(self._offsets, start) : bisect_left(self._offsets, end)]
        return tuple(entity for entity in found if entity.end_char <= end)

    def line_of(self, offset: int) -> int | None:
        """Gives the index of the line that a character stands in, or None."""
        index = bisect_right(self._line_starts, offset) - 1
        return index if index >= 0 and offset < self.lines[index].end else None


def surroundings(doc: Doc) -> Surroundings:
    """Lays out a Doc whose entities have their names."""
    entities = tuple(doc.ents)
    return Surroundings(doc, doc.text, entities, antecedents(entities))
