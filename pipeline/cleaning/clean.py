"""A page or a text file to an article: the room's one entrance."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from pipeline.cleaning import language, opening, plain
from pipeline.cleaning.article import Article, CleaningError
from pipeline.cleaning.body import key
from pipeline.cleaning.characters import tidy
from pipeline.cleaning.encoding import decode
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
) -> Article:
    """The article in page, the bytes of an HTML page or a text file.

    url, title, published: what is known from elsewhere, a feed for example; it goes before what the page says.
    Raises CleaningError, whose message is one sentence, for what holds no article or none in Polish.
    """
    text = decode(page)
    title = tidy(title).strip() or None if title else None
    if media == "text":
        whole = tidy(text)
        day = plain_day(whole)
        guessed, above = opening.headline(whole)
        if title is None and guessed is not None:
            title, whole = guessed, "\n".join(whole.split("\n")[above:])
        found = Page(plain.plain(whole), title, day, None, None)
    else:
        found = read(text, url=url, title=title)
    words = len(WORD.findall(found.body))
    if words < LEAST:
        raise CleaningError(f"holds no article: only {words} words of text were found")
    code = language.check(found.body)
    return Article(
        text=headed(found.body, found.title),
        title=found.title,
        published=published or found.published,
        author=found.author,
        language=code,
        url=url or found.url,
    )


def headed(body: str, title: str | None) -> str:
    """The body under its headline, where it does not begin with it already."""
    if not title or key(body.split("\n", 1)[0]) == key(title):
        return body
    return f"{title}\n\n{body}"
