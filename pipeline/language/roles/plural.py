"""Several people's office: "burmistrzowie: Jan Kot (Rypin) i Anna Sowa (Lipno)", "wspólnicy", "rektorzy: ... z X"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from pipeline.language.mentions.words import capitalised
from pipeline.language.offices import is_rank, is_title, office_reading, offices
from pipeline.language.roles.phrase import Phrase, Tokens
from pipeline.language.roles.words import local_adjective, unit

_LONGEST = 300
_JOINING = frozenset(
    {",", "i", "oraz", "a", "także", ":", "–", "—", "-", ";", "z", "ze", "w", "gmin", "miast", "powiatów"}
)
_SEPARATORS = frozenset({",", "i", "oraz", ":", ";", "także"})


@dataclass(frozen=True)
class Holder:
    """One of the people who hold an office: where, as tokens of a place, adjective or organisation's words, if told.

    as_told: those words stand in the nominative ("(Rypin)").
    """

    person: Span
    place: Tokens | None = None
    as_told: bool = False


def places(doc: Doc, start: int, at: dict[int, Span]) -> tuple[list[Tokens], int]:
    """Gives the places in a row from a token on ("Rejowizny i Starych Zawad") and the token behind them."""
    found: list[Tokens] = []
    index = start
    while index < len(doc) and index - start < _LONGEST:
        entity = at.get(index)
        if entity is not None and entity.label_ == "persName":
            break
        token = doc[index]
        if capitalised(token) and not is_title(token.text):
            if found and found[-1][1] == index:
                found[-1] = found[-1][0], index + 1
            else:
                found.append((index, index + 1))
        elif token.text == "-" and found and found[-1][1] == index and not token.whitespace_:
            found[-1] = found[-1][0], index + 1
        elif token.lower_ not in {",", "i", "oraz"} or not found:
            break
        index += 1
    return found, index


def _ends(doc: Doc, index: int) -> bool:
    token = doc[index]
    return (token.is_space and "\n" in token.text) or (bool(token.is_sent_start) and token.text != ":")


def bracket(doc: Doc, index: int) -> Tokens | None:
    """Gives the tokens inside a bracket that opens at a token."""
    if index >= len(doc) or doc[index].text != "(":
        return None
    end = index + 1
    while end < len(doc) and end - index < 8 and doc[end].text != ")":
        end += 1
    return (index + 1, end) if end < len(doc) and doc[end].text == ")" else None


def _people(doc: Doc, start: int, at: dict[int, Span]) -> Iterator[Holder]:
    """Gives the people in a row from a token on, each with what is told of where: "(Rypin)", "z Uniwersytetu X"."""
    index, begun = start, start
    while index < len(doc) and index - start < _LONGEST and not (index > start and _ends(doc, index)):
        entity, token = at.get(index), doc[index]
        placed = entity is not None and len(entity) == 1 and doc[min(entity.end, len(doc) - 1)].text in {"–", "—"}
        if entity is not None and entity.label_ == "persName" and not placed:
            behind = _of(doc, entity.end, at)
            nominative = bracket(doc, entity.end) or (None if behind else _told_before(doc, begun, entity.start))
            place = nominative or behind
            index = max(entity.end, place[1] if place and place[0] >= entity.end else 0)
            if index < len(doc) and doc[index].text == ")":
                index += 1
            begun = index
            yield Holder(entity, place, nominative is not None)
            continue
        if token.text in _SEPARATORS:
            begun = index + 1
        elif (office_reading(token.text) and not is_rank(token.text) and entity is None) or (
            entity is None
            and not (token.text in _JOINING or capitalised(token) or is_title(token.text) or is_rank(token.text))
            and not local_adjective(token)
        ):
            return
        index = entity.end if entity is not None else index + 1


def _of(doc: Doc, index: int, at: dict[int, Span]) -> Tokens | None:
    """Gives the words behind "z" that tell where a person comes from: a mention, a town, "konińskiej akademii"."""
    if index + 1 >= len(doc) or doc[index].lower_ not in {"z", "ze"}:
        return None
    entity = at.get(index + 1)
    if entity is not None and entity[0].text[:1].isupper():
        return entity.start, entity.end
    end = index + 1
    while (
        end < len(doc)
        and end - index < 4
        and doc[end].is_alpha
        and doc[end].lower_ not in _JOINING
        and (end not in at or at[end].label_ != "persName")
    ):
        end += 1
    return (index + 1, end) if end > index + 1 else None


def _told_before(doc: Doc, start: int, end: int) -> Tokens | None:
    """Gives the words before a person: "Lipno – Jan Kot", "krasnogórski Jan Mazurek"."""
    while end > start and (is_title(doc[end - 1].text) or is_rank(doc[end - 1].text)):
        end -= 1
    if end - 1 > start and doc[end - 1].text in {"–", "—", "-"}:
        return start, end - 1
    return (start, end) if end - start == 1 and local_adjective(doc[start]) else None


def holders(doc: Doc, phrase: Phrase, at: dict[int, Span]) -> list[Holder]:
    """Gives the people who hold a plural office, behind it or before it."""
    start = phrase.head + 1
    listed: list[Tokens] = []
    if start < len(doc) and unit(doc[start].text):
        start += 1
    if phrase.local in offices().named_by_place or start > phrase.head + 1:
        listed, stop = places(doc, start, at)
        if listed and stop < len(doc) and doc[stop].text not in {":", "–", "—", "-"}:
            listed = []
        start = stop if listed else start
    found = list(_people(doc, start if listed else max(start, phrase.end if not phrase.place else start), at))
    if listed and len(listed) == len(found) and not any(holder.place for holder in found):
        return [Holder(h.person, place) for h, place in zip(found, listed, strict=True)]
    return found or _before(doc, phrase, at)


def _before(doc: Doc, phrase: Phrase, at: dict[int, Span]) -> list[Holder]:
    """Gives the people of "Piotr Kępka i Paweł Kępka, wspólnicy"."""
    found: list[Holder] = []
    index = phrase.start - 1
    while index >= 0 and phrase.start - index < _LONGEST:
        entity = at.get(index)
        if entity is not None and entity.label_ == "persName":
            found.append(Holder(entity))
            index = entity.start
        elif not (doc[index].text in {",", "i", "oraz", "–", "—", "("} or is_title(doc[index].text)):
            break
        index -= 1
    return found[::-1] if len(found) > 1 else []
