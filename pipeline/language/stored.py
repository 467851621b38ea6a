"""Records with spans as plain data, so that a Doc that bears them can be written to bytes, pickled and sent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any, TypeVar

from spacy.tokens import Doc, Span

_Record = TypeVar("_Record", bound=type)
_CLASSES: dict[str, type] = {}
_SPAN, _CLASS = "span", "record"


def storable(record: _Record) -> _Record:
    """Decorates a dataclass whose instances stand on a Doc."""
    _CLASSES[record.__name__] = record
    return record


def plain(value: Any) -> Any:
    """Gives a value in lists, mappings, strings and numbers alone; a span as its offsets and label."""
    if isinstance(value, Span):
        return {_SPAN: [value.start_char, value.end_char, value.label_]}
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {_CLASS: type(value).__name__} | {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    return value


def restored(doc: Doc, value: Any) -> Any:
    """Gives what `plain` was given, with spans of `doc`; sequences come back as tuples."""
    if isinstance(value, (tuple, list)):
        return tuple(restored(doc, item) for item in value)
    if not isinstance(value, dict):
        return value
    if _SPAN in value:
        start, end, label = value[_SPAN]
        return doc.char_span(start, end, label=label)
    return _CLASSES[value[_CLASS]](**{name: restored(doc, item) for name, item in value.items() if name != _CLASS})


def records(name: str) -> tuple[Callable[[Doc], tuple[Any, ...]], Callable[[Doc, Any], None]]:
    """Gives the getter and the setter of a Doc's extension that holds a tuple of records."""
    key = f"sygnatariusz.{name}"

    def get(doc: Doc) -> tuple[Any, ...]:
        found: tuple[Any, ...] = restored(doc, doc.user_data.get(key, ()))
        return found

    def set_(doc: Doc, value: Any) -> None:
        doc.user_data[key] = plain(value)

    return get, set_


def day(name: str) -> tuple[Callable[[Doc], date | None], Callable[[Doc, date | None], None]]:
    """Gives the getter and the setter of a Doc's extension that holds a day or None."""
    key = f"sygnatariusz.{name}"

    def get(doc: Doc) -> date | None:
        value = doc.user_data.get(key)
        return date.fromisoformat(value) if value else None

    def set_(doc: Doc, value: date | None) -> None:
        doc.user_data[key] = value.isoformat() if value is not None else None

    return get, set_
