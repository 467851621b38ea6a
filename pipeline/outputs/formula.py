"""Texts that a spreadsheet would run as a formula (OWASP: CSV injection)."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.outputs.arrow import TYPES

STARTS = frozenset("=+-@\t\r\n＝＋－＠")
"""The characters that a formula begins with, full-width forms among them, or that hide one in the next cell."""

_FORMULA = r"^'*[=+\-@\t\r\n＝＋－＠]"


def guard(table: pa.Table) -> pa.Table:
    """`table` with an apostrophe before each text that a spreadsheet would take for a formula.

    Texts that look guarded already get one more, so that taking away one apostrophe wherever apostrophes and then one
    of STARTS begin a text gives the original back. Offsets do not count it.
    """
    return pa.table({name: _guard(table[name]) for name in table.column_names})


def _guard(column: pa.ChunkedArray) -> pa.ChunkedArray:
    if column.type != TYPES["text"]:
        return column
    return pc.replace_substring_regex(column, _FORMULA, r"'\0")


def unguard(table: pa.Table) -> pa.Table:
    """`table` without what `guard` put before its texts."""
    return pa.table({name: _unguard(table[name]) for name in table.column_names})


def _unguard(column: pa.ChunkedArray) -> pa.ChunkedArray:
    if column.type != TYPES["text"]:
        return column
    return pc.replace_substring_regex(column, r"^'('*[=+\-@\t\r\n＝＋－＠])", r"\1")
