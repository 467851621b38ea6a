"""What only looks like a date or a time, told by the words around it: "ul. 3 Maja", "2023 miejsc", "3:20 w setach"."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.language.dates.figures import classified
from pipeline.language.dates.tokens import Tokens
from pipeline.language.dates.words import vocabulary
from pipeline.language.dictionary import readings

_BETWEEN = frozenset({".", ":", "(", "„", '"'})
_FIGURES = frozenset(
    {"day", "small", "year", "clock", "clock_dot", "day_month", "date", "date_short", "month_year", "number"}
)
_NEAR = 6
_TWO_DIGITS = 2
_UNITS = frozenset({"day_noun", "week", "month_noun", "year_noun"})
_ABBREVIATION = 4
_ENDS = frozenset({".", "!", "?", "\n", ""})
_YEAR_BEFORE = frozenset(
    ["w", "we", "od", "do", "z", "ze", "po", "przed", "roku", "lata", "latach", "lat", "l", "ur", "zm"]
)


def _before(tokens: Tokens, begin: int) -> str:
    """Gives the last word before a token, over signs."""
    index = begin - 1
    while index >= 0 and tokens.word(index) in _BETWEEN:
        index -= 1
    return tokens.word(index)


def _counted(word: str) -> bool:
    """Tells whether a word can be what a number before it counts: a unit, or a noun or adjective in the plural."""
    if not word or not word[0].isalpha():
        return word[:1] in {"%", "°", "€", "$"}
    if word.lower() in vocabulary().quantity:
        return True
    if not word.islower():
        return False
    found = [reading for reading in readings(word) if reading.nominal or reading.adjectival]
    oblique = any("pl" in reading.numbers and reading.cases & {"gen", "loc", "dat", "inst"} for reading in found)
    return oblique and not any("sg" in reading.numbers and "nom" in reading.cases for reading in found)


def _year(tokens: Tokens, names: Sequence[str], begin: int, stop: int) -> bool:
    """Tells whether a year without "r." or "roku" is one: "w 2007, ...", "(1999)", "1999–2001"."""
    before, after = tokens.word(begin - 1), tokens.word(stop)
    if _counted(after):
        return False
    # An abbreviation's full stop ends no sentence: "ok. 1400 Małych Sióstr".
    ends = before in _ENDS and len(tokens.word(begin - 2)) > _ABBREVIATION
    if before == ".":
        before = tokens.word(begin - 2)
    if len(names) > 1:
        return names[1] == "dash" or before.lower() in _YEAR_BEFORE
    if before.lower() in _YEAR_BEFORE:
        return not (after.isdecimal() and len(after) == 3)
    if after == ")":  # "(Kraków 1996)", "(wydanie drugie, 1981)"
        return before in {"(", ","} or before[:1].isupper()
    if ends and after[:1].isupper():  # "1879 Zamknięcie hut."
        return True
    return before == "(" and after in {";", ","}


def beside_a_name(tokens: Tokens, index: int) -> bool:
    """Tells whether a year closes a phrase ("Euro 2012,", "Warszawa 2001."): a date, but it says nothing of when.

    Such a year names an edition or an imprint, so that nothing that happens is dated by it.
    """
    before, after = tokens.word(index - 1), tokens.word(index + 1)
    likely = _FIRST_YEAR <= int(tokens.word(index)) <= _LAST_YEAR
    word = len(before) > _SHORT_WORD and before.isalpha() and before.lower() not in vocabulary().not_date
    counted = any(r.pos in {"num", "prep", "conj", "comp", "adv"} for r in readings(before.lower())) if word else True
    glued = after[:1] == "," and tokens.word(index + 2)[:1].isdecimal()
    return likely and word and not counted and not glued and after in _CLOSING


_FIRST_YEAR, _LAST_YEAR = 1800, 2035
_SHORT_WORD = 2
_CLOSING = frozenset({",", ".", ";", ":", ")", "(", "\n", "”", '"', ""})


def _once(word: str) -> bool:
    """Tells whether a weekday after "w" is a single one: in the accusative singular."""
    return any("sg" in reading.numbers and "acc" in reading.cases for reading in readings(word.lower()))


def _nowadays(tokens: Tokens, begin: int) -> bool:
    """Tells whether "dziś" or "jutro" is a time in general: "do dziś", "obawa o jutro", "lepsze jutro"."""
    before = tokens.word(begin - 1).lower()
    neuter = any(
        reading.adjectival and "sg" in reading.numbers and "n" in reading.genders and "acc" in reading.cases
        for reading in readings(before)
    )
    return before in {"do", "o"} or neuter


def _before_christ(tokens: Tokens, stop: int) -> bool:
    """Tells whether "p.n.e." follows: years that the product's values do not reach."""
    words = [word for word in (tokens.word(index).lower() for index in range(stop - 1, stop + 6)) if word != "."]
    return words[:3] == ["p", "n", "e"] or words[1:4] == ["p", "n", "e"]


