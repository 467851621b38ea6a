"""What travels out of this room: a document as it was found, or why one could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal


@dataclass(frozen=True)
class RawDocument:
    """A press release as it was found, before anything is read into it.

    content: the bytes as they are, in whatever encoding.
    source: how the user finds it again: the path as given, or the address.
    media: what the name or the sender says that it is.
    url, title, published, retrieved: what is known beside the content; None where nothing is.
    charset: the encoding that the sender of the content names, right or wrong; None where nobody does.
    """

    content: bytes
    source: str
    media: Literal["html", "text"]
    url: str | None = None
    title: str | None = None
    published: date | None = None
    retrieved: datetime | None = None
    charset: str | None = None


@dataclass(frozen=True)
class Failure:
    """A source that gave no records: its name, the stage that stopped it, and a sentence that says what to do."""

    source: str
    stage: Literal["sources", "gazetteer", "cleaning", "language", "records", "outputs"]
    error: str
