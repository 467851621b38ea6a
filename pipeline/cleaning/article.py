"""What travels out of this room: the article, cleaned of its page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


class CleaningError(ValueError):
    """The content holds no Polish article; the message is one sentence that says why."""


@dataclass(frozen=True)
class Article:
    """A press release as an editor would see it.

    text: headline and body, NFC. Paragraphs stand apart by an empty line, a list's items on lines of their own that
        begin with "- " or their number, two spaces deeper for each level; a table's rows are lines with " | " between
        the cells. Every offset of every record counts Unicode characters of this text.
    title: the headline, or None.
    published: the day that the page itself gives, or None; never the day of a crawl.
    language: ISO 639-1 code.
    """

    text: str
    title: str | None = None
    published: date | None = None
    author: str | None = None
    language: str = "pl"
    url: str | None = None
