"""The language of a text, as far as it can be told."""

from __future__ import annotations

from pipeline.cleaning.article import CleaningError

LEAST = 12
"""Words below which no language is told apart from its neighbours."""

EXCERPT = 20_000

POLISH = frozenset("ąćęłńśźżĄĆĘŁŃŚŹŻ")

RARE = 0.02
"""The share of Polish letters up to which a text may be foreign with Polish names in it; Polish has 0.07."""

NAMES = {
    "en": "English",
    "de": "German",
    "cs": "Czech",
    "sk": "Slovak",
    "uk": "Ukrainian",
    "ru": "Russian",
    "fr": "French",
    "es": "Spanish",
    "it": "Italian",
    "lt": "Lithuanian",
    "be": "Belarusian",
    "pt": "Portuguese",
    "nl": "Dutch",
    "sv": "Swedish",
    "hu": "Hungarian",
    "ro": "Romanian",
    "hr": "Croatian",
    "sl": "Slovenian",
    "bg": "Bulgarian",
    "lv": "Latvian",
}


def check(text: str) -> str:
    """The code "pl" for a text in Polish, or too short to tell. Raises CleaningError for a text in another language."""
    if len(text.split()) < LEAST:
        return "pl"
    # Loading it takes a second, which a run that only shows its help should not wait for.
    import py3langid

    excerpt = text[:EXCERPT].lower()
    code, _ = py3langid.classify(excerpt)
    if code != "pl" and not any(py3langid.classify(part)[0] == "pl" for part in halves(excerpt)):
        name = NAMES.get(code)
        raise CleaningError(f"not in Polish but in {name} ({code})" if name else f"not in Polish but in '{code}'")
    return "pl"


def is_foreign(text: str) -> bool | None:
    """True for a paragraph in another language, False for one in Polish, None where that is not to be told.

    In another language the detector says so, and Polish letters are as rare as in names.
    """
    import py3langid

    letters = sum(c.isalpha() for c in text)
    if sum(c in POLISH for c in text) > RARE * letters:
        return False
    code, _ = py3langid.classify(text.lower())
    return code in NAMES if code == "pl" or code in NAMES else None


def halves(text: str) -> tuple[str, str]:
    """The text in two halves: an article that goes on in a second language is one, a line of Polish in it is not."""
    words = text.split()
    return " ".join(words[: len(words) // 2]), " ".join(words[len(words) // 2 :])
