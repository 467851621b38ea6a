"""Precision, recall and F of entities with exact borders, by label and together."""

from __future__ import annotations

from collections.abc import Iterable

from scoring import Score

Entity = tuple[int, int, str]
"""Where an entity begins and ends, in characters or words, and its label."""
Scores = dict[str, Score]


def count(scores: Scores, given: Iterable[Entity], gold: Iterable[Entity]) -> None:
    """Adds one text's entities to the scores of their labels."""
    found, right = set(given), set(gold)
    for label in {label for _, _, label in found | right}:
        of_label = [{entity for entity in entities if entity[2] == label} for entities in (found, right)]
        scores.setdefault(label, Score()).count("", *of_label)


def together(scores: Scores) -> Score:
    """Gives the score over all labels, micro-averaged."""
    each = scores.values()
    return Score(sum(s.right for s in each), sum(s.wrong for s in each), sum(s.missed for s in each))


def main_labels(entities: Iterable[Entity]) -> list[Entity]:
    """Gives entities with the label before its subtype: "placeName" of "placeName_country"."""
    return [(start, end, label.split("_")[0]) for start, end, label in entities]
