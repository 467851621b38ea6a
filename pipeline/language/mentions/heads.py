"""The head nouns of names of organisations: data/organisations.toml, read once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from spacy.tokens import Token

from pipeline.language.dictionary import lemmas


@dataclass(frozen=True)
class Heads:
    """The head nouns of names of organisations, by what may follow them; see data/organisations.toml."""

    names: frozenset[str]
    without_town: frozenset[str]
    never_only_town: frozenset[str]
    before_name: frozenset[str]
    never_in_name: frozenset[str]
    local_government: frozenset[str]
    where: frozenset[str]
    numbered: frozenset[str]
    numbered_with: frozenset[str]
    with_patron: frozenset[str]
    organs: frozenset[str]
    managed: frozenset[str]
    ministers: frozenset[str]
    matters: frozenset[str]
    alone: frozenset[str]
    company_prefixes: frozenset[str]
    second_parts: tuple[tuple[str, ...], ...]
    legal_forms: dict[str, str]


_WORDS = (
    "names",
    "without_town",
    "never_only_town",
    "before_name",
    "never_in_name",
    "local_government",
    "where",
    "numbered",
    "numbered_with",
    "with_patron",
    "organs",
    "managed",
    "ministers",
    "matters",
    "alone",
    "company_prefixes",
)


@cache
def heads() -> Heads:
    """Reads data/organisations.toml; legal forms are keyed by their spelling without spaces, in lower case."""
    path = files("pipeline.language.mentions") / "data" / "organisations.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return Heads(
        **{name: frozenset(data[name]) for name in _WORDS},
        second_parts=tuple(tuple(part) for part in data["second_parts"]),
        legal_forms={
            spelling: form for form, spellings in data["legal_forms"].items() for spelling in [form.lower(), *spellings]
        },
    )


def is_head(token: Token) -> bool:
    """Tells whether a token can be the head noun of an organisation's name."""
    return _is_head(token.text)


@lru_cache(maxsize=100_000)
def _is_head(word: str) -> bool:
    return not heads().names.isdisjoint(lemmas(word))
