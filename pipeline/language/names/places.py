"""The nominative of a place's name: of all that it can be, what the article itself tells, then the largest town."""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import islice, product

from pipeline.language.names.phrases import bases
from pipeline.language.names.towns import size

_OPTIONS = 8
_HYPHENS = frozenset({"-", "–"})


def base_words(
    words: Sequence[str], *, governed: frozenset[str] = frozenset(), seen: Container[str] = frozenset()
) -> list[str]:
    """Gives the words of a place's name in the nominative.

    "w Ostrowie Wielkopolskim" is Ostrów Wielkopolski, not Ostrowo; both parts of "w Bielsku-Białej" are inflected; "w
    Mierzejowie" is Mierzejów where the article writes that too. governed: cases that the word before the name asks for.
    seen: words of the article.
    """
    parts: list[list[str]] = [[]]
    for word in words:
        if word in _HYPHENS:
            parts.append([])
        else:
            parts[-1].append(word)
    if not all(parts):
        return list(words)
    options = [list(islice(bases(part, governed, frozenset(), True), _OPTIONS)) for part in parts]

    def likelihood(option: tuple[list[str], ...]) -> tuple[bool, int]:
        changed = [base for part, of_part in zip(parts, option, strict=True) for base in of_part if base not in part]
        return bool(changed) and all(_written(base, seen) for base in changed), size(
            "-".join(" ".join(part) for part in option)
        )

    best = max(islice(product(*options), _OPTIONS**2), key=likelihood)
    hyphens = iter([word for word in words if word in _HYPHENS])
    result = list(best[0])
    for part in best[1:]:
        result += [next(hyphens), *part]
    return result


def _written(base: str, seen: Container[str]) -> bool:
    """Tells whether the article also writes a nominative; one in -a, which "Turowa" of Turów is too, in other cases."""
    if base.endswith("a"):
        return any(base[:-1] + ending in seen for ending in ("ę", "ą"))
    return base in seen
