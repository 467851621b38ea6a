"""Characters as the records count them: composed, with one kind of space, without the invisible ones."""

from __future__ import annotations

import html
import re
import unicodedata

SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")

INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
    "\ud800-\udfff\ufff9-\ufffb]"
)

# What "&#150;" meant to its author: HTML gives the numbers of the C1 controls the characters of windows-1252.
C1 = {n: bytes([n]).decode("cp1252", errors="ignore") for n in range(0x80, 0xA0)}

# Word's bullets come from the fonts Symbol and Wingdings, whose characters stand in the private use area.
BULLETS = dict.fromkeys((61623, 61607, 61608, 61656, 61692, 61558), "•")

NEWLINES = re.compile("\r\n|[\r\x0b\x0c\u2028\u2029]")

TABLE = {**C1, **BULLETS}

LIGATURES = re.compile("[\ufb00-\ufb06]")
"""Those of letters that a PDF's fonts draw as one: "oﬁara"."""

ESCAPED = re.compile(
    r"&(?:[a-z](?:acute|ogon|dot|caron|strok|uml|grave|circ|cedil)|nbsp|shy|[nm]dash|[bl]dquo|rdquo|[lr]squo|hellip|bull|"
    r"quot|laquo|raquo|#\d{2,5}|#x[0-9a-f]{2,4});",
    re.I,
)
"""Entities of letters and signs that an editor sees where a system escaped them twice; never those of markup."""


def tidy(text: str) -> str:
    """The text in NFC with plain spaces and line ends, and without soft hyphens, ligatures, zero-width and control
    characters."""
    if text.isascii() and text.isprintable():
        return text
    text = NEWLINES.sub("\n", text)
    text = SPACES.sub(" ", text.translate(TABLE))
    if LIGATURES.search(text):
        from ftfy.fixes import fix_latin_ligatures

        text = fix_latin_ligatures(text)
    return unicodedata.normalize("NFC", INVISIBLE.sub("", text))


def seen(text: str) -> str:
    """The same for text that has come out of its markup: what was escaped twice ("&amp;oacute;") is made good too."""
    return tidy(ESCAPED.sub(lambda match: html.unescape(match.group()), text) if "&" in text else text)
