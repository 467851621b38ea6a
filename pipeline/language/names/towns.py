"""Polish towns by size and the lands around them: the larger of two places with one inflected form is the likelier."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def populations() -> dict[str, int]:
    """Gives name -> inhabitants of the towns and villages in data/towns.tsv (scripts/make_towns.py writes it)."""
    text = (files("pipeline.language.names") / "data" / "towns.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {name: int(population) for name, population in rows}


@cache
def regions() -> frozenset[str]:
    """Gives the countries and lands in data/regions.txt: places, but no towns."""
    text = (files("pipeline.language.names") / "data" / "regions.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


def size(name: str) -> int:
    """Gives how likely a place is meant: its inhabitants, more than any town has for countries and lands."""
    return 100_000_000 if name in regions() else populations().get(name, 0)
