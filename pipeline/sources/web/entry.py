"""What a feed, a sitemap or a section tells of a page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Entry:
    """A page that is told of: its address, and what is told besides.

    mark: what changes when the page does (the time of its last change), None where nothing is told.
    """

    url: str
    title: str | None = None
    published: date | None = None
    mark: str | None = None
