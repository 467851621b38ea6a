"""Tables: those that say something give a line for each row, those that only lay the page out give nothing."""

from __future__ import annotations

from itertools import chain

from lxml import html

from pipeline.cleaning.tree import lines_of, linked_length, text_of

LONGEST = 400
"""Characters in a cell. What is longer is text that stands in a table for its place on the page."""

BETWEEN = " | "


def rows(table: html.HtmlElement) -> list[tuple[str, float]] | None:
    """The rows as lines, each with the share of it that stands in links; None for a table that is layout."""
    if is_layout(table):
        return None
    found: list[tuple[str, float]] = []
    for row in table.iter("caption", "tr"):
        cells = [row] if row.tag == "caption" else [cell for cell in row if cell.tag in ("td", "th")]
        texts = [(cell, lines) for cell, lines in ((cell, lines_of(cell)) for cell in cells) if lines]
        if texts and all(len(lines) > 1 for _, lines in texts):
            found.extend((line, 0.0) for line in chain.from_iterable(lines for _, lines in texts))
        elif texts:
            text = BETWEEN.join(" ".join(lines) for _, lines in texts)
            found.append((text, min(1.0, sum(linked_length(cell) for cell, _ in texts) / len(text))))
    return found


def is_layout(table: html.HtmlElement) -> bool:
    """True where the table only puts parts of the page beside each other."""
    if table.get("role", "") in ("presentation", "none"):
        return True
    if any(inner is not table for inner in table.iter("table", "h1", "h2", "ul", "ol", "article", "form")):
        return True
    return any(
        len(text_of(cell)) > LONGEST or len(cell.findall(".//p")) > 2 for cell in table.iter("td", "th") if len(cell)
    ) or any(len(cell.text or "") > LONGEST for cell in table.iter("td", "th"))
