"""JSON Lines: an article a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from pipeline.sources.columns import columns, document, missing
from pipeline.sources.document import Failure, RawDocument
from pipeline.sources.sizes import LARGEST, too_large
from pipeline.sources.trouble import failure

PATIENCE = 20
"""Lines at the beginning, none of them an object, after which a file is not read on as JSON Lines."""


def read_jsonl(stream: BinaryIO, source: str) -> Iterator[RawDocument | Failure]:
    """The documents of the lines of `stream`, each named `source:line`; a bad line is a Failure."""
    objects = number = 0
    bad: list[Failure] = []
    for number, line in enumerate(_lines(stream), 1):
        name = f"{source}:{number}"
        if not line.strip():
            continue
        outcome = _row(line, name)
        if isinstance(outcome, Failure) and not objects:
            bad.append(outcome)
            if len(bad) == PATIENCE:
                yield failure(source, f"none of the first {PATIENCE} lines is a JSON object: this is not JSON Lines")
                return
            continue
        objects += 1
        yield from bad
        bad.clear()
        if isinstance(outcome, Failure):
            yield outcome
            continue
        found = columns(outcome)
        yield missing(name, outcome) if found is None else document(outcome, found, name)
    yield from bad
    if not objects and not bad:
        yield failure(source, "the file is empty")


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines; of one that is too long only the beginning, of LARGEST + 1 bytes."""
    first = True
    while line := stream.readline(LARGEST + 1):
        rest = line
        while len(rest) > LARGEST and not rest.endswith(b"\n"):
            rest = stream.readline(LARGEST + 1)
        yield line.removeprefix(b"\xef\xbb\xbf") if first else line
        first = False


def _row(line: bytes, name: str) -> dict[str, object] | Failure:
    if len(line) > LARGEST:
        return failure(name, too_large("the line"))
    try:
        row = json.loads(line)
    except UnicodeDecodeError:
        row = _other_encoding(line)
    except (ValueError, RecursionError):
        row = None
    return row if isinstance(row, dict) else failure(name, "the line is not a JSON object")


def _other_encoding(line: bytes) -> object:
    try:
        return json.loads(line.decode("utf-8", "surrogateescape"))
    except (ValueError, RecursionError):
        return None
