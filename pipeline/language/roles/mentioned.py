"""A mention behind an office: whether it is a part of an organisation ("Wydziału Lekarskiego Uniwersytetu X")."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Span

from pipeline.language.dictionary import lemmas, readings
from pipeline.language.mentions.heads import heads
from pipeline.language.mentions.words import acronym_shaped, agreeing, capitalised
from pipeline.language.offices import offices
from pipeline.language.roles.words import genitives, local_adjective, part, unit

_WHOLE = frozenset({"zespół", "program", "projekt", "kontrakt", "praca", "kancelaria", "organizacja", "filia", "rząd"})
_COUNCIL = frozenset({"rada", "komisja", "komitet", "kapituła", "kolegium", "konwent", "samorząd"})
_SUPERVISORY = frozenset({"nadzorczej", "naukowej", "programowej", "społecznej", "pedagogicznej", "parafialnej"})


@dataclass(frozen=True)
class Divided:
    """A mention's part of an organisation and what it is a part of.

    noun: lemma of the part's noun. tail: the organisation, where the mention names it. pointing: token of a common noun
    that stands for it instead ("Biura Rozwoju Strefy").
    """

    noun: str
    tail: Span | None
    pointing: int | None


def divided(doc: Doc, mention: Span) -> Divided | None:
    """Gives a mention of a part of an organisation divided, or None for a mention of a whole one.

    A council is whole ("Rada Gminy Lipno", "Krajowa Rada Izb") unless it names whose it is; so is a "Zarząd Dróg".
    """
    noun = part(mention[0].text)
    if not noun or noun in _WHOLE:
        return None
    tail, pointing = _tail(doc, mention)
    local = tail is not None and bool(unit(tail[0].text))
    if noun in _COUNCIL:
        only_adjective = len(mention) < 3 and mention[-1].lower_ in _SUPERVISORY
        return Divided(noun, tail, pointing) if (tail is not None and not local) or only_adjective else None
    if noun == "zarząd" and len(mention) > 1:
        return Divided(noun, tail, None) if tail is not None and not _named_elsewhere(doc, mention) else None
    return Divided(noun, tail, pointing)


def _named_elsewhere(doc: Doc, mention: Span) -> bool:
    return bool(sum(entity._.name == mention._.name for entity in doc.ents[:500]) > 1)


def _tail(doc: Doc, mention: Span) -> tuple[Span | None, int | None]:
    """Gives the organisation at a mention's end, or the common noun there that points at it."""
    for index in range(mention.start + 1, mention.end):
        token = doc[index]
        if unit(token.text) or (index == mention.end - 1 and acronym_shaped(token.text)):
            return Span(doc, index, mention.end, label="orgName"), None
        if not (lemmas(token.text) & heads().names) or not genitives(token.text) or part(token.text):
            continue
        if not capitalised(token):
            continue
        start = index
        while start > mention.start + 1 and _before(doc, start - 1, index):
            start -= 1
        if start == index == mention.end - 1:
            return None, index
        if any(part(token.text) for token in mention[1 : start - mention.start]):
            return None, None
        return Span(doc, start, mention.end, label="orgName"), None
    return None, None


def _before(doc: Doc, index: int, head: int) -> bool:
    """Tells whether a word is an adjective of the head behind it: "Akademickiego" in "Akademickiego Centrum"."""
    adjectives = tuple(r for r in readings(doc[index].text) if r.adjectival and "gen" in r.cases)
    genitive = tuple(r for r in readings(doc[head].text) if r.nominal and "gen" in r.cases)
    return bool(capitalised(doc[index])) and agreeing(adjectives, genitive)


def extended(doc: Doc, mention: Span, at: dict[int, Span]) -> Span:
    """Gives a mention with the town behind it that belongs to its name: "Cechu Rzemiosł" in "Cechu Rzemiosł w Pile"."""
    end = mention.end
    if any(token.lower_ in {"w", "we"} for token in mention) or end + 1 >= len(doc) or len(mention) < 2:
        return mention
    if doc[end].lower_ not in {"w", "we"} or not capitalised(doc[end + 1]):
        return mention
    entity = at.get(end + 1)
    if entity is not None:
        return Span(doc, mention.start, entity.end, label="orgName") if entity.label_ == "placeName" else mention
    stop = end + 1
    while stop < len(doc) and stop - end < 4 and capitalised(doc[stop]) and stop not in at:
        if not any("loc" in r.cases for r in readings(doc[stop].text)) and not local_adjective(doc[stop]):
            break
        stop += 1
    return Span(doc, mention.start, stop, label="orgName") if stop > end + 1 else mention


def part_of(noun: str) -> frozenset[str]:
    return offices().parts.get(noun, frozenset())
