"""Finds expressions of dates and times in a text: what is written, not yet what it means."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from pipeline.language.dates.context import beside_a_name, is_one, may_be
from pipeline.language.dates.expression import Expression
from pipeline.language.dates.reading import READERS
from pipeline.language.dates.tokens import OTHER, symbols, tokens

_AROUND = 40
"""Characters beside a model's date that tell what it is."""


@dataclass(frozen=True)
class Grammar:
    """pattern: every rule of data/rules.toml over rows of symbols; kinds: each group's kind of rule."""

    pattern: re.Pattern[str]
    kinds: dict[str, str]
    names: dict[str, str]


def _compiled(pattern: str, parts: dict[str, str]) -> str:
    """Gives a rule as a regular expression over symbols; its parts, in capitals, are put in first."""
    while True:
        filled = re.sub(r"\b[A-Z]+\b", lambda found: f"({parts[found[0]]})" if found[0] in parts else found[0], pattern)
        if filled == pattern:
            break
        pattern = filled
    filled = re.sub(r"[a-z_]+", lambda found: symbols()[found[0]], pattern)
    return re.sub(r"\((?!\?)", "(?:", filled.replace(" ", ""))


@cache
def grammar() -> Grammar:
    path = files("pipeline.language.dates") / "data" / "rules.toml"
    data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    kinds = {f"rule{number}": rule["kind"] for number, rule in enumerate(data["rule"])}
    rules = [
        f"(?P<rule{number}>{_compiled(rule['pattern'], data['parts'])})" for number, rule in enumerate(data["rule"])
    ]
    names = {symbol: name for name, symbol in symbols().items()}
    return Grammar(re.compile(f"(?!{OTHER})(?:{'|'.join(rules)})"), kinds, names)


def possible(text: str, start: int, end: int) -> bool:
    """Tells whether what a model calls a date or time at some offsets, and the grammar does not know, can be one."""
    around = max(0, start - _AROUND)
    found = tokens(text[around : end + _AROUND])
    inside = [i for i, at in enumerate(found.starts) if start - around <= at < end - around]
    names = [grammar().names.get(found.shape[index], "") for index in inside]
    return bool(inside) and may_be(found, names, inside[0], inside[-1] + 1)


def expressions(text: str) -> Iterator[Expression]:
    """Gives every expression of a date or time, in order; what only looks like one is left out."""
    rules, found = grammar(), tokens(text)
    for match in rules.pattern.finditer(found.shape):
        begin, stop = match.span()
        names = [rules.names[symbol] for symbol in match[0]]
        kind = rules.kinds[match.lastgroup or ""]
        expression = READERS[kind](found, names, begin, stop)
        if expression is None:
            continue
        if is_one(found, kind, names, begin, stop):
            yield expression
        elif names == ["year"] and beside_a_name(found, begin):
            yield replace(expression, periods=())
