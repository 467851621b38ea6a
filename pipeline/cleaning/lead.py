"""The lead: the paragraph that sums an article up, where the page sets one apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import html

from pipeline.cleaning.blocks import Block
from pipeline.cleaning.headline import key
from pipeline.cleaning.linked import Linked
from pipeline.cleaning.phrases import pattern
from pipeline.cleaning.told import Origin, Told, metas
from pipeline.cleaning.tree import text_of

PROSE = 60
"""Characters that a lead has at least, unless the page calls it one."""

CUT = 25
"""Letters and digits of a paragraph's beginning by which a cut description is known to be that paragraph."""

BOLD = frozenset(["strong", "b"])

LEVELS = 4
"""How far above or below a paragraph the element may stand that calls it a lead."""


def lead(blocks: Sequence[Block], descriptions: Sequence[Told]) -> Told | None:
    """The lead as it stands among the article's blocks; descriptions are those that the page's data give.

    A paragraph that the page calls one, else a first paragraph all in bold, else the first paragraph where the page's
    description is it or begins like it.
    """
    texts = [block for block in blocks if block.kind in ("paragraph", "heading", "line") and block.text]
    marked = next((Told(block.text, origin) for block in texts if (origin := called_lead(block))), None)
    if marked is not None:
        return marked
    first = texts[0] if texts and blocks and texts[0] is blocks[0] else None
    if first is None or first.text.endswith(":"):
        return None
    if is_bold(first.element, first.text):
        return Told(first.text, "page")
    for told in descriptions:
        begin = key(told.value.rstrip(" …."))[: max(CUT, len(key(first.text)))]
        if len(begin) >= CUT and key(first.text).startswith(begin):
            return Told(first.text, told.origin)
    return None


def descriptions(root: html.HtmlElement, data: Linked) -> Iterator[Told]:
    """What the page gives for a description of itself."""
    if data.description:
        yield Told(data.description, "json-ld")
    yield from metas(root, "og:description", "description", "twitter:description")


def called_lead(block: Block) -> Origin | None:
    """Which part of the page calls the paragraph, or an element with nothing else, a lead; None where none does."""
    element = block.element
    for _ in range(LEVELS):
        described = element.get("itemprop") == "description"
        if described or any(pattern("leads").fullmatch(name) for name in element.get("class", "").split()):
            return ("microdata" if described else "page") if key(text_of(element)) == key(block.text) else None
        parent = element.getparent()
        if parent is None or parent.tag in ("body", "article", "main"):
            return None
        element = parent
    return None


def is_bold(element: html.HtmlElement, text: str) -> bool:
    """True where the element's whole text is bold, however deep the bold stands in it."""
    for _ in range(LEVELS):
        if element.tag in BOLD or element.tag in ("h4", "h5", "h6") or "bold" in element.get("style", ""):
            return True
        inner = next((child for child in element if key(text_of(child)) == key(text)), None)
        if inner is None:
            return False
        element = inner
    return False
