"""Names of towns and villages that the dictionary lacks: their nominative, by the ending and by how real ones end."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache

from pipeline.language.dictionary import Reading
from pipeline.language.names.towns import populations

# case: (ending in the case, endings that the nominative can have, number, gender).
_RULES: dict[str, tuple[tuple[str, str, str, str], ...]] = {
    "loc": (
        ("ie", "", "sg", "m3"),
        ("ie", "o", "sg", "n"),
        ("ie", "a", "sg", "f"),
        ("rze", "r", "sg", "m3"),
        ("rze", "ra", "sg", "f"),
        ("rze", "ro", "sg", "n"),
        ("le", "ł", "sg", "m3"),
        ("le", "ła", "sg", "f"),
        ("le", "ło", "sg", "n"),
        ("cie", "t", "sg", "m3"),
        ("cie", "ta", "sg", "f"),
        ("cie", "to", "sg", "n"),
        ("ście", "sto", "sg", "n"),
        ("ście", "sta", "sg", "f"),
        ("odzie", "ód", "sg", "m3"),
        ("orze", "ór", "sg", "m3"),
        ("wcu", "wiec", "sg", "m3"),
        ("szy", "sz", "sg", "f"),
        ("dzie", "d", "sg", "m3"),
        ("dzie", "da", "sg", "f"),
        ("dzie", "do", "sg", "n"),
        ("ce", "ka", "sg", "f"),
        ("dze", "ga", "sg", "f"),
        ("ku", "ek", "sg", "m3"),
        ("ku", "k", "sg", "m3"),
        ("ku", "ko", "sg", "n"),
        ("ńcu", "niec", "sg", "m3"),
        ("cu", "ec", "sg", "m3"),
        ("czu", "cz", "sg", "m3"),
        ("szu", "sz", "sg", "m3"),
        ("żu", "ż", "sg", "m3"),
        ("rzu", "rz", "sg", "m3"),
        ("lu", "l", "sg", "m3"),
        ("gu", "g", "sg", "m3"),
        ("niu", "ń", "sg", "m3"),
        ("niu", "nie", "sg", "n"),
        ("ciu", "ć", "sg", "m3"),
        ("siu", "ś", "sg", "m3"),
        ("iu", "ie", "sg", "n"),
        ("u", "e", "sg", "n"),
        ("u", "", "sg", "m3"),
        ("i", "a", "sg", "f"),
        ("y", "a", "sg", "f"),
        ("ii", "ia", "sg", "f"),
        ("kach", "ki", "pl", "n"),
        ("gach", "gi", "pl", "n"),
        ("cach", "ce", "pl", "n"),
        ("lach", "le", "pl", "n"),
        ("niach", "nie", "pl", "n"),
        ("ach", "y", "pl", "n"),
        ("iach", "ie", "pl", "n"),
    ),
    "gen": (
        ("owa", "ów", "sg", "m3"),
        ("owa", "owo", "sg", "n"),
        ("ka", "ek", "sg", "m3"),
        ("ńca", "niec", "sg", "m3"),
        ("wca", "wiec", "sg", "m3"),
        ("odu", "ód", "sg", "m3"),
        ("oru", "ór", "sg", "m3"),
        ("ca", "ec", "sg", "m3"),
        ("nia", "ń", "sg", "m3"),
        ("ia", "ie", "sg", "n"),
        ("a", "o", "sg", "n"),
        ("a", "", "sg", "m3"),
        ("a", "e", "sg", "n"),
        ("ki", "ka", "sg", "f"),
        ("gi", "ga", "sg", "f"),
        ("ni", "nia", "sg", "f"),
        ("y", "a", "sg", "f"),
        ("i", "a", "sg", "f"),
        ("ek", "ki", "pl", "n"),
        ("ów", "y", "pl", "n"),
        ("ic", "ice", "pl", "n"),
        ("yc", "yce", "pl", "n"),
        ("ec", "ce", "pl", "n"),
        ("in", "iny", "pl", "n"),
        ("u", "", "sg", "m3"),
    ),
    "inst": (
        ("kiem", "ek", "sg", "m3"),
        ("kiem", "k", "sg", "m3"),
        ("kiem", "ko", "sg", "n"),
        ("giem", "g", "sg", "m3"),
        ("owem", "ów", "sg", "m3"),
        ("ńcem", "niec", "sg", "m3"),
        ("wcem", "wiec", "sg", "m3"),
        ("odem", "ód", "sg", "m3"),
        ("orem", "ór", "sg", "m3"),
        ("cem", "ec", "sg", "m3"),
        ("niem", "ń", "sg", "m3"),
        ("em", "o", "sg", "n"),
        ("em", "", "sg", "m3"),
        ("ą", "a", "sg", "f"),
        ("ami", "y", "pl", "n"),
        ("kami", "ki", "pl", "n"),
        ("cami", "ce", "pl", "n"),
    ),
}  # fmt: skip
_VOWEL = re.compile(r"[aeiouyąęó]$")
_FLEETING = re.compile(r"ow$")
_HARDENED = ("rz", "sz", "cz", "dz")
_SUFFIX = 5
_CERTAIN = ("bór", "gród", "bród", "dwór", "brzeg")


def _impossible(stem: str, ending: str, base: str, case: str) -> bool:
    """Tells whether Polish rules an ending out behind a stem: "Kalwinku" is no "Kalwinke", "w Gifu" of no "Gif"."""
    if case == "loc" and (ending, base) == ("u", ""):
        return stem.endswith("sh") or (stem[-1] in "bdfmnprstvwzł" and not stem.endswith(_HARDENED))
    if case == "loc" and (ending, base) == ("i", "a"):
        return stem.endswith(("k", "g", "ch"))
    if ending == "ie":
        return stem[-1] in "kgrtdłlcszżńćś"
    if (ending, base) in {("u", "e"), ("a", "e")}:
        return stem[-1] not in "ljż" and not stem.endswith(_HARDENED)
    if base == "y" or (ending, base) == ("ów", "y"):
        return stem[-1] in "kgi"
    return False


@cache
def _endings() -> Counter[str]:
    """Counts how often the names of real towns end so, for endings of one to five letters."""
    counts: Counter[str] = Counter()
    for name in populations():
        word = name.split()[-1].split("-")[-1].lower()
        counts.update(word[-length:] for length in range(1, _SUFFIX + 1) if len(word) > length)
    return counts


def _likely(name: str) -> tuple[int, ...]:
    """Ranks a made-up town's name by the real ones that end like it: the longest common ending counts first."""
    certain = int(name.endswith(_CERTAIN))
    return certain, *(_endings()[name.lower()[-length:]] for length in range(_SUFFIX, 1, -1))


@lru_cache(maxsize=50_000)
def guess(form: str, case: str) -> tuple[Reading, ...]:
    """Gives what a town's name in a case can be in the nominative, likeliest first, as readings of a noun."""
    found: dict[str, Reading] = {}
    for ending, base, number, gender in _RULES.get(case, ()):
        stem = form.removesuffix(ending)
        if stem == form or len(stem) < 2:
            continue
        name = stem + base
        if not base and (_VOWEL.search(name) or name.endswith("i")):
            continue
        if not base and _FLEETING.search(name):
            name = name[:-2] + "ów"
        if _impossible(stem, ending, base, case):
            continue
        tag = f"subst:{number}:{case}:{gender}"
        found.setdefault(
            name,
            Reading(name, name, "subst", tag, frozenset({number}), frozenset({case}), frozenset({gender}),
                    frozenset({"nazwa_geograficzna"}), known=False),
        )  # fmt: skip
    return tuple(sorted(found.values(), key=lambda reading: _likely(reading.lemma), reverse=True))


def cases_of(form: str) -> frozenset[str]:
    """Gives the cases that a form's ending lets it stand in."""
    return frozenset(case for case in _RULES if guess(form, case))
