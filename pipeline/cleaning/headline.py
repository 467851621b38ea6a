"""The headline: what the page calls its article, without the name of the site."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import html

from pipeline.cleaning.blocks import Block
from pipeline.cleaning.lines import is_boilerplate, is_ending
from pipeline.cleaning.told import Told, line, meta, metas
from pipeline.cleaning.tree import text_of

SEPARATOR = re.compile(r"\s+[|•·»›/]\s+|\s+::\s+|\s+[–—-]\s+|:\s+")

LETTERS = re.compile(r"[\W_]+")

LONGEST = 300

PROSE = 60
"""Characters from which on a block is a sentence of the article, above which its headline stands."""

LINKED = 0.5
"""The share of links from which on a line is a way to somewhere else and no headline."""


def headline(root: html.HtmlElement, known: str | None = None, blocks: Sequence[Block] = ()) -> Told | None:
    """The headline of the page whose root this is, None where it has none.

    known: what its JSON-LD gives. blocks: those of the page before anything is taken away.
    """
    names = [
        *([Told(line(known), "json-ld")] if known and line(known) else []),
        *metas(root, "og:title", "twitter:title"),
    ]
    whole = line(" ".join(text_of(title) for title in root.xpath("//head//title")[:1]))
    headings = [text for text in (line(text_of(h)) for h in root.iter("h1", "h2", "h3")) if text]
    for name in names:
        for heading in headings:
            if key(heading) == key(name.value):
                return Told(heading, name.origin)
    # Both the article's and the site's name may stand in headings, and a section's between them.
    parts = {key(part) for name in [*(told.value for told in names), whole] for part in beginnings(name)}
    matching = [heading for heading in headings if key(heading) in parts]
    if matching:
        # The only heading may be the site's name, the headline a line of its own.
        lines = [block.text for block in blocks if key(block.text) in parts]
        return Told(nearest(blocks, [*matching, *lines]) or max(matching, key=len), "page")
    site = meta(root, "og:site_name")
    main = [text for text in (line(text_of(h)) for h in root.iter("h1")) if sound(text)]
    tagged = [line(text_of(e)) for e in root.xpath("//*[@itemprop='headline' or @itemprop='name headline']")]
    marked = [text for text in tagged if sound(text)]
    if marked:
        return Told(marked[0], "microdata")
    if len(main) == 1 and len(main[0].split()) > 2 and not (site and key(main[0]) == key(site)):
        return Told(main[0], "page")
    if names:
        return Told(without_site(names[0].value, site), names[0].origin)
    second = [text for text in (line(text_of(h)) for h in root.iter("h2")) if sound(text)]
    long = [text for text in (*main, *second) if len(text.split()) > 2]
    if long:
        return Told(long[0], "page")
    lines = [block.text for block in blocks if key(block.text) in parts]
    last = nearest(blocks, lines) or titled(root) or without_site(whole, site, guess=True)
    return Told(last, "page") if last else None


def nearest(blocks: Sequence[Block], lines: Sequence[str]) -> str | None:
    """Of several lines the one that stands last above the article's first sentence, links aside."""
    wanted = {key(text): text for text in lines if len(text.split()) > 1}
    found = None
    for block in blocks:
        own = key(block.text)
        if own in wanted and block.linked < LINKED and sound(block.text):
            found = wanted[own]
        elif found and len(block.text) >= PROSE and block.linked < LINKED and block.kind in ("paragraph", "line"):
            break
    return found


def titled(root: html.HtmlElement) -> str | None:
    """The text of the element that pages without headings call the title by its class."""
    for element in root.xpath("//body//*[@class or @id]"):
        names = re.split(r"[\s_-]+", f"{element.get('class', '')} {element.get('id', '')}".lower())
        if {"tytul", "title", "naglowek", "headline"} & set(names):
            text = line(text_of(element))
            if sound(text) and len(text.split()) > 2:
                return text
    return None


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
