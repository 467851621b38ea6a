"""What a request asks for: its body within the limits, as JSON or as the article's own bytes."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import Annotated, TypeVar

from fastapi import Query, Request
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from pipeline.service.posted import Given
from pipeline.service.refusal import RefusalError
from pipeline.service.settings import Settings
from pipeline.sources.naming import printable
from pipeline.sources.single import PAGES
from pipeline.sources.sizes import MEGABYTE

JSON = "application/json"

UNNAMED = "posted"
"""Stands in for the name of a file in what has neither source nor url."""

Day = Annotated[date, Field(strict=True)]
Text = Annotated[str, Field(max_length=2048)]


class Article(BaseModel):
    """An article: its text, or its HTML, or the address of its page alone, to be fetched where this is allowed."""

    model_config = ConfigDict(extra="forbid", title="Article")

    text: str | None = Field(None, description="plain text")
    html: str | None = Field(None, description="a page")
    url: Text | None = Field(None, description="address of the page; with neither text nor html it is fetched")
    source: Text | None = Field(None, description="what you know it by; stands in articles.source and in failures")
    title: Text | None = Field(None, description="headline, where it is known from elsewhere")
    published: Day | None = Field(None, description="day of publication, where it is known from elsewhere")

    @model_validator(mode="after")
    def _one_of_them(self) -> Article:
        if self.text is not None and self.html is not None:
            raise ValueError("give text or html, not both")
        if self.text is None and self.html is None and self.url is None:
            raise ValueError("give text, html or url")
        return self

    def given(self, source: str) -> Given:
        """The article that came with the request; source names it where it has no name."""
        content, name = (self.text, "article.txt") if self.html is None else (self.html, "article.html")
        assert content is not None
        # The mark says that it is UTF-8, whatever encoding the page once was in and still declares.
        marked = content.encode("utf-8-sig", "replace") if content.strip() else b""
        source = printable(self.source or self.url or source)
        return Given(marked, name, source, self.url, self.title, self.published)


class Batch(BaseModel):
    """Articles that are read as one run: who is who, and which events are the same, is told across them."""

    model_config = ConfigDict(extra="forbid")

    articles: list[Article] = Field(min_length=1)


class Known(BaseModel):
    """What is known of an article whose bytes are the body."""

    model_config = ConfigDict(extra="forbid")

    url: Text | None = Field(None, description="address of the page; for a body that is no JSON")
    source: Text | None = Field(None, description="what you know it by; for a body that is no JSON")
    title: Text | None = Field(None, description="headline; for a body that is no JSON")
    published: date | None = Field(None, description="day of publication; for a body that is no JSON")


class Options(BaseModel):
    """How articles are read."""

    model_config = ConfigDict(extra="forbid")

    reference: date | None = Field(None, description="the day that stands in where an article gives none of its own")
    min_confidence: float = Field(0.0, ge=0, le=1, description="agreements of less confidence are left out")


class Single(Known, Options):
    """What the address of a request for one article may hold."""


AskedOptions = Annotated[Options, Query()]
AskedSingle = Annotated[Single, Query()]

Model = TypeVar("Model", bound=BaseModel)


async def body(request: Request, settings: Settings) -> bytes:
    """The body of a request. Raises RefusalError where it is too large, too slow, or packed."""
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise RefusalError(415, "unsupported", "packed bodies are not read: send it without Content-Encoding")
    too_large = RefusalError(
        413, "too_large", f"the body is larger than {settings.largest / MEGABYTE:.3g} MB, which is the limit"
    )
    length = request.headers.get("content-length", "")
    if length.isdecimal() and int(length) > settings.largest:
        raise too_large
    read = bytearray()
    try:
        async with asyncio.timeout(settings.seconds):
            async for part in request.stream():
                read += part
                if len(read) > settings.largest:
                    raise too_large
    except TimeoutError:
        raise RefusalError(408, "timeout", f"the body did not come within {settings.seconds:g} seconds") from None
    return bytes(read)


def kind(request: Request) -> str:
    """The content type of a request without its parameters."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


def parsed(model: type[Model], content: bytes) -> Model:
    """The JSON of a body. Raises RefusalError for what is not of the form, with the first thing that is wrong."""
    try:
        return model.model_validate_json(content)
    except ValidationError as error:
        raise RefusalError(422, "bad_request", told(error.errors(include_url=False, include_input=False)[0])) from None


def told(error: object) -> str:
    """The sentence for one of pydantic's errors."""
    assert isinstance(error, dict)
    where = ".".join(str(part) for part in error["loc"] if part not in ("body", "query"))
    said = str(error["msg"]).removeprefix("Value error, ")
    return printable(f"{where}: {said}" if where else said)[:300]


def one(request: Request, content: bytes, known: Single) -> Given | Article:
    """The one article of a request: as it came, or as an address to be fetched. Raises RefusalError."""
    sent = kind(request)
    if sent == JSON:
        if any(getattr(known, name) is not None for name in Known.model_fields):
            names = ", ".join(Known.model_fields)
            raise RefusalError(422, "bad_request", f"with JSON {names} stand in the body, not in the address")
        article = parsed(Article, content)
        return article if article.text is None and article.html is None else article.given(UNNAMED)
    if sent not in PAGES:
        kinds = ", ".join((JSON, *PAGES))
        raise RefusalError(
            415, "unsupported", f"Content-Type {sent or 'is missing and'} is not read: send one of {kinds}"
        )
    source = printable(known.source or known.url or UNNAMED)
    return Given(content, f"article{PAGES[sent]}", source, known.url, known.title, known.published)
