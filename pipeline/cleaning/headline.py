"""The headline: what the page calls its article, without the name of the site."""

from __future__ import annotations

import re

from lxml import html

from pipeline.cleaning.characters import tidy
from pipeline.cleaning.lines import is_boilerplate, is_ending
from pipeline.cleaning.tree import SPACE, text_of

SEPARATOR = re.compile(r"\s+[|•·»›/]\s+|\s+::\s+|\s+[–—-]\s+|:\s+")

LETTERS = re.compile(r"[\W_]+")

LONGEST = 300


def headline(root: html.HtmlElement, known: str | None = None) -> str | None:
    """The headline of the page whose root this is, None where it has none; known is what its JSON-LD gives."""
    names = [line(name) for name in (known, meta(root, "og:title"), meta(root, "twitter:title")) if name]
    whole = line(" ".join(text_of(title) for title in root.xpath("//head//title")[:1]))
    headings = [text for text in (line(text_of(h)) for h in root.iter("h1", "h2", "h3")) if text]
    for name in names:
        for heading in headings:
            if key(heading) == key(name):
                return heading
    # Both the article's and the site's name may stand in headings; the site's is the shorter one.
    parts = {key(part) for name in [*names, whole] for part in beginnings(name)}
    matching = [heading for heading in headings if key(heading) in parts]
    if matching:
        return max(matching, key=len)
    site = meta(root, "og:site_name")
    main = [text for text in (line(text_of(h)) for h in root.iter("h1")) if sound(text)]
    tagged = [line(text_of(e)) for e in root.xpath("//*[@itemprop='headline' or @itemprop='name headline']")]
    marked = [text for text in tagged if sound(text)]
    if marked:
        return marked[0]
    if len(main) == 1 and len(main[0].split()) > 2 and not (site and key(main[0]) == key(site)):
        return main[0]
    if names:
        return without_site(names[0], site)
    second = [text for text in (line(text_of(h)) for h in root.iter("h2")) if sound(text)]
    long = [text for text in (*main, *second) if len(text.split()) > 2]
    if long:
        return long[0]
    return titled(root) or without_site(whole, site, guess=True) or None


def titled(root: html.HtmlElement) -> str | None:
    """The text of the element that pages without headings call the title by its class."""
    for element in root.xpath("//body//*[@class or @id]"):
        names = re.split(r"[\s_-]+", f"{element.get('class', '')} {element.get('id', '')}".lower())
        if {"tytul", "title", "naglowek", "headline"} & set(names):
            text = line(text_of(element))
            if sound(text) and len(text.split()) > 2:
                return text
    return None


def meta(root: html.HtmlElement, name: str) -> str | None:
    """The content of the meta element of that name or property."""
    values = root.xpath("//meta[@property=$name or @name=$name]/@content", name=name)
    return line(values[0]) or None if values else None


def line(text: str) -> str:
    """The text on one line."""
    return SPACE.sub(" ", tidy(text)).strip()


def key(text: str) -> str:
    """Only the letters and digits of the text, case aside."""
    return LETTERS.sub("", text).lower()


def sound(text: str) -> bool:
    """True for what may be a headline."""
    return 0 < len(text) <= LONGEST and not is_boilerplate(text) and not is_ending(text)


def beginnings(name: str) -> list[str]:
    """The name, and what is left of it when the site's name is taken from its end or its beginning."""
    cuts = list(SEPARATOR.finditer(name))
    return [name, *(name[: cut.start()] for cut in cuts), *(name[cut.end() :] for cut in cuts)] if name else []


def without_site(name: str, site: str | None, *, guess: bool = False) -> str:
    """The name without the site's at its end; without that known, a guess takes what stands behind the last bar."""
    cuts = list(SEPARATOR.finditer(name))
    for cut in cuts:
        if site and key(name[cut.end() :]) == key(site):
            return name[: cut.start()]
    if cuts and (guess or "|" in cuts[-1].group()):
        return name[: cuts[-1].start()]
    return name
