"""How large a Polish town is: the larger of two towns with one inflected form is the likelier."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def populations() -> dict[str, int]:
    """Gives name -> inhabitants of the towns and villages in data/towns.tsv (scripts/make_towns.py writes it)."""
    text = (files("pipeline.language.names") / "data" / "towns.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {name: int(population) for name, population in rows}
