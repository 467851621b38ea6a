"""Foreign people whose names stand in the nominative for sure, by what stands beside them: "prezes Kenji Onodera"."""

from __future__ import annotations

from spacy.tokens import Doc, Span

from pipeline.language.dictionary import readings
from pipeline.language.names import people
from pipeline.language.names.context import case_of_man, governed, office_case

_JOINING = frozenset({"i", "oraz", ","})
_DASHES = frozenset({",", "–", "-"})
_OBLIQUE = ("ą", "ę")
_WOMANS = ("y", "i", "ie", "ę", "ą")
_CONSONANT_OR_WOMANS = (*"bcćdfghjklłmnńprsśtwvzźżx", "y", "i", "ej")
_NOMINATIVE = frozenset({"nom", "voc"})


def nominative(span: Span) -> bool:
    """Tells whether a person of whose names the dictionary knows none is told in the nominative.

    By an office in the nominative before or behind ("ambasador Kenji Onodera", "Kenji Onodera, prezes"), or by a
    person in the nominative to whom "i" or a comma joins. An office may be a woman's and not inflected ("od premier
    Theresy May"): a forename that can be hers in another case tells nothing.
    """
    first, last = span[0].text, span[-1].text
    if len(span) < 2 or last.endswith(_OBLIQUE) or last.isupper() or any(readings(word) for word in (first, last)):
        return False
    if first.endswith(_WOMANS) and (not first.endswith("i") or last.endswith(_CONSONANT_OR_WOMANS)):
        return False
    if governed(span):
        return False
    before = office_case(span)
    if before:
        return before <= _NOMINATIVE
    return _beside_nominative(span) or _office_behind(span.doc, span.end)


def _office_behind(doc: Doc, index: int) -> bool:
    if index + 1 >= len(doc) or doc[index].text not in _DASHES:
        return False
    cases = case_of_man(doc[index + 1].text)
    return bool(cases) and cases <= _NOMINATIVE


def _beside_nominative(span: Span) -> bool:
    """Tells whether "i" or a comma joins a name to a person's that the dictionary knows in the nominative."""
    doc, end = span.doc, span.start - 1
    if end < 2 or doc[end].lower_ not in _JOINING or doc[end - 1].ent_type_ != "persName":
        return False
    start = end - 1
    while start > 0 and doc[start].ent_iob_ == "I":
        start -= 1
    return people.nominative_pair([token.text for token in doc[start:end]])
