"""What the tokens that a rule of data/rules.toml matched say one by one; what every kind of rule asks of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set

from pipeline.language.dates.expression import Expression
from pipeline.language.dates.members import Member
from pipeline.language.dates.tokens import Tokens
from pipeline.language.dates.words import vocabulary

Names = Sequence[str]
"""The classes of the tokens that a rule matched, in order."""

Reader = Callable[[Tokens, Names, int, int], Expression | None]
"""A kind of rule: tokens, the classes of those that it matched, the first of them and the one after the last; gives
what they say, or None where they say nothing."""

RELATIVE = frozenset({"relative", "this", "latest", "nearest", "last_abbreviation", "open_year", "letter_b"})
"""The classes of words that count from the day of publication."""


def value(word: str) -> int:
    """Gives the value of a figure or a word."""
    return int(word) if word.isdecimal() else vocabulary().words.get(word, ("", 0))[1]


def values(tokens: Tokens, names: Names, begin: int, wanted: Set[str]) -> list[int]:
    """Gives the values of the tokens of some classes; `names` are those of the tokens from `begin` on."""
    return [value(tokens.word(index)) for index, name in enumerate(names, begin) if name in wanted]


def relative(tokens: Tokens, names: Names, begin: int) -> int:
    """Gives the distance that a word such as "ubiegły" or "br." tells, 0 where there is none."""
    return next(iter(values(tokens, names, begin, RELATIVE)), 0)


def whole(tokens: Tokens, begin: int, stop: int) -> Expression:
    """Gives an expression that stands where the tokens do and says nothing yet."""
    return Expression(tokens.start(begin), tokens.end(stop - 1))


def places_of(found: Sequence[Member]) -> tuple[tuple[int, int], ...]:
    """Gives where each single date stands."""
    return tuple((member.start, member.end) for member in found)
