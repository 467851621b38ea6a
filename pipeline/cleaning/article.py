"""What travels out of this room: the article, cleaned of its page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
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
    lead: the paragraph that the page sets apart as the article's summary, or None; it stands in the text as well.
    published: the day that the page itself gives, or None; never the day of a crawl. modified: the day of its last
        change, where it gives one. author: a person's or a desk's name, never that of an account ("admin").
    publisher: the organisation whose page it is. language: ISO 639-1 code. url: what the page calls its own address.
    captions: those of the photographs, with their credits; they stand in no text.
    origins: name of a field -> where its value comes from: "given" (by whoever called), "json-ld", "opengraph",
        "meta", "microdata", "link" (rel=canonical), "page" (its own words), "address", "text".
    """

    text: str
    title: str | None = None
    published: date | None = None
    author: str | None = None
    language: str = "pl"
    url: str | None = None
    lead: str | None = None
    modified: date | None = None
    publisher: str | None = None
    captions: tuple[str, ...] = ()
    origins: Mapping[str, str] = field(default_factory=dict)
