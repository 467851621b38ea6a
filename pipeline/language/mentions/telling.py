"""Words that tell what a made-up name stands for: data/companies.toml, read once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Telling:
    """Words that tell of companies: verbs of business, what a company owns, who speaks for one."""

    business: frozenset[str]
    owned: frozenset[str]
    officers: frozenset[str]
    agreed: frozenset[str]


@cache
def data() -> Telling:
    path = files("pipeline.language.mentions") / "data" / "companies.toml"
    found = tomllib.loads(path.read_text(encoding="utf-8"))
    return Telling(*(frozenset(found[name]) for name in ("business", "owned", "officers", "agreed")))
