"""What of a cleaned page is right: its text, its lists, what was left out, and what the page says of itself."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from scoring import Score

TEXT = ("tokens", "segments")
FIGURES = (*TEXT, "items", "markers", "boilerplate", "captions")
FIELDS = ("title", "lead", "published", "modified", "author", "publisher", "url")

_MARKER = re.compile(r"^\s*(?:[-–•*·]|\d{1,3}[.)]|[a-z][.)]|[ivx]{1,5}\.)\s+")
_WORD = re.compile(r"\w+")
_SIGNS = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Cleaned:
    """What a cleaner made of a page; a field is None where it gives nothing, captions where it keeps none."""

    text: str
    title: str | None = None
    lead: str | None = None
    published: str | None = None
    modified: str | None = None
    author: str | None = None
    publisher: str | None = None
    url: str | None = None
    captions: tuple[str, ...] | None = None


def bare(line: str) -> str:
    """Gives a line without its bullet or number and without the spaces around it."""
    return _MARKER.sub("", line).strip()


def key(text: str) -> str:
    """Gives the letters and digits of a text, case aside: what is left when quotes, dashes and spaces do not count."""
    return _SIGNS.sub("", text).casefold()


def _body(text: str, title: str) -> list[str]:
    """The lines of a text below its headline, where it begins with that."""
    lines = [line.rstrip() for line in text.splitlines() if line.strip()]
    return lines[1:] if lines and key(lines[0]) == key(title) else lines


def in_order(items: list[str], lines: list[str]) -> list[str]:
    """Gives the items that are lines, with or without a marker, each behind the one before it."""
    ways = [{key(line), key(bare(line))} for line in lines]
    kept, at = [], 0
    for item in items:
        place = next((i for i in range(at, len(ways)) if key(item) in ways[i]), None)
        if place is not None:
            at = place + 1
            kept.append(item)
    return kept


def score_page(scores: dict[str, Score], where: str, found: Cleaned, gold: dict[str, Any]) -> None:
    """Adds a page to the scores.

    tokens: words, as often as they stand. segments: whole lines, without marker. items: of lists, as lines of their own
    and in their order. markers: lines of lists with their marker and indent. boilerplate: phrases that must not stand
    in the text. captions: kept apart, and not in the text.
    """
    lines = _body(found.text, gold["title"])
    told = Counter(word for line in lines for word in _WORD.findall(bare(line).casefold()))
    wanted = Counter(word for line in gold["text"] for word in _WORD.findall(bare(line).casefold()))
    scores["tokens"].right += (told & wanted).total()
    scores["tokens"].wrong += (told - wanted).total()
    scores["tokens"].missed += (wanted - told).total()
    by_key = {key(bare(line)): line for line in (*lines, *gold["text"])}
    segments = Score()
    segments.count(where, [key(bare(line)) for line in lines], [key(bare(line)) for line in gold["text"]])
    for name in ("right", "wrong", "missed"):
        setattr(scores["segments"], name, getattr(scores["segments"], name) + getattr(segments, name))
    scores["segments"].errors += [
        f"{page}\t{side}\t{by_key[name]}" for page, side, name in (error.split("\t") for error in segments.errors)
    ]
    scores["items"].count(where, in_order(gold["items"], lines), gold["items"])
    marked = [line for line in gold["text"] if bare(line) in gold["items"]]
    standing = Counter(lines)
    scores["markers"].count(where, (Counter(marked) & standing).elements(), marked)
    whole = "\n".join(lines)
    scores["boilerplate"].count(where, [one for one in gold["absent"] if one not in whole], gold["absent"])
    apart = {key(caption) for caption in found.captions or ()}
    in_text = key(whole)
    captions = [key(caption) for caption in gold["captions"]]
    scores["captions"].count(where, [one for one in captions if one in apart and one not in in_text], captions)
    for name in FIELDS:
        one, other = getattr(found, name), gold[name]
        fold = key if name in ("title", "lead", "author", "publisher") else str
        scores[name].count(where, [fold(one)] if one else [], [fold(other)] if other else [])
