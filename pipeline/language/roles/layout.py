"""Where an office is held, by the layout: the organisation of its line, list item, table row or heading."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Span

from pipeline.language.layout import Line
from pipeline.language.roles.known import REGISTERS, Known
from pipeline.language.roles.naming import named
from pipeline.language.roles.record import Where

_LINES_ABOVE = 50
_SHORT = 160
_OFFICE = 40
_BEHALF = re.compile(r"(?:za|w imieniu|ze strony|z ramienia)\b.*:$", re.IGNORECASE)


def _only(spans: Sequence[Span], known: Known) -> Where | None:
    """Gives the organisation of spans that all have one name; of two, the first before "reprezentowany przez"."""
    return named(spans[0], known) if len({span._.name for span in spans}) == 1 else None


def _organisations(line: Line, known: Known) -> list[Span]:
    found = known.around.within_offsets(line.start, line.end)
    return [e for e in found if e.label_ == "orgName" and e.text not in REGISTERS]


def beside(person: Span, known: Known) -> Where | None:
    """Gives the only organisation of the person's line, or of the item or heading that it stands under."""
    around = known.around
    at = around.line_of(person.start_char)
    if at is None:
        return None
    own = around.lines[at]
    text = own.text(around.text)
    if not (own.marker or own.start in around.items or "|" in text):
        return (_heading(at, known) or _below(at, known)) if len(text) < _SHORT else None
    for line in reversed(around.lines[max(0, at - _LINES_ABOVE) : at + 1]):
        found = _organisations(line, known)
        content = line.text(around.text)
        if line is not own and content.endswith(":"):
            return _only(found, known)
        if line is not own and line.depth >= own.depth:
            if line.marker or not own.marker:
                continue
            break
        if found:
            return _only(found, known) or _represented(line, found, known)
        if not line.marker and "|" not in content:
            break
    return _heading(at, known) if len(text) < _SHORT else None


def _represented(line: Line, found: Sequence[Span], known: Known) -> Where | None:
    """Gives the first organisation of an item in which it is told who represents it."""
    told = line.text(known.around.text).find("reprezentowan")
    first = found[0]
    return named(first, known) if told >= 0 and first.start_char < line.start + told else None


def _below(at: int, known: Known) -> Where | None:
    """Gives the organisation that fills the line below a signature: person, office, organisation."""
    for line in known.around.lines[at + 1 : at + 3]:
        found = _organisations(line, known)
        if len(found) == 1 and (found[0].start_char, found[0].end_char) == (line.start, line.end):
            return named(found[0], known)
        if len(line.text(known.around.text)) > _OFFICE:
            break
    return None


def _heading(at: int, known: Known) -> Where | None:
    """Gives the organisation of "Za Muzeum Kresów:" above a signature of one or two lines."""
    for line in reversed(known.around.lines[max(0, at - 4) : at]):
        content = line.text(known.around.text)
        if _BEHALF.match(content):
            return _only(_organisations(line, known), known)
        if len(content) >= _SHORT or content.endswith(":"):
            return None
    return None
