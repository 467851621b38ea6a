"""Articles in which every mention of some entities is marked with the entity that it stands for.

    #1 organisation | Gmina Lipno
    #2 person | Jan Dolski
    ---
    Wójt ⟦1|Lipna⟧ ⟦2|Jan Dolski⟧ dziękuje. Na zebraniu ⟦0|Rady⟧ mówił ⟦2|Dolski⟧.

A mark with 0 stands for none of them: a short form that two could bear, a name that only looks like theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

KINDS = ("organisation", "person", "place")
_HEAD = re.compile(r"#([1-9]) (\w+) \| (.+)")
_MARK = re.compile(r"⟦([0-9])\|([^⟦⟧\n]+)⟧")
_RULE = "---\n"


class LinkedError(ValueError):
    """A file is no such article; the message names it and says what is wrong."""


@dataclass(frozen=True, slots=True)
class Entity:
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Mention:
    """Offsets of a mention, and the entity that it stands for; None where it is none of the article's."""

    start: int
    end: int
    entity: Entity | None


@dataclass(frozen=True)
class Linked:
    """An article: its text without marks, and its mentions in the text's order."""

    name: str
    text: str
    mentions: list[Mention]


def parse(name: str, content: str) -> Linked:
    """Reads a marked article. Raises LinkedError."""
    head, rule, body = content.partition(_RULE)
    if not rule:
        raise LinkedError(f"{name}: no line '---' between the entities and the text")
    entities: dict[str, Entity] = {}
    for line in head.splitlines():
        found = _HEAD.fullmatch(line)
        if found is None or found[2] not in KINDS or found[1] in entities:
            raise LinkedError(f"{name}: '{line}' is not '#NUMBER KIND | NAME' with a kind of {', '.join(KINDS)}")
        entities[found[1]] = Entity(found[2], found[3])
    text, mentions, at = "", [], 0
    for mark in _MARK.finditer(body):
        text += body[at : mark.start()]
        if mark[1] != "0" and mark[1] not in entities:
            raise LinkedError(f"{name}: '{mark[0]}' has a number that no line of the head has")
        mentions.append(Mention(len(text), len(text) + len(mark[2]), entities.get(mark[1])))
        text += mark[2]
        at = mark.end()
    text += body[at:]
    if "⟦" in text or "⟧" in text:
        raise LinkedError(f"{name}: a mark is broken")
    return Linked(name, text, mentions)


def read(folder: Path) -> Iterator[Linked]:
    """Reads every article of a folder, in the order of their names. Raises LinkedError."""
    for path in sorted(folder.glob("*.txt")):
        yield parse(path.stem, path.read_text(encoding="utf-8"))
