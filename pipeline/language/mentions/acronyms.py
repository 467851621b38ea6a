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


_TOLD = re.compile(
    r",?\s(?:w skrócie|dalej|skrót|zwan\w{1,3}(?: dalej)?(?: w skrócie)?)\s?:?\s*[„\"]?"
    r"(?P<acronym>[^\s()\[\]„”\",;.]{2,14})"
)
_DASHED = re.compile(r"\s[–—-]\s(?P<acronym>[^\s()\[\]„”\",;.]{2,14})(?=[\s,.;])")


def defined_after(text: str, span: Span) -> Span | None:
    """Gives the acronym that a text gives a name right after it, or None. text: the Doc's text.

    In brackets, behind "w skrócie", or behind a dash: there only one that the name's words begin with.
    """
    found = _DEFINED.match(text, span.end_char) or _TOLD.match(text, span.end_char)
    if not found and (dashed := _DASHED.match(text, span.end_char)) and _begins(span.text, dashed["acronym"]):
        found = dashed
    if not found or not acronym_shaped(found["acronym"]):
        return None
    return span.doc.char_span(found.start("acronym"), found.end("acronym"), label=span.label_, alignment_mode="expand")


def _begins(name: str, acronym: str) -> bool:
    """Tells whether an acronym's letters are the first ones of a name's words that begin with a capital."""
    first = "".join(word[0] for word in re.findall(r"\w+", name) if word[0].isupper())
    return len(acronym) > 1 and acronym == first


def uses(doc: Doc, text: str, acronyms: Iterable[Span]) -> Iterator[Span]:
    """Gives every further place where the text writes one of these acronyms, bare or inflected ("SSE-u")."""
    labels: dict[str, str] = {}
    for span in acronyms:
        labels.setdefault(span.text, span.label_)
    if not labels:
        return
    longest_first = "|".join(re.escape(acronym) for acronym in sorted(labels, key=len, reverse=True))
    for found in re.finditer(rf"(?<!\w)({longest_first})(?:-\w{{1,4}})?(?!\w)", text):
        use = doc.char_span(found.start(), found.end(), label=labels[found.group(1)], alignment_mode="expand")
        if use is not None:
            yield use
