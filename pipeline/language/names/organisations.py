"""The canonical name of an organisation or event as its words alone give it, with its legal form in one spelling."""

from __future__ import annotations

import re

from spacy.tokens import Span

from pipeline.language.dictionary import lemmas, readings
from pipeline.language.mentions.events import nouns
from pipeline.language.mentions.heads import heads
from pipeline.language.mentions.legal_forms import legal_form
from pipeline.language.names import phrases, units
from pipeline.language.names.context import governed
from pipeline.language.offices import office_reading

_COMPANY_ENDINGS = re.compile(r"(?:iem|em|owi|ie|u|a|ą|ę|y|i)$")
_SPACE = re.compile(r"\s+")


def joined(span: Span, words: list[str]) -> str:
    """Gives words with the spaces that the span has in the text, line breaks and doubled spaces as one."""
    text = "".join(word + token.whitespace_ for word, token in zip(words, span, strict=True))
    return _SPACE.sub(" ", text).strip()


def with_legal_form(span: Span) -> tuple[Span, str, str]:
    """Gives the name's part before its legal form, the form in its one spelling, and what follows; "" where none."""
    for index in range(span.start + 1, span.end):
        form = legal_form(span.doc, index)
        if form is not None and form[0] >= span.end:
            return span.doc[span.start : index], form[1], ""
        if form is not None and index + 1 < form[0] and span.doc[form[0]].lower_ in {"w", "we"}:
            return span.doc[span.start : index], form[1], span.doc[form[0] : span.end].text
    return span, "", ""


def asked(span: Span) -> frozenset[str]:
    """Gives the cases that the word before a name asks for: a preposition's, or an office's genitive."""
    office = span.start > 0 and office_reading(span.doc[span.start - 1].text) is not None
    return governed(span) or (frozenset({"gen"}) if office else frozenset())


def phrase(span: Span, nominative: bool = False) -> str:
    """Gives an organisation's or event's name; the part behind a dash is a phrase of its own.

    nominative: it is known to stand in the nominative.
    """
    cases = frozenset({"nom"}) if nominative else asked(span)
    body, form, rest = with_legal_form(span)
    opening = next((t.i - body.start for t in body if t.text in {"„", '"', "«"}), len(body))
    words = [token.text for token in body]
    known = heads().names | heads().local_government | nouns().polish
    base: list[str] = []
    for begin, end in _parts(body, opening):
        base += phrases.base_words(words[begin:end], governed=cases, preferred=known)
        base += words[end : end + 1] if end < opening else []
    base += words[opening:]
    name = joined(body, base) if len(base) == len(body) else body.text
    return " ".join(filter(None, (name.strip(" ,"), form, rest))) if form else name


def _parts(body: Span, opening: int) -> list[tuple[int, int]]:
    """Gives (first, after the last) word of each part of a name between dashes with spaces around them."""
    dashes = [
        token.i - body.start
        for token in body[1:opening]
        if token.text in {"–", "-"} and token.whitespace_ and token.nbor(-1).whitespace_
    ]
    return list(zip([0, *(dash + 1 for dash in dashes)], [*dashes, opening], strict=True))


def member(span: Span, noun: str, seen: frozenset[str]) -> str:
    """Gives the name of a local government that shares its noun with others ("gmin Lipno i Rypin")."""
    return f"{noun.capitalize()} {joined(span, units.named(noun, [token.text for token in span], seen))}"


def unit(span: Span, name: str) -> str:
    """Gives a name with the capitals of a local government's, however the text writes it ("powiat krzemienicki")."""
    noun = next(iter(lemmas(span[0].text) & heads().local_government), None)
    if noun is None or len(span) < 2:
        return name
    if all(token.text.islower() for token in span[1:] if token.is_alpha):
        return f"{noun.capitalize()} {joined(span[1:], units.named(noun, [token.text for token in span[1:]]))}"
    if span[0].text.lower() != noun and name.partition(" ")[2] == " ".join(span[1:].text.split()):
        name = f"{noun} {joined(span[1:], units.of_town(noun, [token.text for token in span[1:]]))}"
    return name[:1].upper() + name[1:]


def uninflected(name: str, first_words: frozenset[str]) -> str:
    """Gives a name whose first word no dictionary has in the form that the article also gives ("Betmaxem": "Betmax").

    first_words: the first words of the article's names of organisations.
    """
    first, _, rest = name.partition(" ")
    if readings(first) or not first[-1:].islower():
        return name
    bare = _COMPANY_ENDINGS.sub("", first)
    for base in sorted({bare, bare.removesuffix("ks") + "x", bare + "a"}):
        if base != first and base in first_words:
            return f"{base} {rest}".strip()
    return name
