"""Reads the gold answers of PolEval 2018 task 2 (nested named entities) and scores answers as that task did."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from entity_scores import Entity
from packed import unpacked

_LINE = re.compile(r"T\d+\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t")
_SPELLING = {"persName_addname": "persName_addName"}


@dataclass(frozen=True)
class Text:
    """A text and its gold entities; the parts of a fragmented one stand alone."""

    text: str
    entities: frozenset[Entity]


def read(path: Path) -> Iterator[Text]:
    """Gives the texts that have one gold answer; `path` is the JSON file or the .7z around it."""
    with unpacked(path, "*.json") as file:
        questions = json.loads(file.read_text(encoding="utf-8"))["questions"]
    for question in questions:
        if len(question["answers"]) == 1:
            yield Text(question["input"]["fileContent"], frozenset(_entities(question["answers"][0]["data"]["brat"])))


def _entities(brat: str) -> Iterator[Entity]:
    for line in brat.splitlines():
        if found := _LINE.match(line):
            for fragment in found[2].split(";"):
                start, end = fragment.split()
                yield int(start), int(end), _SPELLING.get(found[1], found[1])


def _touching(left: Entity, right: Entity) -> bool:
    return left[2] == right[2] and left[0] < right[1] and right[0] < left[1]


@dataclass(frozen=True)
class Scores:
    """F with the same borders, F where borders touch, and the task's official 0.8 overlap + 0.2 exact."""

    exact: float
    overlap: float

    @property
    def final(self) -> float:
        return 0.8 * self.overlap + 0.2 * self.exact


def score(answered: Iterable[tuple[frozenset[Entity], frozenset[Entity]]]) -> Scores:
    """Scores (gold, answers) of each text, micro-averaged.

    For overlap a gold entity is found where any answer of its category touches it, and an answer is right where it
    touches any gold entity of its own.
    """
    counts: Counter[str] = Counter()
    for gold, answers in answered:
        counts["gold"] += len(gold)
        counts["answers"] += len(answers)
        counts["exact"] += len(gold & answers)
        counts["found"] += sum(any(_touching(entity, answer) for answer in answers) for entity in gold)
        counts["right"] += sum(any(_touching(answer, entity) for entity in gold) for answer in answers)
    recall, precision = counts["found"] / max(counts["gold"], 1), counts["right"] / max(counts["answers"], 1)
    exact = 2 * counts["exact"] / max(counts["gold"] + counts["answers"], 1)
    return Scores(exact, 2 * precision * recall / max(precision + recall, 1e-9))
