"""A page or a text file to an article: the room's one entrance."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from pipeline.cleaning import language, mixed, opening, plain
from pipeline.cleaning.article import Article, CleaningError
from pipeline.cleaning.characters import tidy
from pipeline.cleaning.encoding import decode
from pipeline.cleaning.main_text import key
from pipeline.cleaning.page import Page, read
from pipeline.cleaning.plain_day import plain_day

LEAST = 20
"""Words below which a page holds no article: a menu, a notice, a page that needs JavaScript."""

WORD = re.compile(r"[^\W\d_]{2,}")


def clean(
    page: bytes,
    url: str | None = None,
    *,
    media: Literal["html", "text"] = "html",
    title: str | None = None,
    published: date | None = None,
    charset: str | None = None,
) -> Article:
    """The article in page, the bytes of an HTML page or a text file.

    url, title, published: what is known from elsewhere, a feed for example; it goes before what the page says.
    charset: the encoding that its sender names, a Content-Type for example; what the bytes say goes before it.
    Raises CleaningError, whose message is one sentence, for what holds no article or none in Polish.
    """
    text = decode(page, charset)
    title = tidy(title).strip() or None if title else None
    found = read_text(text, title) if media == "text" else read(text, url=url, title=title)
    words = len(WORD.findall(found.body))
    if words < LEAST:
        raise CleaningError(f"holds no article: only {words} words of text were found")
    code = language.check(found.body)
    given = {"title": title, "published": published, "url": url}
    return Article(
        text=headed(found.body, found.title),
        title=found.title,
        published=published or found.published,
        author=found.author,
        language=code,
        url=url or found.url,
        lead=found.lead,
        modified=found.modified,
        publisher=found.publisher,
        captions=found.captions,
        origins={**found.origins, "language": "text", **{name: "given" for name, value in given.items() if value}},
    )


def read_text(text: str, title: str | None) -> Page:
    """The article of a text file; title is its headline where it is known from elsewhere."""
    whole = tidy(text)
    day = plain_day(whole)
    guessed, above = opening.headline(whole) if title is None else (None, 0)
    body = plain.plain("\n".join(whole.split("\n")[above:]))
    told = {"title": guessed, "published": day}
    return Page(
        mixed.polish_text(body), title or guessed, day, origins={name: "text" for name, value in told.items() if value}
    )


def headed(body: str, title: str | None) -> str:
    """The body under its headline, where it does not begin with it already."""
    if not title or key(body.split("\n", 1)[0]) == key(title):
        return body
    return f"{title}\n\n{body}"
