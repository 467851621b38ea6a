"""The nominative of a company's made-up name: "Hutmaru" is Hutmar, "Zintery" Zintera, "Kobalto" itself."""

from __future__ import annotations

from collections.abc import Container

_STRIPPED = ("iem", "em", "owi", "u")
_TO_A = ("ą", "ę", "y")


def nominative(word: str, seen: Container[str]) -> str:
    """Gives the form that a made-up word most likely has in the nominative; `seen` are words of the article."""
    likely = [word.removesuffix(ending) for ending in _STRIPPED if word.endswith(ending)]
    likely += [word.removesuffix(ending) + "a" for ending in (*_TO_A, "i", "ie") if word.endswith(ending)]
    possible = [word.removesuffix("a")] if word.endswith("a") else []
    for base in (*likely, *possible):
        if base in seen and len(base) > 2:
            return base
    unsure = word.endswith(("i", "ie", "y")) and not word.endswith("ery")
    return likely[0] if likely and not unsure and len(likely[0]) > 2 else word
