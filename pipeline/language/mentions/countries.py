"""Countries, whose presidents govern no town: data/countries.txt."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from spacy.tokens import Token

from pipeline.language.dictionary import lemmas


@cache
def countries() -> frozenset[str]:
    """Gives the names of countries in lower case."""
    path = files("pipeline.language.mentions") / "data" / "countries.txt"
    found = path.read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip().lower() for line in found if line.strip() and not line.startswith("#"))


def country(token: Token) -> bool:
    """Tells whether a capitalised word is a country's name, in any case, or "RP"."""
    word = token.text
    return word == "RP" or (word[:1].isupper() and bool(({word.lower()} | lemmas(word)) & countries()))
