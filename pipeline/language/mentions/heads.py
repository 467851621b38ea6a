"""The head nouns of names of organisations: data/organisations.toml, read once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from spacy.tokens import Token

from pipeline.language.dictionary import lemmas


@dataclass(frozen=True)
class Heads:
    """The head nouns of names of organisations, by what may follow them; see data/organisations.toml."""

    names: frozenset[str]
    names_with_town: frozenset[str]
    before_name: frozenset[str]
    local_government: frozenset[str]
    legal_forms: dict[str, str]


@cache
def heads() -> Heads:
    """Reads data/organisations.toml; legal forms are keyed by their spelling without spaces, in lower case."""
    path = files("pipeline.language.mentions") / "data" / "organisations.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return Heads(
        names=frozenset(data["names"]) | frozenset(data["names_with_town"]),
        names_with_town=frozenset(data["names_with_town"]),
        before_name=frozenset(data["before_name"]),
        local_government=frozenset(data["local_government"]),
        legal_forms={
            spelling: form for form, spellings in data["legal_forms"].items() for spelling in [form.lower(), *spellings]
        },
    )


def is_head(token: Token) -> bool:
    return bool(lemmas(token.text) & heads().names)
