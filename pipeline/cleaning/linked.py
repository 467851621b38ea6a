"""What a page says of itself in JSON-LD, the schema.org data that content management systems write."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import html

ARTICLES = ("article", "posting", "report", "webpage")

MOST_SCRIPTS = 50


@dataclass(frozen=True)
class Linked:
    """What the JSON-LD gives of the article, as it stands there; None where it gives nothing."""

    headline: str | None = None
    published: str | None = None
    author: str | None = None


def linked(root: html.HtmlElement) -> Linked:
    """The page's own headline, day of publication and author; an article's before a web page's."""
    nodes = [node for node in graph(root) if kind(node)]
    nodes.sort(key=lambda node: kind(node) == "webpage")
    return Linked(
        headline=first(nodes, "headline"),
        published=first(nodes, "datePublished"),
        author=next((name for name in (author(node.get("author")) for node in nodes) if name), None),
    )


def graph(root: html.HtmlElement) -> Iterator[dict[str, Any]]:
    """All objects in the page's JSON-LD; what does not parse is passed over."""
    for script in root.xpath("//script[contains(translate(@type, 'LDJSON', 'ldjson'), 'ld+json')]")[:MOST_SCRIPTS]:
        try:
            waiting = [json.loads(script.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            value = waiting.pop(0)
            if isinstance(value, list):
                waiting.extend(value)
            elif isinstance(value, dict):
                yield value
                # Only a graph and what a page is about: the articles that a page lists elsewhere are other ones.
                waiting.extend(value[name] for name in ("@graph", "mainEntity") if name in value)


def kind(node: dict[str, Any]) -> str:
    """Which of ARTICLES the object is; "" where it is none."""
    types = node.get("@type", "")
    names = " ".join(t for t in types if isinstance(t, str)) if isinstance(types, list) else str(types)
    return next((name for name in ARTICLES if name in names.lower()), "")


def first(nodes: list[dict[str, Any]], name: str) -> str | None:
    """The first text under that name."""
    return next((text for text in (node.get(name) for node in nodes) if isinstance(text, str) and text.strip()), None)


def author(value: Any) -> str | None:
    """The name of whoever stands as author: a text, an object with a name, or a list of those."""
    if isinstance(value, list):
        return (
            ", ".join(name for name in (author(one) for one in value[:10] if not isinstance(one, list)) if name) or None
        )
    if isinstance(value, dict):
        value = value.get("name")
    return value.strip() or None if isinstance(value, str) else None
