"""An Atom feed of new agreements, a file that any reader can follow."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from lxml import etree

from pipeline.monitor.config import Feed
from pipeline.monitor.notice import summary
from pipeline.monitor.tell.trouble import TellError
from pipeline.outputs.staging import publish, staging

_ATOM = "http://www.w3.org/2005/Atom"
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_feed(latest: Sequence[dict[str, Any]], feed: Feed) -> None:
    """Write the feed of the `latest` notices, the newest first, in the place of the old one. Raises TellError."""
    root = etree.Element("feed", xmlns=_ATOM)
    _add(root, "id", "urn:sygnatariusz:agreements")
    _add(root, "title", feed.title)
    _add(root, "updated", _moment(max((one["found"] for one in latest), default=0.0)))
    etree.SubElement(_add(root, "author"), "name").text = "sygnatariusz"
    for payload in latest:
        entry = _add(root, "entry")
        _add(entry, "id", f"urn:sygnatariusz:{payload['id']}")
        _add(entry, "title", summary(payload))
        _add(entry, "updated", _moment(payload["found"]))
        if payload["article"]["url"]:
            _add(entry, "link").set("href", _clean(payload["article"]["url"]))
        _add(entry, "summary", payload["text"])
    try:
        _put(Path(feed.file), etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True))
    except OSError as error:
        raise TellError(f"the feed {feed.file} cannot be written: {(error.strerror or str(error)).lower()}") from None


def _add(parent: etree._Element, name: str, text: str | None = None) -> etree._Element:
    element = etree.SubElement(parent, name)
    element.text = None if text is None else _clean(text)
    return element


def _clean(text: str) -> str:
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def _moment(seconds: float) -> str:
    return datetime.fromtimestamp(int(seconds), UTC).isoformat()


def _put(file: Path, content: bytes) -> None:
    """A reader sees the old file or the new one, whenever we are killed."""
    with staging(file.parent) as folder:
        staged = folder / file.name
        staged.write_bytes(content)
        staged.chmod(0o644)  # a web server reads it, whatever is kept from others by default
        publish(staged, file)
