"""What a page says of itself in JSON-LD, the schema.org data that content management systems write."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import html

ARTICLES = ("article", "posting", "report", "webpage")

MOST_SCRIPTS = 50

OPENING = re.compile(r"(?:/[/*]\s{0,9})?(?:<!\[CDATA\[|<!--)(?:\s{0,9}\*/)?")
CLOSING = re.compile(r"(?:/[/*]\s{0,9})?(?:\]\]>|-->)(?:\s{0,9}\*/)?$")
"""What hides the data from browsers of old."""


@dataclass(frozen=True)
class Linked:
    """What the JSON-LD gives of the article, as it stands there; None where it gives nothing."""

    headline: str | None = None
    published: str | None = None
    modified: str | None = None
    author: str | None = None
    publisher: str | None = None
    description: str | None = None


def linked(root: html.HtmlElement) -> Linked:
    """What the page's JSON-LD says of itself; an article's before a web page's."""
    everything = list(graph(root))
    named = {str(node["@id"]): node for node in everything if "@id" in node and "name" in node}
    nodes = [node for node in everything if kind(node)]
    nodes.sort(key=lambda node: kind(node) == "webpage")

    def name_of(field: str) -> str | None:
        return next((name for name in (named_by(node.get(field), named) for node in nodes) if name), None)

    return Linked(
        headline=first(nodes, "headline"),
        published=first(nodes, "datePublished"),
        modified=first(nodes, "dateModified"),
        author=name_of("author") or name_of("creator"),
        publisher=name_of("publisher"),
        description=first(nodes, "description"),
    )


def graph(root: html.HtmlElement) -> Iterator[dict[str, Any]]:
    """All objects in the page's JSON-LD; what does not parse is passed over."""
    for script in root.xpath("//script[contains(translate(@type, 'LDJSON', 'ldjson'), 'ld+json')]")[:MOST_SCRIPTS]:
        try:
            waiting = [json.loads(bare(script.text or ""), strict=False)]
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


def bare(script: str) -> str:
    """The data of a script without the comment around it."""
    script = script.strip()
    if opening := OPENING.match(script):
        script = CLOSING.sub("", script[opening.end() :])
    return script


def kind(node: dict[str, Any]) -> str:
    """Which of ARTICLES the object is; "" where it is none."""
    types = node.get("@type", "")
    names = " ".join(t for t in types if isinstance(t, str)) if isinstance(types, list) else str(types)
    return next((name for name in ARTICLES if name in names.lower()), "")


def first(nodes: list[dict[str, Any]], name: str) -> str | None:
    """The first text under that name."""
    return next((text for text in (node.get(name) for node in nodes) if isinstance(text, str) and text.strip()), None)


def named_by(value: Any, named: dict[str, dict[str, Any]]) -> str | None:
    """The name that a text, an object with a name, one that points at such (by @id), or a list of those gives."""
    if isinstance(value, list):
        names = (named_by(one, named) for one in value[:10] if not isinstance(one, list))
        return ", ".join(name for name in names if name) or None
    if isinstance(value, dict):
        whole = " ".join(filter(None, (first([value], part) for part in ("givenName", "familyName"))))
        value = value.get("name") or named.get(str(value.get("@id")), {}).get("name") or whole
        if isinstance(value, list):
            value = next((name for name in value if isinstance(name, str)), None)
    return value.strip() or None if isinstance(value, str) else None
