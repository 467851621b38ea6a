"""A site's news section: the articles that its pages link to, and the link to its next page."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

from courlan.filters import is_navigation_page, is_not_crawlable
from lxml import etree, html

from pipeline.sources.web.address import joined, same_site
from pipeline.sources.web.entry import Entry
from pipeline.sources.web.fetch import Page
from pipeline.sources.web.trouble import FetchError

HEADLINE = 4
"""Words from which a link's text is taken for a headline; "Czytaj więcej" and the names of menus have fewer."""

_AROUND = "ancestor::nav or ancestor::footer or ancestor::aside or ancestor::*[@role='navigation'] or ancestor::form"

_OTHER = re.compile(
    r"\.(?:jpe?g|png|gif|svg|webp|css|js|json|xml|rss|atom|ics|mp[34]|avi|mov|zip|rar|7z|xlsx?|pptx?|odt|ods|doc)$",
    re.I,
)


@cache
def _next_words() -> frozenset[str]:
    lines = files("pipeline.sources.web").joinpath("data", "next.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def read_section(page: Page, number: int) -> tuple[list[Entry], str | None]:
    """The articles that a page of a section links to, in its order, and the address of the next page or None.

    number: which page of the section it is, from 1. An article's link is one with a headline's length, in a heading or
    in an article's box, to the same site, outside menus; a page that is no HTML has none.
    """
    try:
        root: Any = html.document_fromstring(page.content, parser=html.HTMLParser(encoding=_encoding(page.content)))
    except (etree.LxmlError, ValueError, AssertionError):
        return [], None
    base = next(iter(root.xpath("//base/@href")), None)
    where = (_address(page.url, base) if base else None) or page.url
    following = _following(root, where, number)
    found = dict.fromkeys(
        url
        for link in root.xpath(f"//a[@href][not({_AROUND})]")
        if _is_headline(link) and (url := _address(where, link.get("href"))) is not None
        if _may_be_article(url, page.url) and url != following
    )
    return [Entry(url) for url in found], following


def _encoding(content: bytes) -> str | None:
    """UTF-8 where it is that; None lets the parser believe the page's own word."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _is_headline(link: html.HtmlElement) -> bool:
    text = _text(link)
    if len(text.split()) >= HEADLINE:
        return text.lower() not in _next_words()
    return bool(text) and bool(link.xpath("boolean(ancestor::h1|ancestor::h2|ancestor::h3|ancestor::h4|h2|h3|h4)"))


def _may_be_article(url: str, section: str) -> bool:
    path = url.partition("?")[0]
    return (
        same_site(url, section)
        and url != section
        and path.count("/") >= 3
        and (path.rstrip("/").count("/") > 2 or "?" in url)
        and not _OTHER.search(path)
        and not is_not_crawlable(url)
        and not is_navigation_page(url)
    )


def _following(root: html.HtmlElement, where: str, number: int) -> str | None:
    """The address of the page after this one: what is marked as such, is called so, or has its number."""
    marked = root.xpath("//link[@rel='next']/@href | //a[contains(concat(' ', @rel, ' '), ' next ')]/@href")
    links = root.xpath("//a[@href]")
    called = [link.get("href") for link in links if _names(link) & _next_words()]
    numbered = [link.get("href") for link in links if _text(link) == str(number + 1)]
    for href in (*marked, *called, *numbered):
        url = _address(where, href)
        if url is not None and same_site(url, where) and url != where:
            return url
    return None


def _names(link: html.HtmlElement) -> set[str]:
    return {" ".join(name.split()).lower() for name in (_text(link), link.get("aria-label", ""), link.get("title", ""))}


def _text(link: html.HtmlElement) -> str:
    return " ".join(str(link.text_content()).split())


def _address(where: str, href: str | None) -> str | None:
    try:
        return joined(where, href or "")
    except FetchError:
        return None
