"""Words that the dictionary lacks, read by their endings: adjectives from place names, surnames, company names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

# Endings of adjectives with the base form in -i and in -y, and what they say.
_ENDINGS = (
    ("iego", "ego", "sg:gen.acc:m1.m2.m3.n"),
    ("iemu", "emu", "sg:dat:m1.m2.m3.n"),
    ("im", "ym", "sg:inst.loc:m1.m2.m3.n"),
    ("iej", "ej", "sg:gen.dat.loc:f"),
    ("ie", "e", "sg:nom.acc:n"),
    ("ie", "e", "pl:nom.acc:m2.m3.f.n"),
    ("ich", "ych", "pl:gen.loc:m1.m2.m3.f.n"),
    ("im", "ym", "pl:dat:m1.m2.m3.f.n"),
    ("imi", "ymi", "pl:inst:m1.m2.m3.f.n"),
    ("ą", "ą", "sg:acc.inst:f"),
    ("a", "a", "sg:nom:f"),
    ("i", "y", "sg:nom.acc:m1.m2.m3"),
)
# Adjectives in -ski, -cki, -dzki are made from any place name, so no dictionary has them all.
_SOFT_STEM = re.compile(r"(?:sk|ck|dzk)$")
# Names of organisations coin adjectives of trades ("mroźniczy", "recyklingowy") that no dictionary has either.
_HARD_STEM = re.compile(r"(?:[a-ząćęłńóśźż]{3}(?:niczn|yczn|iczn|cyjn|aln|arn|awcz|owcz|nicz)|.{4}ow)$")


def guess(form: str) -> Iterator[tuple[str, str]]:
    """Gives (base form, tag) for a form that the dictionary lacks; nothing where the ending tells nothing."""
    for column, base, known in ((0, "i", _SOFT_STEM), (1, "y", _HARD_STEM)):
        for *endings, tag in _ENDINGS:
            stem = form.removesuffix(endings[column])
            if stem != form and len(stem) > 3 and known.search(stem):
                yield stem + base, f"adj:{tag}:pos"


# (ending in the case, ending of the base form); the first that leads to a known surname wins, else the first that fits.
_MASCULINE = {
    "gen": [
        (r"([sc])kiego$", r"\1ki"),
        (r"dzkiego$", "dzki"),
        (r"iego$", "i"),
        (r"ego$", "y"),
        (r"ówca$", "ówiec"),
        (r"ńca$", "niec"),
        (r"([^aeiouyąęó])ca$", r"\1ec"),
        (r"ębia$", "ąb"),
        (r"([bpwmf])ia$", r"\1"),
        (r"([^aeiouyąęó])ka$", r"\1ek"),
        (r"cia$", "ć"),
        (r"dzia$", "dź"),
        (r"sia$", "ś"),
        (r"zia$", "ź"),
        (r"nia$", "ń"),
        (r"([bcdfghjklmnprstwzłśćńżź])a$", r"\1"),
        (r"([kg])i$", r"\1a"),
        (r"i$", "a"),
        (r"y$", "a"),
    ],
    "dat": [
        (r"([sc])kiemu$", r"\1ki"),
        (r"iemu$", "i"),
        (r"emu$", "y"),
        (r"ńcowi$", "niec"),
        (r"([^aeiouyąęó])cowi$", r"\1ec"),
        (r"ębiowi$", "ąb"),
        (r"([^aeiouyąęó])kowi$", r"\1ek"),
        (r"ciowi$", "ć"),
        (r"siowi$", "ś"),
        (r"niowi$", "ń"),
        (r"iowi$", ""),
        (r"owi$", ""),
        (r"ie$", "a"),
    ],
    "inst": [
        (r"([sc])kim$", r"\1ki"),
        (r"im$", "i"),
        (r"ym$", "y"),
        (r"ńcem$", "niec"),
        (r"([^aeiouyąęó])cem$", r"\1ec"),
        (r"ębiem$", "ąb"),
        (r"([^aeiouyąęó])kiem$", r"\1ek"),
        (r"([kg])iem$", r"\1"),
        (r"ciem$", "ć"),
        (r"siem$", "ś"),
        (r"niem$", "ń"),
        (r"iem$", ""),
        (r"em$", ""),
        (r"ą$", "a"),
    ],
    "loc": [
        (r"([sc])kim$", r"\1ki"),
        (r"im$", "i"),
        (r"ym$", "y"),
        (r"([^aeiouyąęó])ku$", r"\1ek"),
        (r"u$", ""),
        (r"ie$", "a"),
    ],
}
_MASCULINE["acc"] = [*_MASCULINE["gen"], (r"ę$", "a")]
_FEMININE = {
    "gen": [(r"iej$", "a"), (r"ej$", "a"), (r"([kg])i$", r"\1a"), (r"i$", "a"), (r"y$", "a")],
    "dat": [(r"iej$", "a"), (r"ej$", "a"), (r"ce$", "ka"), (r"dze$", "ga"), (r"i$", "a"), (r"ie$", "a")],
    "acc": [(r"ą$", "a"), (r"ę$", "a")],
    "inst": [(r"ą$", "a")],
}
_FEMININE["loc"] = _FEMININE["dat"]


@cache
def _paradigms() -> dict[tuple[str, str, str], list[tuple[re.Pattern[str], str]]]:
    """Gives (gender, case, last letter of a form) -> the endings with that letter, and what the base form has."""
    found: dict[tuple[str, str, str], list[tuple[re.Pattern[str], str]]] = {}
    for gender, paradigm in (("m1", _MASCULINE), ("f", _FEMININE)):
        for case, endings in paradigm.items():
            for ending, base in endings:
                found.setdefault((gender, case, ending[-2]), []).append((re.compile(ending), base))
    return found


def surnames(form: str, gender: str, case: str) -> Iterator[str]:
    """Gives the nominatives that a surname's form in a case may have, likeliest first.

    gender: "m1" or "f"; case: SGJP's name of one. A woman's surname that ends in a consonant or "o" does not inflect.
    """
    if case == "nom":
        yield form
        return
    if gender == "f" and not form.endswith(("a", "ą", "ę", "ej", "i", "y", "e")):
        yield form
        return
    for ending, base in _paradigms().get((gender, case, form[-1:]), ()):
        candidate, changed = ending.subn(base, form)
        if changed and len(candidate) > 1:
            yield candidate
