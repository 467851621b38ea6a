"""Organisations that the layout proves: the beginning of an item in a list of parties, or before "reprezentowany"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import zip_longest

from spacy.tokens import Doc, Span

from pipeline.language.dictionary import lemmas, readings
from pipeline.language.layout import Line, lines
from pipeline.language.offices import is_title, office_reading

_NAME_ENDS = re.compile(
    r"\s*(?:[(\[]|,?\s*(?:reprezentowan|w imieniu|w której imieniu|którego|którą|zwan|z siedzibą)"
    r"|\s[–—-]\s|[,;|]|[.;,:]?\s*$|:\s)"
)
_REPRESENTED = re.compile(r"\s*(?:\((?P<acronym>[^\s()]{2,14})\))?,?\s*reprezentowan")
_ON_BEHALF = re.compile(r"(?:za|w imieniu|ze strony|z ramienia)\s+", re.IGNORECASE)
_FINITE = frozenset({"fin", "praet", "imps", "bedzie"})
_NUMBER_CELL = re.compile(r"(?:[\d.)\s]*\|\s*)?")
_BETWEEN_ITEMS = frozenset({"a", "i", "oraz", "a także"})
_SHORTEST = 3
_SIGNATURE = 4  # lines of a signature in a paragraph of its own
_FIRST = 5


@cache
def lead_in_words() -> frozenset[str]:
    path = files("pipeline.language.mentions") / "data" / "lead_ins.txt"
    found = path.read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in found if line.strip() and not line.startswith("#"))


def _announces(text: str) -> bool:
    words = re.findall(r"\w+", text)[-25:]
    return any(lemmas(word) & lead_in_words() or lemmas(word.lower()) & lead_in_words() for word in words)


def leads_in(text: str) -> bool:
    """Tells whether a line announces a list of parties: it ends in a colon and holds one of the lead-in words."""
    return text.endswith(":") and _announces(text)


def _row(line: str) -> bool:
    """Tells whether a line is a row of a table; a marker at its beginning may have taken the first cell."""
    return " | " in line or line.startswith("| ")


def _first_cell(text: str, line: Line) -> int:
    """Gives the offset of a row's first cell that is no number; of any other line, its beginning."""
    found = _NUMBER_CELL.match(text, line.start, line.end)
    return found.end() if found is not None else line.start


@dataclass(frozen=True)
class Item:
    """A line that is an item of a list of parties, and the line that leads the list in, or None."""

    line: Line
    lead_in: Line | None


def party_items(text: str) -> Iterator[Item]:
    """Gives the lines that are items of a list of parties: after a lead-in, or that tell who represents the party.

    A line before a table leads it in without a colon.
    """
    inside: Line | None = None
    previous: Line | None = None
    previous_row = False
    known = list(lines(text))
    sizes = Counter(line.paragraph for line in known)
    for line, following in zip_longest(known, known[1:]):
        content, row = line.text(text), _row(line.text(text))
        before_table = following is not None and _row(following.text(text)) and not row
        nested = inside is not None and line.marker != "" and inside.marker == ""
        heading = row and inside is None and following is not None and _row(following.text(text)) and not previous_row
        previous_row = row
        if not nested and (leads_in(content) or ((before_table or heading) and _announces(content))):
            inside, previous = line, None
            continue
        if inside is not None and content in _BETWEEN_ITEMS:
            continue
        if inside is not None:
            ended = previous is not None and (
                (previous.marker and not line.marker)
                or _row(previous.text(text)) != row
                or (
                    not line.marker
                    and not row
                    and not text[: previous.end].rstrip().endswith((",", ";"))
                    and not _alike(previous, line, sizes)
                )
            )
            told = not line.marker and not row and _tells(content)
            if ended or told or (previous is None and not line.marker and len(content) > 300):
                inside = None
        if inside is not None:
            previous = line
            yield Item(line, inside)
        elif content[:1].isupper() and len(content) < 300 and _tells_representative(content):
            yield Item(line, None)


def _tells(content: str) -> bool:
    """Tells whether a line is a sentence with a verb among its first words, as no item of a list is."""
    words = re.findall(r"\w+", content)[:_FIRST]
    return any(r.pos in _FINITE for word in words if word.islower() for r in readings(word))


def _tells_representative(content: str) -> bool:
    """Tells whether a line begins with a name and who represents it, with no verb between: no sentence does."""
    found = _REPRESENTED.search(content[:160])
    if found is None:
        return False
    words = re.findall(r"\w+", content[: found.start()])
    return not any(r.pos in _FINITE for word in words if word.islower() for r in readings(word))


def _alike(previous: Line, line: Line, sizes: Counter[int]) -> bool:
    """Tells whether an unmarked line goes on with a list: in the same paragraph, or in one of as many lines (sizes).

    "Prof. Danuta Reszka / Dyrektor Instytutu", an empty line, "Bogdan Wilk / Nadleśniczy Nadleśnictwa".
    """
    if previous.marker or line.marker:
        return False
    if previous.paragraph == line.paragraph:
        return True
    return sizes[previous.paragraph] == sizes[line.paragraph] and 1 < sizes[line.paragraph] <= _SIGNATURE


def _common(words: list[str]) -> bool:
    """Tells whether an item begins with no name but a table's heading or an abbreviation ("Lp.", "Organizacja")."""
    if len(words) > 1:
        return office_reading(words[0]) is not None or is_title(words[0])
    known = readings(words[0].lower().rstrip("."))
    return words[0].endswith(".") or any(r.known and r.nominal and not r.lemma[:1].isupper() for r in known)


def names(doc: Doc, text: str) -> Iterator[Span]:
    """Gives the name that begins each item of a list of parties, as far as its layout bounds it; text: the Doc's."""
    for item in party_items(text):
        line = item.line
        begin = _first_cell(text, line)
        behalf = _ON_BEHALF.match(text[begin : line.end])
        begin += behalf.end() if behalf else 0
        content = text[begin : line.end]
        if not content[:1].isupper():
            continue
        found = _NAME_ENDS.search(content, _SHORTEST)
        end = found.start() if found else len(content)
        words = content[:end].split()
        capitals = sum(word[:1].isupper() or word[:1] in '„"&' for word in words)
        if end < _SHORTEST or len(words) > 14 or 2 * capitals < len(words) or _common(words):
            continue
        span = doc.char_span(begin, begin + end, label="orgName", alignment_mode="contract")
        if span is not None:
            yield span
