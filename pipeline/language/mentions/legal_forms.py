"""Legal forms of companies ("S.A.", "Sp. z o.o."), however a text spaces them."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc

from pipeline.language.mentions.heads import heads


def legal_form(doc: Doc, start: int) -> tuple[int, str] | None:
    """Gives (token after the last, the form's one spelling) where a legal form begins at a token, or None."""
    found, written = None, ""
    for index in range(start, min(start + 9, len(doc))):
        if doc[index].is_space and "\n" in doc[index].text:
            break
        written += doc[index].lower_.strip()
        if written not in _beginnings():
            break
        form = heads().legal_forms.get(written)
        if form is None and doc[index].text != "." and written and not written.endswith("."):
            form = heads().legal_forms.get(written + ".")
        if form is not None and (doc[start].text[:1].isupper() or len(written) > 2):
            found = index + 1, form
    if found and found[0] < len(doc) and doc[found[0]].text == "." and _full_stop_belongs(doc, found[0], found[1]):
        found = found[0] + 1, found[1]
    return found


@cache
def _beginnings() -> frozenset[str]:
    """What a legal form begins with, however much of it: most words of a text begin none, and are asked no further."""
    return frozenset(form[:length] for form in heads().legal_forms for length in range(len(form) + 1))


def _full_stop_belongs(doc: Doc, index: int, form: str) -> bool:
    return form.endswith(".") and not doc[index - 1].whitespace_ and doc[index - 1].text != "."
