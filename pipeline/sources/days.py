"""The day in a value of a table, a feed or a mail's header."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from zoneinfo import ZoneInfo

_WARSAW = ZoneInfo("Europe/Warsaw")
_POLISH = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})\b")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_MILLISECONDS = 10**11


def day(value: Any) -> date | None:
    """The day in Poland that `value` means: a day, a time, ISO 8601, RFC 2822, 12.05.2023, or seconds since 1970.

    None for what is none of these. A time without a zone is taken as Polish.
    """
    try:
        moment = _moment(value)
    except (ValueError, TypeError, OverflowError, OSError):
        return None
    if isinstance(moment, datetime):
        return (moment if moment.tzinfo is None else moment.astimezone(_WARSAW)).date()
    return moment


def _moment(value: Any) -> date | None:
    match value:
        case bool() | None:
            return None
        case date():
            return value
        case int() | float():
            return datetime.fromtimestamp(value / 1000 if abs(value) >= _MILLISECONDS else value, UTC)
        case bytes():
            return _written(value.decode("utf-8", "replace"))
        case str():
            return _written(value)
        case _:
            return None


def _written(text: str) -> date | None:
    text = text.strip()
    if text.isdecimal() and len(text) >= 9:
        return _moment(int(text))
    if match := _POLISH.match(text):
        return date(int(match[3]), int(match[2]), int(match[1]))
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        if _ISO.match(text):
            return date.fromisoformat(text[:10])
        return parsedate_to_datetime(text)
