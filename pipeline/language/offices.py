"""The words for offices and titles: data/offices.toml, read once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pipeline.language.dictionary import Reading, readings


@dataclass(frozen=True)
class Offices:
    """What data/offices.toml holds; see there."""

    offices: frozenset[str]
    only_with_organisation: frozenset[str]
    titles: frozenset[str]
    named_by_place: dict[str, str]
    held_at: dict[str, frozenset[str]]


@cache
def offices() -> Offices:
    path = files("pipeline.language") / "data" / "offices.toml"
    found = tomllib.loads(path.read_text(encoding="utf-8"))
    return Offices(
        offices=frozenset(found["offices"]),
        only_with_organisation=frozenset(found["only_with_organisation"]),
        titles=frozenset(found["titles"]),
        named_by_place=found["named_by_place"],
        held_at={office: frozenset(nouns) for office, nouns in found["held_at"].items()},
    )


def office_reading(form: str) -> Reading | None:
    """Gives the reading of a form as an office's noun, singular before plural, or None."""
    found = [
        reading
        for reading in readings(form.lower()) or readings(form)
        if reading.lemma.lower() in offices().offices
        and (reading.nominal or reading.adjectival)
        and reading.genders & {"m1", "f"}
    ]
    return min(found, key=lambda reading: ("sg" not in reading.numbers, reading.adjectival), default=None)


def is_title(form: str) -> bool:
    """Tells whether a token is a title or form of address, or the full stop of one."""
    return form == "." or form.lower().rstrip(".") in offices().titles
