"""Who wrote the page, as it says itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import html

from pipeline.cleaning.blocks import Block
from pipeline.cleaning.days import days
from pipeline.cleaning.linked import Linked
from pipeline.cleaning.main_text import key
from pipeline.cleaning.phrases import pattern
from pipeline.cleaning.told import Told, items, labelled, line, meta, metas
from pipeline.cleaning.tree import text_of

LONGEST = 120

LONGEST_LINE = 400
"""Characters above which nothing is a line that names an author, whatever calls it one."""

SIGNATURE = 60
"""Characters of a line that holds a name and what stands before it, and no more."""

LABEL = re.compile(r"^(?:autor(?:ka|zy)?|tekst|przez|by|written by)\s*:?\s+|^(?:autor|tekst)\s?:\s*", re.I)

BYLINE = re.compile(
    r"(?:^|[-_])(?:authors?|autor(?:zy)?|byline|username|vcard|created-?by)(?:[-_]+(?:name|link|text))*$|^author(?:Name|Link)$",
    re.I,
)

PROFILE = re.compile(r"/(?:authors?|autor(?:zy)?|users?|redakcja|ludzie)/", re.I)

ELSEWHERE = re.compile(r"(?:comment|komentarz|related|podobne|powi[aą]zane)", re.I)

WRITTEN = re.compile(r"napisane przez|written by|autor(?:ka)?|author", re.I)

BEHIND = re.compile(r"\s+(?:w|dnia|on)\s+(?:(?:pon|wt|śr|czw|pt|sob|niedz|ndz)\w*\.?,?\s*)?$", re.I)

CREDIT = re.compile(r"\s*[,;|/(–—-]*\s*\b(?:fot|foto|zdj|zdjęcia|grafika|źródło)\b.*$", re.I)

MAIL = re.compile(r"[<(\[]?\b[\w.+-]{1,64}@[\w.-]{1,200}\b[>)\]]?")

PERSON = re.compile(r"(?:(?![a-ząćęłńóśźż\d_])\w[\w.’-]*\s*){1,4}")


def author(
    root: html.HtmlElement, data: Linked, blocks: Sequence[Block] = (), publisher: str | None = None
) -> Told | None:
    """The author that the page names, in its data or in a line of its own; never an account such as "admin".

    publisher: whose page it is; it is its author only where nobody else is named.
    """
    found = None
    for told in authors(root, data, blocks):
        if len(told.value) > LONGEST_LINE:
            continue
        name = ", ".join(filter(None, map(_person, _plain(told.value).split(", "))))
        if not name or len(name) > LONGEST or "://" in name:
            continue
        if publisher is None or key(name) != key(publisher):
            return Told(name, told.origin)
        found = found or Told(name, told.origin)
    return found


def _plain(value: str) -> str:
    """What names the author, without the label before it, and the day, address and photographer behind."""
    name = line(value)
    match = pattern("authors").match(name)
    if match and (name[match.end() :].lstrip().startswith(":") or match.group().lower().endswith("przez")):
        name = name[match.end() :].lstrip(" :")
    name = MAIL.sub("", CREDIT.sub("", LABEL.sub("", name))).strip(" ,|")
    found = next(days(name), None)
    return BEHIND.sub("", name[: found[1]]).strip(" ,|-–•") if found is not None else name


def _person(name: str) -> str:
    """The name, "" where it is that of an account or no name at all."""
    login = name.islower() and " " not in name and name != "redakcja"
    label = pattern("published").fullmatch(name) or pattern("accounts").fullmatch(name)
    return "" if login or label else name


def authors(root: html.HtmlElement, data: Linked, blocks: Sequence[Block]) -> Iterator[Told]:
    """Whatever the page gives for an author, the surest first."""
    if data.author:
        yield Told(data.author, "json-ld")
    yield from metas(root, "author", "article:author", "dc.creator", "DC.creator", "DC.Creator", "dcterms.creator")
    for number in (1, 2):  # what Yoast writes for those who share the page
        if WRITTEN.fullmatch(meta(root, f"twitter:label{number}") or ""):
            yield from metas(root, f"twitter:data{number}")
    yield from items(root, "author", "creator")
    for element in root.xpath("//*[contains(concat(' ', normalize-space(@rel), ' '), ' author ')]"):
        if not _elsewhere(element):
            yield Told(text_of(element), "page")
    yield from _bylines(root)
    yield from labelled(blocks, "authors")
    yield from _signed(blocks)


def _bylines(root: html.HtmlElement) -> Iterator[Told]:
    """What stands in elements whose class says that it is an author: the link to who it is, or all of a short one."""
    for element in root.xpath("//*[@class]"):
        if not any(BYLINE.search(name) for name in element.get("class").split()) or _elsewhere(element):
            continue
        links = [link for link in element.iter("a") if PROFILE.search(link.get("href") or "") and text_of(link)]
        if links:
            yield Told(text_of(links[0]), "page")
        if len(element) <= 2:
            yield Told(text_of(element), "page")


def _elsewhere(element: html.HtmlElement) -> bool:
    """Whether an element belongs to comments or to other articles."""
    return any(
        ELSEWHERE.match(name)
        for one in (element, *element.iterancestors("div", "section", "aside", "ol", "ul", "li"))
        for name in (*(one.get("class") or "").split(), one.get("id") or "")
    )


def _signed(blocks: Sequence[Block]) -> Iterator[Told]:
    """The names in lines that are no more than a label without a colon and a name: "oprac. Anna Lis", "(red. AL)"."""
    for block in blocks:
        text = block.text.strip(" ()[]/–-")
        match = pattern("signed").match(text) if len(text) <= SIGNATURE and not block.marker else None
        if match is not None:
            name = CREDIT.sub("", text[match.end() :]).strip(" :,()[]/")
            if PERSON.fullmatch(name):
                yield Told(name, "page")
