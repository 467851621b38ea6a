"""What the words before a name ask of its case."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Doc, Span

from pipeline.language.dictionary import readings
from pipeline.language.morphology import governed_cases
from pipeline.language.offices import is_title, office_reading


def governed(span: Span) -> frozenset[str]:
    """Gives the cases that a preposition right before a name asks for; empty where none stands there."""
    quoted = span.start > 1 and span.doc[span.start - 1].text in {"„", '"'}
    return governed_cases(span.doc[span.start - 1] if quoted else span[0])


def office_case(span: Span) -> frozenset[str]:
    """Gives the cases that a person's name shares with the office or the form of address before it.

    "rektora prof. Jana Dolskiego": genitive or accusative. Empty where no such word stands there.
    """
    index, title = span.start - 1, frozenset[str]()
    while index >= 0 and is_title(span.doc[index].text):
        title = title or (case_of_man(span.doc[index].text) if len(span.doc[index]) >= _ABBREVIATION else title)
        index -= 1
    index = _office(span.doc, index)
    if index < 0 or not span.doc[index].text.isalpha():
        return title
    return case_of_man(span.doc[index].text) or title


@lru_cache(maxsize=50_000)
def case_of_man(word: str) -> frozenset[str]:
    """Gives the cases that a word can stand in as what one man is: his office, or a noun for men."""
    office = office_reading(word)
    return frozenset().union(
        *(
            r.cases
            for r in readings(word.lower())
            if (r.nominal or (office is not None and r.lemma == office.lemma))
            and "m1" in r.genders
            and "sg" in r.numbers
        )
    )


def _office(doc: Doc, index: int) -> int:
    """Gives the office before the words that tell where it is held ("prezesa zarządu spółki"), else `index`."""
    for farther in range(index, max(-1, index - _FARTHEST), -1):
        token = doc[farther]
        if office_reading(token.text) is not None:
            return farther
        if not token.is_alpha or not any("gen" in reading.cases for reading in readings(token.text)):
            break
    return index


_FARTHEST, _ABBREVIATION = 6, 3
_PLACE_CASES = {
    "w": "loc",
    "we": "loc",
    "na": "loc",
    "przy": "loc",
    "po": "loc",
    "z": "gen",
    "ze": "gen",
    "pod": "inst",
    "nad": "inst",
    "za": "inst",
    "między": "inst",
    "pomiędzy": "inst",
    "przed": "inst",
}


def place_cases(span: Span) -> frozenset[str]:
    """Gives the cases that the word before a place's name asks for, as places take them; empty where it asks for none.

    "w Kłodnie" is in a place, never into it, and "z Kłodna" from it; behind an office a place stands in the genitive.
    """
    if span.start == 0:
        return frozenset()
    before = span.doc[span.start - 1]
    case = _PLACE_CASES.get(before.lower_)
    if case is not None:
        return frozenset({case})
    if office_reading(before.text) is not None:
        return frozenset({"gen"})
    if before.lower_ in {"i", "a", "oraz"} or before.text == ",":
        return _of_the_series(span.doc, span.start - 1)
    return governed(span)


def _of_the_series(doc: Doc, index: int) -> frozenset[str]:
    """Gives the case of the places joined before "i" or a comma: "w Kłodnie, Lipnie i Rudniku"."""
    for token in reversed(list(doc[max(0, index - 6) : index])):
        if token.lower_ in _PLACE_CASES:
            return frozenset({_PLACE_CASES[token.lower_]})
        if not (token.text[:1].isupper() or token.text in {",", "-"} or token.lower_ in {"i", "a", "oraz"}):
            break
    return frozenset()
