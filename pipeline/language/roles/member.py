"""Where one of several holders of an office holds it, by the few words that tell: a town, an adjective, a mention."""

from __future__ import annotations

from spacy.tokens import Doc, Span

from pipeline.language.offices import offices
from pipeline.language.roles.known import Known, capitalised_head
from pipeline.language.roles.local import agreeing, place_name
from pipeline.language.roles.naming import named
from pipeline.language.roles.phrase import Phrase
from pipeline.language.roles.plural import Holder
from pipeline.language.roles.record import Where
from pipeline.language.roles.where import stands_for
from pipeline.language.roles.words import local_adjective, pointing, unit

_HEADS = frozenset(
    [
        "szpital",
        "szkoła",
        "zespół",
        "liceum",
        "technikum",
        "uczelnia",
        "uniwersytet",
        "politechnika",
        "akademia",
        "biblioteka",
        "muzeum",
        "dom",
        "ośrodek",
        "centrum",
        "instytut",
    ]
)


def in_place(words: Span, kind: str, phrase: Phrase, known: Known) -> Where:
    """Gives the unit of a place told in the nominative: "(Rypin)"."""
    name = words.text.strip()
    told = known.unit_of(name, offices().held_at[phrase.local])
    return Where(words, told.name if told is not None else f"{kind} {name}")


def member(doc: Doc, phrase: Phrase, holder: Holder, known: Known) -> Where | None:
    """Gives the organisation of one holder of a plural office, or None where no words of their own tell it."""
    if holder.place is None:
        return None
    words = Span(doc, *holder.place, label="orgName")
    kind = offices().named_by_place.get(phrase.local)
    if kind is not None and len(words) > 1 and unit(words[0].text):
        words = Span(doc, words.start + 1, words.end, label="orgName")
    mention = known.around.at.get(words.start)
    if kind is None and mention is not None and mention.label_ == "orgName" and mention.end >= words.end:
        return named(mention, known)
    told = [token.text for token in words]
    if kind is not None:
        name, own = place_name(told, known, offices().held_at[phrase.local])
        if holder.as_told and (own is None or not own.name.endswith(told[-1])):
            return in_place(words, kind, phrase, known)
        written = " ".join(told).replace(" - ", "-")
        if own is None and phrase.noun == "wójt" and doc[phrase.head + 1].lower_ == "gmin":
            name = written
        return Where(words, own.name if own is not None else f"{kind} {name}")
    kind = offices().named_by_adjective.get(phrase.local)
    if kind is not None and local_adjective(words[0]):
        return Where(words, f"{kind} {capitalised_head(agreeing(told, kind.lower())[0])}")
    allowed = offices().held_at.get(phrase.local, _HEADS)
    noun = next((token.i for token in words if pointing(token.text)), None)
    near = next((token.text for token in words if token.i != noun and token.text[:1].isupper()), "")
    near = near or next((token.text for token in words if local_adjective(token)), "")
    if noun is not None and (found := stands_for(doc, noun, known, near)) is not None:
        return Where(words, found.name)
    found = known.only(allowed, near) if near else None
    return Where(words, found.name) if found is not None else None


def adjective_of(doc: Doc, holder: Holder) -> str:
    """Gives the adjective that tells one of several holders' office apart: "starostowie: krasnogórski Jan Mazurek"."""
    if holder.place is None or holder.place[1] - holder.place[0] > 1 or not local_adjective(doc[holder.place[0]]):
        return ""
    return agreeing([doc[holder.place[0]].text], "powiat")[0]
