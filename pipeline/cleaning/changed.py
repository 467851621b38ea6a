"""The day of a page's last change, where it gives one that is not that of its publication."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from lxml import html

from pipeline.cleaning.blocks import Block
from pipeline.cleaning.published import Dated, day
from pipeline.cleaning.told import labelled, metas
from pipeline.cleaning.tree import text_of

NAMES = ("article:modified_time", "og:updated_time", "last-modified", "dcterms.modified", "DC.date.modified", "revised")


def modified(
    root: html.HtmlElement, blocks: Sequence[Block], published: date | None, linked: str | None
) -> Dated | None:
    """The day of the last change: from the page's data, else a line that says so; None where none is later."""
    found = [Dated(one, "json-ld") for one in (day(linked),) if one]
    found += [Dated(one, told.origin) for told in metas(root, *NAMES) if (one := day(told.value))]
    for element in root.xpath("//*[@itemprop='dateModified']"):
        one = day(element.get("datetime") or element.get("content") or text_of(element))
        found += [Dated(one, "microdata")] if one else []
    found += [Dated(one, "page") for told in labelled(blocks, "modified") if (one := day(told.value))]
    return next((one for one in found if published is None or one.value > published), None)
