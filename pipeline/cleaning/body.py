"""Which of a page's blocks are the article: trafilatura says where it stands, the blocks around that keep its lists."""

from __future__ import annotations

from collections import Counter

from lxml import html

from pipeline.cleaning.blocks import BULLET, Block
from pipeline.cleaning.columns import narrowed
from pipeline.cleaning.lines import is_boilerplate, is_ending
from pipeline.cleaning.main_text import kept, key

PROSE = 60
"""Characters from which on a block is taken to be a sentence and not a label."""

SENTENCES = 0.4
"""The share of the text in sentences below which an article is one of short lines."""

SENTENCE_ENDS = (".", "!", "?", "…", "”", ")")
"""What a sentence ends with."""

LINKED = 0.5
"""The share of links from which on a block is a list of links and not text."""

MOST = 0.9
"""The share of the article's letters that its container must hold."""

REACH = 12
"""Blocks behind the article's container in which a list with its lead-in may still stand."""

PARTS = """
p blockquote li ul ol dl dt dd span strong b em i font a center tr tbody thead h1 h2 h3 h4 h5 h6
"""

INLINE = frozenset(PARTS.split())


def article(root: html.HtmlElement, blocks: list[Block], title: str | None) -> list[Block]:
    """Those of the blocks of root that are the article, without its headline."""
    wanted = kept(root, blocks)
    heading = headline(blocks, title)
    prose = sentences(blocks, wanted, heading)
    if not prose:
        return []
    container, first, last = contents(blocks, prose)
    column = narrowed(blocks, prose, container, heading)
    if column is not None:
        first, last = span(blocks, column)
        prose = [i for i in prose if first <= i <= last]
    if heading is not None and heading < prose[-1]:
        first = max(first, heading + 1)
    chosen = [
        i
        for i in range(len(blocks))
        if (first <= i <= last) or (wanted[i] and (heading is None or i > heading) and i < first)
    ]
    if column is None:
        chosen += [i for i in beyond(blocks, container, last) if wanted[i]]
    chosen += following(blocks, last)
    chosen += leads(blocks, heading, first)
    return selected(blocks, sorted(set(chosen)), wanted, set(prose))


def sentences(blocks: list[Block], wanted: list[bool], heading: int | None) -> list[int]:
    """The places of the blocks by which the article's container is known: its sentences, or whatever there is."""
    text = [i for i, block in enumerate(blocks) if block.linked < LINKED and i != heading]
    inside = [i for i in text if wanted[i]]
    prose = [i for i in inside if len(blocks[i].text) >= PROSE]
    # An article may be all short lines.
    if sum(len(blocks[i].text) for i in prose) < SENTENCES * sum(len(blocks[i].text) for i in inside):
        prose = inside
    return prose or [i for i in text if len(blocks[i].text) >= PROSE] or text


def headline(blocks: list[Block], title: str | None) -> int | None:
    """Where the headline stands among the blocks."""
    if not title:
        return None
    wanted = key(title)
    same = [i for i, block in enumerate(blocks) if key(block.text) == wanted]
    return min(same, key=lambda i: (blocks[i].element.tag not in ("h1", "h2"), i)) if same else None


def contents(blocks: list[Block], prose: list[int]) -> tuple[html.HtmlElement, int, int]:
    """The smallest element that holds nearly all of the prose, with the places of its first and last block."""
    sizes: Counter[html.HtmlElement] = Counter()
    spans: dict[html.HtmlElement, list[int]] = {}
    chosen = set(prose)
    for i, block in enumerate(blocks):
        element = block.element
        while element is not None:
            if i in chosen:
                sizes[element] += len(block.text)
            span = spans.setdefault(element, [i, i])
            span[1] = i
            element = element.getparent()
    total = sum(len(blocks[i].text) for i in prose)
    holding = [
        element
        for element, size in sizes.items()
        if size >= MOST * total and (element.tag not in INLINE or element.getparent() is None)
    ]
    # Those that hold nearly all stand in one another: the one with the fewest blocks is the innermost.
    container = min(holding, key=lambda element: spans[element][1] - spans[element][0])
    return container, spans[container][0], spans[container][1]


