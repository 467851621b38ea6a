"""The kinds of entities that the network finds, and how its answers for words become spans."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

NESTED: tuple[str, ...] = (
    "persName",
    "persName_forename",
    "persName_surname",
    "persName_addName",
    "orgName",
    "geogName",
    "placeName",
    "placeName_settlement",
    "placeName_country",
    "placeName_region",
    "placeName_district",
    "placeName_bloc",
    "date",
    "time",
)
"""The kinds of NKJP: they lie in one another, so each has answers of its own."""
NEWS: tuple[str, ...] = ("news_person", "news_place", "news_organisation", "eventName", "productName")
"""The kinds of SlavicNER, read off heads of their own; of these the product uses events and products."""
KINDS = NESTED + NEWS
PARTS = frozenset({"persName_forename", "persName_surname", "persName_addName"})
"""The kinds that are parts of another; the finer kinds of places are places themselves."""
OUTSIDE, BEGINS, INSIDE = 0, 1, 2

Found = tuple[int, int, str]
"""A span of words: its first word, the word after its last, its kind."""


def best_tags(scores: NDArray[np.float32]) -> NDArray[np.int8]:
    """Gives the likeliest tags that make whole spans: INSIDE never follows OUTSIDE.

    scores: log probabilities, shape (words, kinds, 3), each kind on its own. Returns tags, shape (words, kinds):
    the Viterbi path of each kind.
    """
    words, kinds, _ = scores.shape
    tags = np.zeros((words, kinds), dtype=np.int8)
    if not words:
        return tags
    best = scores[0].copy()
    best[:, INSIDE] = -np.inf
    origins = np.empty((words, kinds, 3), dtype=np.int8)
    rows = np.arange(kinds)
    for word in range(1, words):
        anywhere = best.argmax(axis=1)
        within = np.where(best[:, BEGINS] >= best[:, INSIDE], BEGINS, INSIDE)
        origins[word, :, OUTSIDE] = origins[word, :, BEGINS] = anywhere
        origins[word, :, INSIDE] = within
        best = scores[word] + np.stack([best[rows, anywhere], best[rows, anywhere], best[rows, within]], axis=1)
    tags[-1] = best.argmax(axis=1)
    for word in range(words - 1, 0, -1):
        tags[word - 1] = origins[word, rows, tags[word]]
    return tags


def spans(tags: NDArray[np.int8], kinds: tuple[str, ...] = KINDS) -> list[Found]:
    """Gives the spans that tags of shape (words, kinds) say, by first word, longer ones first."""
    found: list[Found] = []
    for place, kind in enumerate(kinds):
        column = tags[:, place]
        for start in np.flatnonzero(column == BEGINS).tolist():
            end = start + 1
            while end < len(column) and column[end] == INSIDE:
                end += 1
            found.append((start, end, kind))
    return sorted(found, key=lambda span: (span[0], -span[1], kinds.index(span[2])))


def whole_people(found: list[Found]) -> list[Found]:
    """Gives spans with a person whom the network cut between forename and surname as one: nothing parts two people so.

    Found by reading what it does with long lists of names.
    """
    forename_ends = {end for _, end, kind in found if kind == "persName_forename"}
    surname_starts = {start for start, _, kind in found if kind == "persName_surname"}
    people = {start: end for start, end, kind in found if kind == "persName"}
    joined = {
        start: people[end] for start, end in people.items() if end in people and end in forename_ends & surname_starts
    }
    gone = {people[start] for start in joined}
    parts = gone | joined.keys()
    rest = [(start, end, kind) for start, end, kind in found if kind != "persName" or start not in parts]
    whole = [(start, end, "persName") for start, end in joined.items() if start not in gone]
    return sorted([*rest, *whole], key=lambda span: (span[0], -span[1], KINDS.index(span[2])))


def outermost(found: list[Found]) -> list[Found]:
    """Gives, in order, the spans that stand in no longer one and cross none, each with its finest kind."""
    taken: set[int] = set()
    kept = []
    for start, end, kind in sorted(found, key=lambda span: (span[0] - span[1], span[0], span[2] in PARTS)):
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            kept.append((start, end, kind))
    return sorted(kept)
