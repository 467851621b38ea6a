"""What is posted, on its way to a worker: bytes that came with a request, or a page that was fetched for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from pipeline.sources import Failure, RawDocument
from pipeline.sources.single import single
from pipeline.sources.web import Web
from pipeline.sources.web.entry import Entry
from pipeline.sources.web.fetch import Fetcher, Page
from pipeline.sources.web.read import documents


@dataclass(frozen=True)
class Given:
    """An article that came with a request.

    name: as of its file, whose suffix says what it is. url, title, published: what is known besides.
    """

    content: bytes
    name: str
    source: str
    url: str | None = None
    title: str | None = None
    published: date | None = None

    def document(self) -> RawDocument | Failure:
        """What a worker reads."""
        return single(self.name, self.content, self.source, url=self.url, title=self.title, published=self.published)


@dataclass(frozen=True)
class Fetched:
    """A page that was fetched for a request, and what is known of it besides."""

    page: Page
    source: str
    title: str | None = None
    published: date | None = None

    def document(self) -> RawDocument | Failure:
        """What a worker reads; Word and PDF are opened by it as well."""
        entry = Entry(self.page.url, self.title, self.published)
        return replace(next(documents(self.page, entry, Fetcher(Web()))), source=self.source)


Posted = Given | Fetched
