"""Where an office is held: the organisation that it names, that the words around it name, or that only can be meant."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span

from pipeline.language.dictionary import lemmas
from pipeline.language.mentions.heads import heads
from pipeline.language.names.antecedents import antecedent, head_lemmas
from pipeline.language.offices import is_title
from pipeline.language.offices import offices as lexicon
from pipeline.language.roles.offices import Office
from pipeline.language.surroundings import Surroundings

_FARTHEST = 12
_LINES_ABOVE = 50
_POSSESSIVE = frozenset({"jej", "jego", "ich", "którego", "której", "których"})


def named_by(office: Office, around: Surroundings) -> tuple[Span | None, str]:
    """Gives the organisation where an office is held: the one it names, or the only one of the text that it can be."""
    organisations = around.organisations
    named = office.organisation
    if named is not None and named.label_ == "orgName":
        return named, capitalised_head(named._.name)
    if named is not None:
        local = lemmas(named[0].text) & heads().local_government
        if local:
            return named, capitalised_head(named._.name)
        same_place = _only(
            [o for o in organisations if named._.name and _last_words(o._.name, named._.name) and _is_local(o)]
        )
        if same_place is not None:
            return same_place, same_place._.name
        return None, ""
    allowed = lexicon().held_at.get(office.head)
    adjective = next(
        (word for word in office.role.split()[1:] if word.endswith(("ski", "cki", "dzki", "ska", "cka"))), ""
    )
    if allowed:
        heads_of = around.antecedents.by_head
        fitting = {name: mention for noun in sorted(allowed) for name, mention in heads_of.get(noun, {}).items()}
        if adjective:
            fitting = {name: mention for name, mention in fitting.items() if adjective[:-1] in name.lower()}
        if len(fitting) == 1:
            name, mention = fitting.popitem()
            return mention, name
    pointed = antecedent(around.antecedents, around.doc[office.end - 1]) if office.end - office.start > 1 else None
    return (pointed, capitalised_head(pointed._.name)) if pointed is not None else (None, "")


def _last_words(name: str, place: str) -> bool:
    return name.endswith(f" {place}")


def _is_local(organisation: Span) -> bool:
    return bool(head_lemmas(organisation) & {"gmina", "miasto", "powiat", "województwo"})


def capitalised_head(name: str) -> str:
    """Gives an organisation's name as it stands alone: "gmina Lipno" is Gmina Lipno."""
    return name[:1].upper() + name[1:]


def _only(spans: Sequence[Span]) -> Span | None:
    """Gives the first of spans that all have one name, or None where there are none or several names."""
    return spans[0] if len({span._.name for span in spans}) == 1 else None


def told_around(around: Surroundings, office: Office, person: Span) -> Span | None:
    """Gives the organisation that the words or the layout around an office and its holder name, or None."""
    first, end = min(office.start, person.start), max(office.end, person.end)
    return (
        _after_person(around, end)
        or _represented(around, first)
        or _possessed(around, first)
        or _beside(around, person)
    )


def _after_person(around: Surroundings, end: int) -> Span | None:
    """Gives the organisation of "analityczka Anna Wrona z Kolejowej Izby Doradczej", or None."""
    doc, at = around.doc, around.at
    if end + 1 < len(doc) and doc[end].lower_ in {"z", "ze", "("} and end + 1 in at and at[end + 1].label_ == "orgName":
        return at[end + 1]
    return None


def _represented(around: Surroundings, start: int) -> Span | None:
    """Gives the organisation that a person or office before which "reprezentowanym przez" stands acts for, or None.

    start: first token of the person and office. "X (ACR), którego reprezentował", "w imieniu X": the same.
    """
    doc, at = around.doc, around.at
    index = start - 1
    while index >= 0 and (is_title(doc[index].text) or doc[index].lower_ in {"przez", ",", "i", "oraz"}):
        index -= 1
    if index < 0 or not doc[index].lower_.startswith("reprezent"):
        return _on_behalf(around, start)
    while index > 0 and index > start - _FARTHEST:
        index -= 1
        if index in at and at[index].label_ == "orgName" and doc[at[index].start - 1].text != "(":
            return at[index]
    return None


def _on_behalf(around: Surroundings, start: int) -> Span | None:
    """Gives the organisation of "w imieniu X podpisał": the last one before the person, after those words."""
    doc, at = around.doc, around.at
    sentence = doc[start].sent
    for index in range(start - 1, sentence.start, -1):
        entity = at.get(index)
        if entity is not None and entity.label_ == "persName":
            return None
        first = entity.start if entity is not None else index
        before = doc[max(sentence.start, first - 3) : first].text.lower()
        behalf = any(phrase in before for phrase in ("w imieniu", "z ramienia", "ze strony"))
        if entity is not None and entity.label_ == "orgName":
            return entity if behalf or before.endswith("a ") else None
        if entity is None and behalf and (named := antecedent(around.antecedents, doc[index])) is not None:
            return named
    return None


def _possessed(around: Surroundings, start: int) -> Span | None:
    """Gives the organisation of "jej prezeska", "którego wiceprezes": the last one named before, or None."""
    doc, at = around.doc, around.at
    if start == 0 or doc[start - 1].lower_ not in _POSSESSIVE:
        return None
    for index in range(start - 2, max(-1, start - 40), -1):
        if index in at and at[index].label_ == "orgName":
            return at[index]
    return None


def _beside(around: Surroundings, person: Span) -> Span | None:
    """Gives the only organisation of the person's line, or of the item it is a part of, in a list or table."""
    at = around.line_of(person.start_char)
    if at is None:
        return None
    own = around.lines[at]
    if not (own.marker or own.start in around.items or "|" in own.text(around.text)):
        return None
    for line in reversed(around.lines[max(0, at - _LINES_ABOVE) : at + 1]):
        found = [e for e in around.within_offsets(line.start, line.end) if e.label_ == "orgName"]
        if line is not own and line.text(around.text).endswith(":"):
            return _only(found)
        if line is not own and line.depth >= own.depth:
            if line.marker or not own.marker:
                continue
            break
        if found:
            return _only(found)
        if not line.marker and "|" not in line.text(around.text):
            break
    return None
