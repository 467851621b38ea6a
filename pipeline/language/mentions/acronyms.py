"""Acronyms: where a text defines one after a name, and where it uses it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Span

from pipeline.language.mentions.words import acronym_shaped

_DEFINED = re.compile(
    r"\s?[(\[]\s*(?:dalej|w skrócie|zwan\w+ dalej|skrót|tj\.|czyli)?:?\s*[„\"]?"
    r"(?P<acronym>[^\s()\[\]„”\",;]{2,14})[”\"]?\s*[)\]]"
)


def defined_after(text: str, span: Span) -> Span | None:
    """Gives the acronym that stands in brackets right after a name, or None. text: the Doc's text."""
    found = _DEFINED.match(text, span.end_char)
    if not found or not acronym_shaped(found["acronym"]):
        return None
    return span.doc.char_span(found.start("acronym"), found.end("acronym"), label=span.label_, alignment_mode="expand")


def uses(doc: Doc, acronyms: Iterable[Span]) -> Iterator[Span]:
    """Gives every further place where the text writes one of these acronyms, bare or inflected ("SSE-u")."""
    labels: dict[str, str] = {}
    for span in acronyms:
        labels.setdefault(span.text, span.label_)
    if not labels:
        return
    longest_first = "|".join(re.escape(text) for text in sorted(labels, key=len, reverse=True))
    for found in re.finditer(rf"(?<!\w)({longest_first})(?:-\w{{1,4}})?(?!\w)", doc.text):
        use = doc.char_span(found.start(), found.end(), label=labels[found.group(1)], alignment_mode="expand")
        if use is not None:
            yield use
