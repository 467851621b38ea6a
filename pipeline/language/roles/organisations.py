"""Where an office is held: the organisation that it names, that the words around it name, or that only can be meant."""

from __future__ import annotations

from spacy.tokens import Doc, Span

from pipeline.language.dictionary import lemmas
from pipeline.language.layout import lines
from pipeline.language.mentions.heads import heads
from pipeline.language.mentions.items import party_lines
from pipeline.language.names.antecedents import antecedent, head_lemmas
from pipeline.language.offices import is_title
from pipeline.language.offices import offices as lexicon
from pipeline.language.roles.offices import Office

_FARTHEST = 12
_POSSESSIVE = frozenset({"jej", "jego", "ich", "którego", "której", "których"})


def named_by(office: Office, doc: Doc) -> tuple[Span | None, str]:
    """Gives the organisation where an office is held: the one it names, or the only one of the text that it can be."""
    organisations = [entity for entity in doc.ents if entity.label_ == "orgName"]
    named = office.organisation
    if named is not None and named.label_ == "orgName":
        return named, _capitalised_head(named._.name)
    if named is not None:
        local = lemmas(named[0].text) & heads().local_government
        if local:
            return named, _capitalised_head(named._.name)
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
        fitting = [o for o in organisations if head_lemmas(o) & allowed]
        if adjective:
            fitting = [o for o in fitting if adjective[:-1] in o._.name.lower()]
        only = _only(fitting)
        if only is not None:
            return only, only._.name
    pointed = antecedent(doc, doc[office.end - 1]) if office.end - office.start > 1 else None
    return (pointed, pointed._.name) if pointed is not None else (None, "")


def _last_words(name: str, place: str) -> bool:
    return name.endswith(f" {place}")


def _is_local(organisation: Span) -> bool:
    return bool(head_lemmas(organisation) & {"gmina", "miasto", "powiat", "województwo"})


def _capitalised_head(name: str) -> str:
    return name[:1].upper() + name[1:]


def _only(spans: list[Span]) -> Span | None:
    """Gives the first of spans that all have one name, or None where there are none or several names."""
    return spans[0] if len({span._.name for span in spans}) == 1 else None


def told_around(doc: Doc, office: Office, person: Span, at: dict[int, Span]) -> Span | None:
    """Gives the organisation that the words or the layout around an office and its holder name, or None.

    at: token -> the entity it is in.
    """
    first, end = min(office.start, person.start), max(office.end, person.end)
    return (
        _after_person(doc, end, at)
        or _represented(doc, first, at)
        or _possessed(doc, first, at)
        or _beside(doc, person)
    )


def _after_person(doc: Doc, end: int, at: dict[int, Span]) -> Span | None:
    """Gives the organisation of "analityczka Anna Wrona z Kolejowej Izby Doradczej", or None."""
    if end + 1 < len(doc) and doc[end].lower_ in {"z", "ze"} and end + 1 in at and at[end + 1].label_ == "orgName":
        return at[end + 1]
    return None


def _represented(doc: Doc, start: int, at: dict[int, Span]) -> Span | None:
    """Gives the organisation that a person or office before which "reprezentowanym przez" stands acts for, or None.

    start: first token of the person and office. "X (ACR), którego reprezentował", "w imieniu X": the same.
    """
    index = start - 1
    while index >= 0 and (is_title(doc[index].text) or doc[index].lower_ in {"przez", ",", "i", "oraz"}):
        index -= 1
    if index < 0 or not doc[index].lower_.startswith("reprezent"):
        return _on_behalf(doc, start, at)
    while index > 0 and index > start - _FARTHEST:
        index -= 1
        if index in at and at[index].label_ == "orgName" and doc[at[index].start - 1].text != "(":
            return at[index]
    return None


def _on_behalf(doc: Doc, start: int, at: dict[int, Span]) -> Span | None:
    """Gives the organisation of "w imieniu X podpisał": the last one before the person, after those words."""
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
        if entity is None and behalf and (named := antecedent(doc, doc[index])) is not None:
            return named
    return None


def _possessed(doc: Doc, start: int, at: dict[int, Span]) -> Span | None:
    """Gives the organisation of "jej prezeska", "którego wiceprezes": the last one named before, or None."""
    if start == 0 or doc[start - 1].lower_ not in _POSSESSIVE:
        return None
    for index in range(start - 2, max(-1, start - 40), -1):
        if index in at and at[index].label_ == "orgName":
            return at[index]
    return None


def _beside(doc: Doc, person: Span) -> Span | None:
    """Gives the only organisation of the person's line, or of the item it is a part of, in a list or table."""
    all_lines = list(lines(doc.text))
    own = next((i for i, line in enumerate(all_lines) if line.start <= person.start_char < line.end), None)
    items = {line.start for line in party_lines(doc.text)}
    if own is None or not (
        all_lines[own].marker or all_lines[own].start in items or "|" in all_lines[own].text(doc.text)
    ):
        return None
    for index in range(own, -1, -1):
        line = all_lines[index]
        if line is not all_lines[own] and line.text(doc.text).endswith(":"):
            return _only([e for e in doc.ents if e.label_ == "orgName" and line.start <= e.start_char < line.end])
        if line is not all_lines[own] and line.depth >= all_lines[own].depth:
            if line.marker or not all_lines[own].marker:
                continue
            break
        found = [e for e in doc.ents if e.label_ == "orgName" and line.start <= e.start_char and e.end_char <= line.end]
        if found:
            return found[0] if len({span._.name for span in found}) == 1 else None
        if not line.marker and "|" not in line.text(doc.text):
            break
    return None
