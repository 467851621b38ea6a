"""Every office of a text, as its words stand."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span

from pipeline.language.dictionary import readings
from pipeline.language.mentions.words import roman
from pipeline.language.offices import is_rank, is_title, office_reading, offices
from pipeline.language.roles.phrase import Phrase, Tokens
from pipeline.language.roles.reader import Reader
from pipeline.language.roles.words import agrees, derived, local_adjective

_ACTING = ("pełniąc",)
_JUNIOR = frozenset({"młodszy", "starszy", "mł", "st"})


def _leading(doc: Doc, phrase: Phrase, at: dict[int, Span]) -> tuple[int, ...]:
    """Gives the adjectives before an office that belong to it, and the figure of "I zastępca"."""
    found: list[int] = []
    index = phrase.head - 1
    while index >= 0 and index not in at and doc[index].is_alpha:
        lemmas = {r.lemma.lower() for r in readings(doc[index].lower_) if r.adjectival}
        if not (lemmas & offices().leading and agrees(doc[index].text, phrase.reading)):
            break
        found.append(index)
        index -= 1
    before = doc[index] if index >= 0 and (index not in at or derived(at[index])) else None
    if before is not None and phrase.noun in offices().led_by_place and local_adjective(before):
        return (index, *reversed(found)) if agrees(before.text, phrase.reading) else tuple(reversed(found))
    if index >= 0 and roman(doc[index]) and phrase.noun.startswith(("zastęp", "wice")) and index not in at:
        found.append(index)
    return tuple(reversed(found))


def _acting(doc: Doc, first: int) -> Tokens | None:
    """Gives the tokens of "p.o." or "pełniący obowiązki" before an office, or None."""
    if first >= 2 and doc[first - 1].text == "." and doc[first - 2].lower_ in {"p.o", "po"}:
        return first - 2, first
    if first >= 1 and doc[first - 1].lower_ in {"p.o.", "p.o", "po"} and doc[first - 1].lower_ != "po":
        return first - 1, first
    if first >= 2 and doc[first - 1].lower_ == "obowiązki" and doc[first - 2].lower_.startswith(_ACTING):
        return first - 2, first
    return None


def _only_rank(doc: Doc, index: int, at: dict[int, Span], last_end: int) -> bool:
    """Tells whether a word that can be an office is only its holder's rank: "komendant młodszy inspektor Jan Kot"."""
    if not is_rank(doc[index].text):
        return False
    before = index - 1
    while before >= 0 and (doc[before].text == "." or is_rank(doc[before].text) or doc[before].lower_ in _JUNIOR):
        before -= 1
    ranked = before < index - 1 and index + 1 < len(doc)
    follows = index + 1 in at and at[index + 1].label_ == "persName"
    return (ranked and (follows or doc[index + 1].text == ",")) or (follows and before + 1 == last_end)


def phrases(doc: Doc, at: dict[int, Span]) -> Iterator[Phrase]:
    """Gives the offices of a text in its order."""
    index = end = 0
    while index < len(doc):
        token = doc[index]
        reading = office_reading(token.text) if token.is_alpha and index not in at else None
        if reading is None or is_title(token.text) or _only_rank(doc, index, at, end):
            index += 1
            continue
        phrase = Reader(doc, Phrase(index, index, index + 1, reading), at).read()
        phrase.leading = _leading(doc, phrase, at)
        phrase.start = phrase.leading[0] if phrase.leading else phrase.head
        phrase.acting = _acting(doc, phrase.start)
        if phrase.acting is not None:
            phrase.start = phrase.acting[0]
        yield phrase
        end = phrase.end
        index = max(phrase.end, index + 1)
