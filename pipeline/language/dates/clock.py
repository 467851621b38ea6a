"""Times of day: "o godz. 11.00", "w godz. 8.00–16.00", "o dziewiątej trzydzieści", "wpół do ósmej"."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.language.dates import figures
from pipeline.language.dates.expression import Expression
from pipeline.language.dates.members import LIST
from pipeline.language.dates.tokens import Tokens
from pipeline.language.dates.words import vocabulary

_FIGURES = frozenset({"clock", "clock_dot", "day_month", "day", "small"})
_HALF, _QUARTER = 30, 15


def _parts(
    tokens: Tokens, names: Sequence[str], begin: int
) -> tuple[list[tuple[int, int] | None], list[tuple[int, int]], int]:
    """Gives the times that tokens name, where each stands, and the hours that a part of the day adds to them."""
    times: list[tuple[int, int] | None] = []
    places: list[tuple[int, int]] = []
    added, start, tens = 0, -1, False
    for index, name in enumerate(names, begin):
        word = tokens.word(index)
        value = vocabulary().words.get(word, ("", 0))[1]
        where = (tokens.start(index) if start < 0 else start, tokens.end(index))
        if name in {"hour", "hours", "hour_short"}:
            start = tokens.start(index)
            continue
        if name in _FIGURES:
            times.append(figures.clock(word))
        elif name in {"hour_tens", "midnight"} or (name == "hour_ordinal" and not tens):
            times.append((value, 0))
        elif name == "hour_ordinal" or name == "number":
            last = times[-1]
            if last is not None:
                times[-1] = (last[0] + value, 0) if name == "hour_ordinal" else (last[0], last[1] + value)
            where = (places.pop()[0], tokens.end(index))
        elif name in {"morning", "evening"} and places:
            added = value
            where = (places.pop()[0], tokens.end(index))
        else:
            continue
        tens = name == "hour_tens"
        places.append(where)
        start = -1
    return times, places, added


def _later(time: tuple[int, int], hours: int) -> tuple[int, int]:
    return (time[0] + hours, time[1]) if time[0] < 12 else time


def time(tokens: Tokens, names: Sequence[str], begin: int, stop: int) -> Expression | None:
    """Gives the time or the span of time that the tokens name; None where they name none ("godz. 30")."""
    times, places, added = _parts(tokens, names, begin)
    if not times or any(one is None or one[0] > 24 or one[1] > 59 for one in times):
        return None
    found = tuple(_later(one, added) for one in times if one is not None)
    start = places[0][0]
    return Expression(start, tokens.end(stop - 1), times=found, several=bool(LIST & set(names)), parts=tuple(places))


def half_hour(tokens: Tokens, names: Sequence[str], begin: int, stop: int) -> Expression | None:
    """Gives "wpół do ósmej" (7:30) and "kwadrans po ósmej" (8:15)."""
    times, _, added = _parts(tokens, names, begin)
    if len(times) != 1 or times[0] is None:
        return None
    hour = _later(times[0], added)[0]
    found = ((hour - 1) % 24, _HALF) if "half_to" in names else (hour, _QUARTER)
    start, end = tokens.start(begin), tokens.end(stop - 1)
    return Expression(start, end, times=(found,), parts=((start, end),))


def noon(tokens: Tokens, names: Sequence[str], begin: int, stop: int) -> Expression:
    """Gives noon and midnight."""
    start, end = tokens.start(begin), tokens.end(stop - 1)
    hour = vocabulary().words[tokens.word(begin)][1]
    return Expression(start, end, times=((hour, 0),), parts=((start, end),))
