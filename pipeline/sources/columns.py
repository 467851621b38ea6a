"""Which columns of a table hold the article, and a row of it as a document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from pipeline.sources.days import day
from pipeline.sources.document import Failure, RawDocument
from pipeline.sources.naming import printable
from pipeline.sources.sizes import LARGEST, too_large
from pipeline.sources.trouble import failure

SHOWN = 20
"""How many columns a message names."""


@dataclass(frozen=True)
class Columns:
    """The names of the columns that hold what is wanted; None where the table has none of that kind."""

    content: str
    media: Literal["html", "text"]
    url: str | None
    title: str | None
    published: str | None


@cache
def _known() -> dict[str, tuple[str, ...]]:
    """What data/columns.tsv says: kind of column -> names, as `_plain` writes them."""
    lines = files("pipeline.sources").joinpath("data", "columns.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {kind: tuple(_plain(name) for name in names.split(",")) for kind, names in rows}


def _plain(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())


def columns(names: Iterable[str]) -> Columns | None:
    """The columns of a table with these `names`; None where none of them holds HTML or text. HTML goes before text."""
    given = {_plain(name): name for name in reversed(list(names))}
    found = {kind: next((given[name] for name in known if name in given), None) for kind, known in _known().items()}
    content, media = (found["html"], "html") if found["html"] is not None else (found["text"], "text")
    if content is None:
        return None
    return Columns(content, "html" if media == "html" else "text", found["url"], found["title"], found["published"])


def missing(source: str, names: Iterable[str]) -> Failure:
    """A table without a column of articles; the message names the columns that were found."""
    found = [printable(name) for name in names]
    shown = ", ".join(found[:SHOWN]) + (f" and {len(found) - SHOWN} more" if len(found) > SHOWN else "")
    columns_found = f"its columns are {shown}" if found else "it has no columns"
    return failure(source, f"the table has no column named html or text: {columns_found}; rename the one with articles")


def document(row: Mapping[str, Any], found: Columns, source: str) -> RawDocument | Failure:
    """The row of a table as a document; values may be text, bytes, days, numbers or None."""
    content = _bytes(row.get(found.content))
    if not content.strip():
        return failure(source, f"the column {printable(found.content)} is empty in this row")
    if len(content) > LARGEST:
        return failure(source, too_large("the row"))
    return RawDocument(
        content=content,
        source=printable(source),
        media=found.media,
        url=_text(row, found.url),
        title=_text(row, found.title),
        published=day(row.get(found.published)) if found.published else None,
    )


def _bytes(value: Any) -> bytes:
    # Text that was read with surrogates stands for bytes in another encoding than UTF-8, which cleaning will find out.
    if isinstance(value, str):
        return value.encode("utf-8", "surrogateescape" if _is_escaped(value) else "replace")
    return bytes(value) if isinstance(value, (bytes, bytearray, memoryview)) else b""


def _is_escaped(value: str) -> bool:
    return all(not "\ud800" <= c <= "\udfff" or "\udc80" <= c <= "\udcff" for c in value)


def _text(row: Mapping[str, Any], name: str | None) -> str | None:
    value = row.get(name) if name is not None else None
    if value is None or (isinstance(value, float) and value != value):  # pandas writes NaN for nothing
        return None
    content = value if isinstance(value, bytes) else _bytes(value if isinstance(value, str) else str(value))
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode("cp1250", errors="replace")
    return " ".join(text.split()) or None
