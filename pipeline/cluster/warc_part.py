"""A part of a WARC file: the records that begin in a range of its bytes, found without reading what is before it."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator

from pipeline.sources.compressed import GZIP
from pipeline.sources.document import Failure, RawDocument
from pipeline.sources.warc import read_warc

MEMBER = re.compile(rb"\x1f\x8b\x08")
PLAIN = re.compile(rb"\r\n\r\n(?=WARC/\d)")
BEGINNING = b"WARC/"

BEFORE = 1 << 16
"""Bytes before the range in which a metadata record that tells of its first page is looked for."""

WINDOW = 1 << 20

ENOUGH = 1 << 12
"""Bytes by which it can be told whether a record begins with them."""


def read_part(stream: io.BufferedReader, source: str, first: int, last: int) -> Iterator[RawDocument | Failure]:
    """The pages of the records that begin from byte `first` of a WARC file on and before byte `last`.

    Each page of a file is in one of the parts that the file is cut into, with what a run over the whole says of it.
    """
    begin = 0 if first <= BEFORE else _next(stream, first - BEFORE, last)
    if begin is None:
        return
    stream.seek(begin)
    yield from read_warc(stream, source, max(first - begin, 0), last - begin)


def divisible(head: bytes) -> bool:
    """True where a WARC file that begins with `head` can be read in parts: not packed, or each record for itself."""
    if not head.startswith(GZIP):
        return head.startswith(BEGINNING)
    unpacking = zlib.decompressobj(31)
    try:
        unpacking.decompress(head)
    except zlib.error:
        return False
    return unpacking.eof and unpacking.unused_data.startswith(GZIP)


def _next(stream: io.BufferedReader, at: int, last: int) -> int | None:
    """The first byte from `at` on, before `last`, at which a record begins; None where none does."""
    stream.seek(0)
    packed = stream.read(2) == GZIP
    stream.seek(at)
    window, base = b"", at
    while base < last:
        more = stream.read(WINDOW)
        window += more
        for found in (MEMBER if packed else PLAIN).finditer(window):
            if more and len(window) - found.start() < ENOUGH:
                break  # told when there is more of it
            if not packed or _is_record(window[found.start() :]):
                return base + (found.start() if packed else found.end())
        if not more:
            return None
        base += max(len(window) - ENOUGH, 0)
        window = window[-ENOUGH:]
    return None


def _is_record(packed: bytes) -> bool:
    """True where a gzip member begins and in it a record: the three bytes of a member may stand in any data."""
    try:
        return zlib.decompressobj(31).decompress(packed[:ENOUGH], len(BEGINNING)) == BEGINNING
    except zlib.error:
        return False