def is_one(tokens: Tokens, kind: str, names: Sequence[str], begin: int, stop: int) -> bool:
    """Tells whether what a rule matched is a date or a time, judged by the words around it."""
    first, last = names[0], names[-1]
    before = _before(tokens, begin).lower()
    if before in vocabulary().not_date and first in _FIGURES | {"roman", "roman_big"}:
        return False
    if _before_christ(tokens, stop):
        return False
    if kind == "time":
        return _time(tokens, names, begin, stop)
    if kind == "years" and not {"year_noun", "year_abbreviation", "years_noun", "years_abbreviation"} & set(names):
        return first in {"number", "thousand", "thousandth"} or _year(tokens, names, begin, stop)
    if first == "day" and last == "month" and tokens.word(begin - 1) == "-":
        return not tokens.word(begin - 2)[:1].isdecimal()
    if names[0] == "apostrophe":
        return len(tokens.word(stop - 1)) == _TWO_DIGITS and not tokens.word(stop).startswith(("'", "’"))
    if kind == "short_year":
        return tokens.word(stop).lower() not in vocabulary().year_of
    if kind == "year" and first == "this":  # "ten rok" is the one that was told of before
        return tokens.word(begin).lower() != "ten"
    if kind == "ago" and last == "ago":
        counted = first not in _UNITS or tokens.word(begin).lower() in vocabulary().one
        more = first == "half_of" and tokens.word(begin - 1).lower() == "i"  # "dwa i pół roku temu"
        return counted and not more and not tokens.word(begin - 1).isdecimal()
    if kind == "weekday" and first == "weekday":  # "w środy" is every week
        return all(_once(tokens.word(i)) for i, name in enumerate(names, begin) if name == "weekday")
    if kind == "today" and first == "today":
        return not _nowadays(tokens, begin)
    if kind == "ago" and first == "before" and len(names) == 2:
        return not tokens.word(stop)[:1].isdecimal()
    if kind == "calendar" and names == ["day_month", "dot"]:
        return tokens.word(stop).islower()
    if kind == "calendar" and names == ["month_year"]:
        return tokens.word(begin - 1).lower() in _YEAR_BEFORE
    return True


def _scores(tokens: Tokens, begin: int, stop: int) -> bool:
    """Tells whether hours with a colon are a score, a scale or a verse: told by a word or by figures beside them."""
    near = [tokens.word(index) for index in range(begin - _NEAR, stop + _NEAR)]
    told = any(vocabulary().words.get(word, ("", 0))[0] == "score" for word in near[:_NEAR])
    figures = [word for word in near if ":" in word[1:-1]]
    verse = tokens.word(stop) in {"-", "–"} and tokens.word(stop + 1).isdecimal()
    return told or verse or any(classified(word) != "clock" for word in figures)


def _time(tokens: Tokens, names: Sequence[str], begin: int, stop: int) -> bool:
    before, after = tokens.word(begin - 1), tokens.word(stop)
    if after.lower() in vocabulary().quantity or after[:1] in {"%", "°"}:
        return False
    if names[0] in {"hours", "hour_short"}:  # "24 godziny 7 dni w tygodniu", "1 godz. 15 min"
        counted = vocabulary().words.get(before, ("", 0))[0] in {"number", "tens", "ordinal"}
        return not before.isdecimal() and not counted
    if names[0] == "clock":
        return not _scores(tokens, begin, stop)
    if set(names) <= {"hour_ordinal", "hour_tens"}:
        if tokens.word(stop - 1).endswith("ą") and before.lower() == "o":  # "o drugą szarlotkę"
            return False
        if after.islower():
            return not any(
                (reading.nominal or reading.adjectival)
                and "f" in reading.genders
                and reading.cases & {"loc", "gen", "dat"}
                for reading in readings(after)
            )
    return True


def may_be(tokens: Tokens, names: Sequence[str], begin: int, stop: int) -> bool:
    """Tells whether a date or time that a model found and the grammar did not can be one, as far as its figures go."""
    words = [tokens.word(index) for index in range(begin, stop)]
    kinds = {name for name in names if name not in {"dot", "comma", "dash", "open", "close"}}
    if any(word[:1].isdecimal() and name == "" for word, name in zip(words, names, strict=True)):
        return False
    if tokens.word(stop) == "-" and "roman_big" in kinds:  # "XVII-wieczny"
        return False
    if kinds <= {"hour", "hours", "hour_short", ""} and not any(word[:1].isdecimal() for word in words):
        return False
    if kinds == {"small"} or kinds == {"day"}:
        return tokens.word(begin - 1) in {"'", "’"}
    if kinds & {"year_noun", "years_noun"} and kinds <= _OF_LIFE:
        return False
    if kinds <= {"day", "month_cap"} and _before(tokens, begin).lower() in vocabulary().not_date:
        return False
    if kinds == {"day_month"} and names[-1] != "dot":
        return False
    return not (kinds == {"year"} and _counted(tokens.word(stop)))


_OF_LIFE = frozenset({"day", "small", "roman", "ordinal", "tens", "year_noun", "years_noun"})
"""What "65. roku życia", "lat 12" and "studenci II roku" are made of."""
