"""Gold records beside pages, in the form that corpus/README.md describes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

PAGES = (".html", ".htm", ".txt")


@dataclass(frozen=True)
class Page:
    """A page and what a careful reader takes from it."""

    path: Path
    gold: dict[str, Any]


def pages(folder: Path) -> list[Page]:
    """Gives the pages of a folder that have a gold record, by name. Raises FileNotFoundError where there is none."""
    found = []
    for path in sorted(folder.iterdir()):
        gold = path.with_suffix(".gold.json")
        if path.suffix in PAGES and gold.exists():
            found.append(Page(path, json.loads(gold.read_text(encoding="utf-8"))))
    if not found:
        raise FileNotFoundError(f"{folder} holds no page with a .gold.json beside it")
    return found


def digest(folder: Path) -> str:
    """Gives a hash of every page and gold record of a folder: figures are compared only where it is the same."""
    content = blake2b(digest_size=16)
    for page in pages(folder):
        for path in (page.path, page.path.with_suffix(".gold.json")):
            content.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return content.hexdigest()
