"""How many documents the sources will give, as far as this is told without reading them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from pipeline.sources.document import Failure
from pipeline.sources.file import ARCHIVES, TABLES, kind
from pipeline.sources.read import ADDRESS, STANDARD_INPUT, paths

_BLOCK = 1 << 20


def expected(sources: Iterable[str | os.PathLike[str]]) -> int | None:
    """About how many documents and failures `read` will give; None where only reading tells.

    Files are counted, the lines of JSONL and the rows of Parquet; a list, an address, CSV, a WARC, a ZIP and what is
    packed say nothing beforehand.
    """
    total = 0
    for source in sources:
        name = os.fsdecode(source)
        if name == STANDARD_INPUT or ADDRESS.match(name):
            return None
        for path in paths(name):
            number = 1 if isinstance(path, Failure) else _documents(path)
            if number is None:
                return None
            total += number
    return total


def _documents(path: str) -> int | None:
    form = kind(path)
    if form not in (*TABLES, *ARCHIVES):
        return 1
    try:
        if form == ".parquet":
            from pyarrow.parquet import read_metadata

            return int(read_metadata(path).num_rows)
        return _lines(Path(path)) if path.lower().endswith((".jsonl", ".ndjson")) else None
    except Exception:  # what is wrong with it is told when it is read
        return None


def _lines(path: Path) -> int:
    with path.open("rb") as stream:
        return sum(block.count(b"\n") for block in iter(lambda: stream.read(_BLOCK), b""))
