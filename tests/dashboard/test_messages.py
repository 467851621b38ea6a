"""Both languages say everything, and with the same values in it."""

from __future__ import annotations

import re
from datetime import date
from importlib.resources import files
from typing import Any

import pytest

from pipeline.dashboard.messages import language

PLACES = re.compile(r"\{(\w+)\}")


def _places(message: Any) -> set[str]:
    texts = message.values() if isinstance(message, dict) else [message]
    return {place for text in texts for place in PLACES.findall(text)}


def test_the_languages_have_the_same_messages_with_the_same_places() -> None:
    polish, english = language("pl").messages, language("en").messages
    assert polish.keys() == english.keys()
    assert {key: _places(message) for key, message in polish.items()} == {
        key: _places(message) for key, message in english.items()
    }


def test_templates_ask_only_for_messages_that_there_are() -> None:
    asked: set[str] = set()
    for template in (files("pipeline.dashboard") / "templates").iterdir():
        asked |= set(re.findall(r"""say\(["']([\w.]+)["'](?! *~)""", template.read_text(encoding="utf-8")))
    assert len(asked) > 80
    assert asked <= language("pl").messages.keys()


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, "0 porozumień"), (1, "1 porozumienie"), (3, "3 porozumienia"), (12, "12 porozumień"), (22, "22 porozumienia")],
)
def test_polish_plurals(number: int, text: str) -> None:
    assert language("pl")("events", n=number) == text


def test_days_and_numbers_are_the_languages_own() -> None:
    assert language("pl").day(date(2023, 5, 9)) == "9 maj 2023"
    assert language("en").day(date(2023, 5, 9)) == "9 May 2023"
    assert language("pl").share(0.95) == "95%"
    assert language("de").code == "pl"
