"""Who holds an office: the person before it or behind it, on its line or on the line beside."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from pipeline.language.dictionary import readings
from pipeline.language.mentions.words import acronym_shaped
from pipeline.language.offices import is_rank, is_title
from pipeline.language.roles.phrase import Phrase

_FARTHEST = 14
_DASHES = frozenset({"–", "—", "-"})
_BETWEEN = frozenset({",", "(", ":", "|", ";"}) | _DASHES
_PREDICATIVE = frozenset(
    [
        "jest",
        "został",
        "została",
        "był",
        "była",
        "będzie",
        "pozostaje",
        "zostanie",
        "który",
        "która",
        "zarazem",
        "jednocześnie",
        "także",
        "również",
        "będący",
        "będąca",
        "obecnie",
        "nowy",
        "nowa",
        "nowym",
        "nową",
        "obecny",
        "obecna",
        "ówczesny",
        "ówczesna",
        "wieloletni",
        "wieloletnia",
        "dotychczasowy",
        "dotychczasowa",
    ]
)
_FINITE = frozenset({"fin", "praet", "imps", "bedzie", "ppron3"})


@dataclass(frozen=True)
class After:
    """The person that follows an office; direct: nothing but titles stands between."""

    person: Span
    direct: bool


def _titular(doc: Doc, index: int) -> bool:
    """Tells whether a token belongs to a holder's titles: "prof. uczelni", "mł. insp.", "młodszy inspektor"."""
    token = doc[index]
    if is_title(token.text) or is_rank(token.text):
        return True
    before = doc[index - 2] if index > 1 and doc[index - 1].text == "." else doc[index - 1] if index else None
    return before is not None and before.lower_ in {"prof", "profesor"} and token.is_alpha


def _bracket_end(doc: Doc, index: int) -> int | None:
    """Gives the token behind "(ACR)" that begins at a token, or None."""
    if doc[index].text == "(" and index + 2 < len(doc) and doc[index + 2].text == ")":
        return index + 3 if acronym_shaped(doc[index + 1].text) else None
    return None


def _breaks(token: Token) -> bool:
    return token.is_space and "\n" in token.text


def after(doc: Doc, phrase: Phrase, at: dict[int, Span]) -> After | None:
    """Gives the person that follows an office, behind titles, a comma, dash, colon or line break."""
    index, direct, broken = phrase.end, True, False
    farthest = min(len(doc), index + _FARTHEST)
    while index < farthest:
        token, entity = doc[index], at.get(index)
        if entity is not None and entity.label_ == "persName":
            return After(entity, direct) if entity.start == index else None
        bracket = _bracket_end(doc, index)
        if bracket is not None:
            index = bracket
            continue
        if _breaks(token):
            if broken or not _alone(doc, phrase):
                return None
            direct, broken = False, True
        elif _ends_sentence(doc, index):
            return None
        elif token.is_space or _titular(doc, index):
            pass
        elif token.lower_ in _PREDICATIVE:
            direct = direct and "inst" in _cases(doc[phrase.head])
        elif direct and token.text in _BETWEEN - {"("}:
            direct = False
        else:
            return None
        index += 1
    return None


def _cases(token: Token) -> frozenset[str]:
    return frozenset().union(*(r.cases for r in readings(token.lower_) if r.nominal or r.adjectival))


def _alone(doc: Doc, phrase: Phrase) -> bool:
    """Tells whether an office fills its line to its beginning, so that the line below can tell who holds it."""
    index = phrase.start - 1
    while index >= 0 and doc[index].text in _DASHES | {"•", "("}:
        index -= 1
    return index < 0 or _breaks(doc[index])


def _line_end(doc: Doc, index: int) -> bool:
    while index < len(doc) and (doc[index].text in {",", ".", ";", ")", "|"} or doc[index].text == " "):
        index += 1
    return index >= len(doc) or _breaks(doc[index])


def before(doc: Doc, phrase: Phrase, at: dict[int, Span]) -> tuple[Span | None, bool]:
    """Gives the person that stands before an office, and whether on the line above."""
    broken = False
    lowest = max(-1, phrase.start - _FARTHEST)
    index = phrase.start - 1
    while index > lowest:
        token, entity = doc[index], at.get(index)
        if entity is not None and entity.label_ == "persName":
            if broken and not _person_line(doc, entity):
                return None, False
            return entity, broken
        if _breaks(token):
            if broken or not _alone(doc, phrase) or not _line_end(doc, phrase.end):
                return None, False
            broken = True
        elif not (
            token.is_space
            or (entity is None and (token.text in _BETWEEN | {")"} or token.lower_ in _PREDICATIVE))
            or (_titular(doc, index) and not _ends_sentence(doc, index))
        ):
            return (None, False) if broken else (_apposed(doc, phrase, at, index), False)
        index -= 1
    return None, False


def _ends_sentence(doc: Doc, index: int) -> bool:
    if doc[index].text != "." or index + 1 >= len(doc) or (index and is_title(doc[index - 1].text)):
        return False
    return bool(doc[index + 1].is_sent_start)


def _person_line(doc: Doc, person: Span) -> bool:
    """Tells whether a person stands alone on a line, but for titles and the marks of a signature."""
    index = person.start - 1
    while index >= 0 and not _breaks(doc[index]):
        if doc[index].is_alpha and not _titular(doc, index):
            return False
        index -= 1
    return True


def _apposed(doc: Doc, phrase: Phrase, at: dict[int, Span], index: int) -> Span | None:
    """Gives the person of "Anna Wrona, studentka prawa i przewodnicząca samorządu": words without a verb between."""
    if "nom" not in phrase.reading.cases or doc[phrase.start].is_sent_start:
        return None
    for position in range(index, max(0, index - _FARTHEST), -1):
        token, entity = doc[position], at.get(position)
        if (entity is not None and entity.label_ != "date") or not (token.is_lower or token.text == ","):
            return None
        if any(r.pos in _FINITE for r in readings(token.lower_)):
            return None
        person = at.get(position - 1)
        if token.text == "," and person is not None and person.label_ == "persName":
            return person if person.text.split() == person._.name.split() else None
        if token.text == ",":
            return None
    return None
