"""The main text of a page as trafilatura sees it, and which of the page's blocks stand in it."""

from __future__ import annotations

import copy
import logging
import re

from lxml import html

from pipeline.cleaning.blocks import Block

CERTAIN = 25
"""Letters and digits from which on a block that trafilatura's text contains is taken to be the one that it kept."""

SLOW = 1_000_000
"""Characters of text from which on trafilatura must do without its slower second opinions."""

KEY = re.compile(r"[\W_]+")

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


def kept(root: html.HtmlElement, blocks: list[Block]) -> list[bool]:
    """For each block whether it stands in the text that trafilatura takes from the page."""
    text = extracted(root, sum(len(block.text) for block in blocks))
    lines = {key(re.sub(r"^(?:- |\|)", "", line)) for line in text.splitlines()}
    whole = key(text)
    return [
        (len(own) >= CERTAIN and own in whole) or (own in lines and own != "")
        for own in (key(block.text) for block in blocks)
    ]


def extracted(root: html.HtmlElement, size: int) -> str:
    """The main text of the page as trafilatura sees it, "" where it sees none."""
    import trafilatura

    try:
        text = trafilatura.extract(
            copy.deepcopy(root),
            include_comments=False,
            include_tables=True,
            favor_recall=True,
            deduplicate=False,
            fast=size > SLOW,
        )
    except Exception:  # what goes wrong in it on broken pages is not ours to list; without it the blocks decide
        return ""
    return text or ""


def key(text: str) -> str:
    """Only the letters and digits of the text, case aside, so that spacing and markup cannot part equal texts."""
    return KEY.sub("", text).lower()
