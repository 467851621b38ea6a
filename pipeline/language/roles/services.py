"""The headquarters that a commandant's office names: "komendant powiatowy Policji w Kłodnie"."""

from __future__ import annotations

from spacy.tokens import Doc, Span

from pipeline.language.dictionary import nominative, readings
from pipeline.language.roles.known import Known
from pipeline.language.roles.phrase import Phrase
from pipeline.language.roles.record import Where

_NOUNS = frozenset({"komendant", "komendantka", "wicekomendant"})
_SERVICES = {"psp": "państwowej straży pożarnej", "pożarnej": "straży pożarnej"}


def _feminine(word: str) -> str:
    reading = next((r for r in readings(word.lower()) if r.adjectival), None)
    return ((nominative(reading, "sg", "f") if reading is not None else None) or word).capitalize()


def headquarters(doc: Doc, phrase: Phrase, known: Known) -> Where | None:
    """Gives the Komenda of a commandant whose office tells its rank and service, or None.

    Where the article names it, under that name; else under the office's own words, if they tell the town.
    """
    if phrase.local not in _NOUNS or not phrase.words:
        return None
    words = [index for index in phrase.words if doc[index].is_alpha]
    if phrase.inner and words and doc[words[0]].lower_.startswith("komendant"):
        words = words[1:]
    if len(words) < 2 or not any(r.adjectival for r in readings(doc[words[0]].lower_)):
        return None
    level, service = _feminine(doc[words[0]].text), [doc[index].text for index in words[1:]]
    told = " ".join(service)
    spelt = {told.lower(), _SERVICES.get(told.lower(), told.lower())}
    start, end = words[0], words[-1] + 1
    town = ""
    if phrase.town is not None:
        town = doc[slice(*phrase.town)].text
        end = phrase.town[1]
    evidence = Span(doc, start, end, label="orgName")
    found = [
        where
        for where in known.headed(frozenset({"komenda"}))
        if where.name.lower().startswith(f"komenda {level.lower()}")
        and any(service in where.name.lower() for service in spelt)
        and (not town or where.name.endswith(town) or " w" not in where.name)
    ]
    if len({where.name for where in found}) == 1:
        return Where(evidence, found[0].name)
    return Where(evidence, f"Komenda {level} {told} w {town}") if town else None
