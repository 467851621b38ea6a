"""The nominative of a place that the dictionary does not know, told in the genitive: "Chrobrzyc", "Kruszowa"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.language.dictionary import nominative, readings
from pipeline.language.names.towns import size
from pipeline.language.roles.known import Known

_SOFT = ("c", "l", "cz", "sz", "rz", "ż", "j")


def _bases(word: str) -> Iterator[str]:
    """Gives what a genitive can be the genitive of, likeliest first."""
    if word.endswith("owa"):
        yield from (word[:-3] + "ów", word[:-1] + "o", word)
    elif word.endswith("a"):
        yield from (word[:-1] + "o", word[:-1])
        if len(word) > 4 and word[-2] in "cknl":
            yield word[:-2] + "e" + word[-2]  # "Rudnika" no, but "Brzostowca", "Lipianka"
    elif word.endswith(("ki", "gi")):
        yield from (word[:-1] + "a", word[:-1] + "o")
    elif word.endswith("y"):
        yield from (word[:-1] + "a", word)
    elif word.endswith("i"):
        yield from (word[:-1] + "a", word + "a", word[:-1])
    elif word.endswith("ów"):
        yield from (word[:-2] + "y", word[:-2] + "i", word[:-2] + "e")
    elif word.endswith(("k", "g")):
        yield word + "i"
    elif word.endswith(_SOFT):
        yield word + "e"
    elif word[-1:].isalpha() and word[-1] not in "aeouyiąęó":
        yield word + "y"


def guessed(words: Sequence[str], found: str, known: Known) -> str | None:
    """Gives the nominative of a place whose own article has it, or of which no dictionary can tell more than its end.

    found: what the names of known places make of it; kept where it is a town that is known, or is no guess.
    """
    if len(words) > 2:
        return None
    word = words[0]
    seen = next((base for base in _bases(word) if base != word and base in known.words), None)
    if seen is not None and len(words) == 1:
        return seen
    base = max(_bases(word), key=size, default="")
    geographic = any("nazwa_geograficzna" in r.qualifiers and r.known for r in readings(word))
    if len(words) == 1:
        return None if geographic or size(found) or not base else next(_bases(word))
    if geographic or not word.endswith("owa") or not words[1].endswith("ego"):
        return None
    adjective = next((r for r in readings(words[1].lower()) if r.adjectival and "gen" in r.cases), None)
    told = nominative(adjective, "sg", "m3") if adjective is not None else None
    return f"{word[:-3]}ów {told.capitalize()}" if told else None
