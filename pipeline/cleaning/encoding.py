"""Bytes to text, whatever the page says of its encoding."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Sequence

from pipeline.cleaning.article import CleaningError

MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.I)

HEAD = 8192

CENTRAL_EUROPEAN = ("cp1250", "iso8859-2")

POLISH = frozenset("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ„”–—…«»§°’")

SLIPS = frozenset("±¶Ľˇľš¦¬")
"""What the Polish letters of windows-1250 and ISO-8859-2 become when one is read as the other."""

CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")


def decode(content: bytes, charset: str | None = None) -> str:
    """The text of the bytes: Unicode with its marks, else what is declared if it is plausible, else what is likely.

    charset: what the sender of the bytes declares; it goes before what they say themselves, as in a browser.
    Raises CleaningError for what is no text.
    """
    if not content.strip():
        raise CleaningError("holds nothing")
    text = marked(content)
    if text is None:
        if content.count(0) > len(content) / 100:
            raise CleaningError("not text: it holds binary data")
        text = utf8(content)
    if text is None:
        text = single_byte(content, known([charset] if charset else []))
    text = text.replace("\0", "")
    if len(CONTROLS.findall(text)) > len(text) / 100:
        raise CleaningError("not text: it holds binary data")
    return repaired(text)


def marked(content: bytes) -> str | None:
    """The text of bytes that begin with the mark of a Unicode encoding, None without one."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, errors="replace")
    return None


def utf8(content: bytes) -> str | None:
    """The text where it is UTF-8, or was before a byte here and there was damaged; else None."""
    text = content.decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    if damaged == 0:
        # Two capitals of windows-1250 may make one letter of some other alphabet; all of a text's seldom do.
        others = [share(content.decode(name, errors="replace")) for name in CENTRAL_EUROPEAN]
        return None if share(text) == 0 and 1 in others else text
    sound = sum(not c.isascii() for c in text) - damaged
    return text if sound > 5 * damaged else None


def single_byte(content: bytes, told: Sequence[str] = ()) -> str:
    """The text in the encoding that makes the most of it: one told, one declared, windows-1250 or ISO-8859-2."""
    names = dict.fromkeys([*told, *declared(content), *CENTRAL_EUROPEAN])
    texts = [content.decode(name, errors="replace") for name in names]
    # max takes the first of equals: the declaration wins where nothing speaks against it.
    best = max(texts, key=plausibility)
    foreign = sum(not c.isascii() and c.isalpha() for c in best)
    if plausibility(best) < foreign / 2:
        from charset_normalizer import from_bytes

        guess = from_bytes(content[: 64 * HEAD]).best()
        if guess is not None:
            guessed = content.decode(guess.encoding, errors="replace")
            if plausibility(guessed) >= plausibility(best) + bool(told):
                return guessed
    return best


def declared(content: bytes) -> list[str]:
    """The encodings that the first bytes name, as Python names them, those that it does not know left out."""
    return known(name.decode("ascii") for name in DECLARED.findall(content[:HEAD]))


def known(names: Iterable[str]) -> list[str]:
    """Those of the names that are encodings of text, Unicode's aside, as Python names them."""
    found: list[str] = []
    for name in names:
        try:
            info = codecs.lookup(name)
        except (LookupError, ValueError):
            continue
        # utf8() has been tried, and codecs such as rot13 or base64 are no encodings of text.
        if info._is_text_encoding and not info.name.startswith(("utf", "idna", "punycode", "raw", "unicode", "undef")):
            found.append(info.name)
    return found


def plausibility(text: str) -> int:
    """How much the text looks like Polish: its letters, less what shows that it was read in the wrong encoding."""
    score = 0
    for c in text:
        if c.isascii():
            continue
        if c in POLISH:
            score += 1
        elif c == "\ufffd" or "\x80" <= c <= "\x9f":
            score -= 3
        elif c in SLIPS:
            score -= 1
    return score


def repaired(text: str) -> str:
    """The text with lines of UTF-8 that were once read as something else ("Å‚" for "ł") made good again."""
    import ftfy
    from ftfy.badness import is_bad

    if text.isascii() or not is_bad(text):
        return text
    return "\n".join(better(line, ftfy.fix_encoding(line)) if is_bad(line) else line for line in text.split("\n"))


def better(line: str, fixed: str) -> str:
    """The line or what was made of it, whichever has more of Polish: capitals in a row look broken but are not."""
    return fixed if share(fixed) > share(line) or fixed.isascii() else line


def share(text: str) -> float:
    """How much of what is not ASCII in the text is Polish, from 0 to 1; 0 where there is nothing."""
    others = [c for c in text if not c.isascii()]
    return sum(c in POLISH for c in others) / len(others) if others else 0.0
