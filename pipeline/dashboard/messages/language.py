"""A language of the pages: its messages, plurals, days and numbers."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal, format_percent

LANGUAGES = ("pl", "en")


@dataclass(frozen=True)
class Language:
    """code: "pl" or "en". messages: key -> text with {places}, or plural form -> text."""

    code: str
    messages: dict[str, Any] = field(repr=False)

    @property
    def _locale(self) -> Locale:
        return Locale.parse(self.code if self.code == "pl" else "en_GB")

    def __call__(self, key: str, /, **values: Any) -> str:
        """Gives the message of a key; the value n picks the plural form and stands as {n}. Raises KeyError."""
        message = self.messages[key]
        if isinstance(message, dict):
            form = self._locale.plural_form(values["n"])
            message = message.get(form, message["other"])
        if isinstance(values.get("n"), int):
            values["n"] = self.number(values["n"])
        return str(message).format(**values)

    def name(self, group: str, value: str | None) -> str:
        """Gives what a value of the records is called ("kind", "list intencyjny"); the value where it has no name."""
        return "" if value is None else str(self.messages.get(f"{group}.{value}", value))

    def number(self, value: float | None) -> str:
        """Gives a number with the language's separators."""
        return "" if value is None else str(format_decimal(value, locale=self._locale))

    def share(self, value: float | None) -> str:
        """Gives a share as per cent."""
        return "" if value is None else str(format_percent(value, locale=self._locale))

    def day(self, value: date | None) -> str:
        """Gives a day, "9 maj 2023"."""
        return "" if value is None else str(format_date(value, "medium", locale=self._locale))

    def month(self, value: date) -> str:
        """Gives a day's month, "maj 2023"."""
        return str(format_date(value, "LLLL y", locale=self._locale))

    def moment(self, value: str) -> str:
        """Gives a moment of ISO 8601, in UTC."""
        return str(format_datetime(datetime.fromisoformat(value), "d MMM y, HH:mm", locale=self._locale))


@cache
def language(code: str) -> Language:
    """Gives the language of a code; Polish for one that there is none of."""
    code = code if code in LANGUAGES else LANGUAGES[0]
    text = (files("pipeline.dashboard.messages") / f"{code}.toml").read_text(encoding="utf-8")
    return Language(code, tomllib.loads(text))
