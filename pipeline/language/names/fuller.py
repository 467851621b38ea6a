"""Names that an article also writes in full: without a legal form, town, patron, second part or land."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from spacy.tokens import Span

from pipeline.language.dictionary import readings
from pipeline.language.mentions.heads import heads
from pipeline.language.mentions.words import acronym_shaped

_TAIL = re.compile(r" (?=(?:w|we|im\.) )", re.IGNORECASE)
_OF_A_UNIT = re.compile(r"(?<=\w) (?=(?:Miasta|Gminy|Powiatu|Województwa|Ziemi|–) )")
_OF_LANDS = ("ski", "cki", "dzki")


def resolve(spans: Iterable[Span]) -> None:
    """Gives organisations the name in full where the article has one such name, and one only.

    "Huta Kalina" is "Huta Kalina S.A.", "Uniwersytet Medyczny" that of "Ziemi Łąckiej", "Klaster Szklarski" the
    "Podkarpacki Klaster Szklarski". "Grupa Azoty" is no "Grupa Azoty Puławy", "Bank Polski" no "Narodowy Bank Polski".
    """
    organisations = [span for span in spans if span.label_ == "orgName"]
    fuller: dict[str, set[str]] = {}
    ends: dict[tuple[str, str], set[str]] = {}
    for name in {span._.name for span in organisations}:
        for shorter in _shorter(name):
            fuller.setdefault(shorter.lower(), set()).add(name)
    for name in {span._.name for span in organisations if not acronym_shaped(span.text)}:
        words = name.split(" ")
        ends.setdefault((words[0].lower(), words[-1].lower()), set()).add(name)
    for span in organisations:
        longer = fuller.get(span._.name.lower(), set())
        if len(longer) == 1:
            span._.name = next(iter(longer))
        elif " w" in span._.name:
            words = span._.name.split(" ")
            alike = {n for n in ends.get((words[0].lower(), words[-1].lower()), ()) if _within(words, n.split(" "))}
            if len(alike) == 1:
                span._.name = next(iter(alike))


def _shorter(name: str) -> Iterator[str]:
    """Gives what a name is called for short."""
    for cut in (*_TAIL.finditer(name), *_legal_form().finditer(name)):
        yield name[: cut.start()]
    for cut in _OF_A_UNIT.finditer(name):
        if " " in name[: cut.start()]:
            yield name[: cut.start()]
    first, _, rest = name.partition(" ")
    if " " in rest and any(r.adjectival and r.lemma.lower().endswith(_OF_LANDS) for r in readings(first)):
        yield rest


@cache
def _legal_form() -> re.Pattern[str]:
    forms = "|".join(re.escape(form) for form in sorted(set(heads().legal_forms.values()), key=len, reverse=True))
    return re.compile(rf" (?=(?:{forms})(?: |$))", re.IGNORECASE)


def _within(words: list[str], longer: list[str]) -> bool:
    """Tells whether a name is another's with words left out: "Szpital w Kłodnie" of "Szpital Powiatowy w Kłodnie"."""
    rest = iter(longer)
    return len(words) < len(longer) and all(word in rest for word in words)
