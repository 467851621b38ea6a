"""Patrons whose names stand in those of organisations without "im.": "Uniwersytet Jana Kochanowskiego"."""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.language.dictionary import lemmas, readings
from pipeline.language.mentions.heads import heads
from pipeline.language.mentions.words import begins_person, capitalised
from pipeline.language.offices import is_title


def unmarked(doc: Doc, index: int, head: int) -> bool:
    """Tells whether a forename inside a name is its patron ("Uniwersytet Jana Kochanowskiego"), not the next person."""
    if not lemmas(doc[head].text) & heads().with_patron and index + 1 < len(doc) and capitalised(doc[index + 1]):
        return False
    following = doc[index + 1] if index + 1 < len(doc) else None
    if following is None or not capitalised(following):
        return True
    names = [r for r in readings(doc[index].text) if "imię" in r.qualifiers and "sg" in r.numbers]
    genitive = any("gen" in reading.cases for reading in names)
    asked = {"gen"} if not any("nom" in reading.cases for reading in names) else {"nom", "gen"}
    if genitive and _person_behind(doc, index + 1):
        return True
    surname_nominative = any("nom" in reading.cases for reading in readings(following.text))
    return genitive and not surname_nominative and not _office_before(doc, head, asked)


def _person_behind(doc: Doc, surname: int) -> bool:
    """Tells whether another person follows a surname, so that the first is a patron: "Akademii Leona Kota Ewy Lis"."""
    index = surname + 1
    while index + 1 < len(doc) and doc[index].text == "-" and not doc[index].whitespace_:
        index += 2
    while index < len(doc) and is_title(doc[index].text) and not doc[index].is_sent_start and doc[index].text != ".":
        index += 2 if index + 1 < len(doc) and doc[index + 1].text == "." else 1
    return index + 1 < len(doc) and not doc[index].is_sent_start and begins_person(doc, index)


def _office_before(doc: Doc, head: int, asked: set[str]) -> bool:
    """Tells whether an office in a case that the next person can stand in is right before a name: then it is theirs."""
    start = head
    while start > 0 and doc[start - 1].text[:1].isupper() and start > head - 5:
        start -= 1
    return start > 0 and any(
        "m1" in r.genders and r.nominal and r.cases & asked for r in readings(doc[start - 1].lower_)
    )
