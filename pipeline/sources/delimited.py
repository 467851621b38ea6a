"""CSV and its kin: an article a row."""

from __future__ import annotations

import csv
import io
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator

from pipeline.sources.columns import columns, document, missing
from pipeline.sources.document import Failure, RawDocument
from pipeline.sources.sizes import LARGEST, too_large
from pipeline.sources.trouble import failure

SEPARATORS = ",;\t|"


def read_delimited(stream: io.BufferedReader, source: str) -> Iterator[RawDocument | Failure]:
    """The documents of the rows of `stream`, each named `source:line`, the line on which the row begins.

    The first line names the columns; they are separated by comma, semicolon, tab or bar, whatever the header shows.
    """
    csv.field_size_limit(LARGEST)
    wide = stream.peek(2)[:2] in (BOM_UTF16_LE, BOM_UTF16_BE)
    # What is not UTF-8 becomes surrogates, and the same bytes again in the document: cleaning tells its encoding.
    encoding, errors = ("utf-16", "replace") if wide else ("utf-8-sig", "surrogateescape")
    lines = io.TextIOWrapper(stream, encoding, errors, newline="")
    try:
        yield from _rows(lines, source)
    finally:
        lines.detach()


def _rows(lines: io.TextIOWrapper, source: str) -> Iterator[RawDocument | Failure]:
    header = lines.readline(LARGEST)
    if not header.strip():
        yield failure(source, "the file is empty")
        return
    separator = max(SEPARATORS, key=header.count)
    names = next(csv.reader([header], delimiter=separator))
    found = columns(names)
    if found is None:
        yield missing(source, names)
        return
    reader = csv.reader(lines, delimiter=separator)
    rows = 0
    while True:
        name = f"{source}:{reader.line_num + 2}"
        try:
            values = next(reader, None)
        except csv.Error as error:
            long = "field limit" in str(error)
            yield failure(name, f"{too_large('the row')}, or a quote is not closed" if long else f"not CSV: {error}")
            return
        if values is None:
            break
        if any(values):
            rows += 1
            yield document(dict(zip(names, values, strict=False)), found, name)
    if not rows:
        yield failure(source, "the table has a header and no rows")