def span(blocks: list[Block], container: html.HtmlElement) -> tuple[int, int]:
    """The places of the first and the last of the blocks that stand in container."""
    places = [
        i
        for i, block in enumerate(blocks)
        if block.element is container or any(above is container for above in block.element.iterancestors())
    ]
    return places[0], places[-1]


def beyond(blocks: list[Block], container: html.HtmlElement, last: int) -> list[int]:
    """The blocks behind the container that stand in the same part of the page: not in another cell of a layout."""
    parent = container.getparent()
    if parent is None or parent.tag in ("tr", "tbody", "table", "body", "html"):
        return []
    found: list[int] = []
    for i in range(last + 1, len(blocks)):
        if not any(above is parent for above in blocks[i].element.iterancestors()):
            break
        found.append(i)
    return found


def leads(blocks: list[Block], heading: int | None, first: int) -> list[int]:
    """The sentences between the headline and the article's container: a lead in a box of its own."""
    if heading is None:
        return []
    return [
        i
        for i in range(heading + 1, first)
        if len(blocks[i].text) >= PROSE and blocks[i].linked < LINKED and blocks[i].text.endswith(SENTENCE_ENDS)
    ]


def following(blocks: list[Block], last: int) -> list[int]:
    """The lists behind the article's container that their lead-in, a line with a colon at its end, announces."""
    found: list[int] = []
    led = blocks[last].text.endswith(":") and not is_ending(blocks[last].text)
    group: int | None = None
    lead: int | None = None
    for i in range(last + 1, min(len(blocks), last + 1 + REACH) if not led else len(blocks)):
        block = blocks[i]
        if is_ending(block.text):
            break
        if block.group and (block.group == group or led):
            group, led = block.group, False
            found.extend([lead, i] if lead is not None else [i])
            lead = None
            continue
        if i > last + REACH:
            break
        led = block.text.endswith(":") and not is_boilerplate(block.text)
        lead = i if led else None
        group = None
    return found


def selected(blocks: list[Block], chosen: list[int], wanted: list[bool], prose: set[int]) -> list[Block]:
    """The chosen blocks without boilerplate, lists of links, and what follows a line that announces other articles."""
    result: list[Block] = []
    ended = False
    led: int | None = None
    sizes: Counter[int] = Counter()
    links: Counter[int] = Counter()
    for i in chosen:
        sizes[blocks[i].group] += len(blocks[i].text)
        links[blocks[i].group] += round(blocks[i].linked * len(blocks[i].text))
    before: Block | None = None
    for i in chosen:
        block = blocks[i]
        if is_ending(block.text):
            ended = True
            continue
        if ended and i in prose and not block.group:
            ended = False
        if ended or is_boilerplate(block.text):
            continue
        if block.group:
            if before is not None and before.text.endswith(":") and before.group != block.group:
                led = block.group
            if links[block.group] >= LINKED * sizes[block.group] and led != block.group:
                continue
        elif block.linked >= LINKED and (block.linked > 0.9 or not wanted[i]):
            continue
        result.append(block)
        before = block
    kept = {id(blocks[i]) for i in chosen if wanted[i]}
    while len(result) > 1 and is_remainder(result[-1], result[-2], id(result[-1]) in kept):
        result.pop()
    return result


def is_remainder(block: Block, before: Block, wanted: bool) -> bool:
    """True for the article's last block where it is a heading without text, or a short line that nobody wants."""
    if block.kind == "heading":
        return True
    listed = block.group or BULLET.match(block.text) or before.text.endswith((":", ",", ";"))
    return not wanted and not listed and len(block.text) < PROSE and not block.text.endswith(SENTENCE_ENDS)
