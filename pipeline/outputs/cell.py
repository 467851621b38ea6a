"""What a text must be to stand in a cell of a workbook."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.outputs.arrow import REPLACEMENT, TYPES

LENGTH = 32_767
"""How much text a cell holds, in UTF-16 units, as Excel counts: an emoji is two."""

_FORBIDDEN = "[\x01-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"


def fit(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """`column`, if it holds texts, with each of them such that a cell can hold it.

    Control characters become U+FFFD and carriage returns line feeds or, before one, a space: one for one, so that
    offsets hold. A longer text is cut and ends in an ellipsis; offsets refer to the full text, which all other forms of
    output hold.
    """
    if column.type != TYPES["text"]:
        return column
    texts = pc.replace_substring(pc.replace_substring(column, "\r\n", " \n"), "\r", "\n")
    texts = pc.replace_substring_regex(texts, _FORBIDDEN, REPLACEMENT)
    if (pc.max(pc.utf8_length(texts)).as_py() or 0) <= LENGTH // 2:
        return texts
    return pa.chunked_array([[_cut(text) for text in texts.to_pylist()]], type=TYPES["text"])


def fit_one(text: str) -> str | None:
    """One text as `fit` makes it."""
    fitted: str | None = fit(pa.chunked_array([[text]], type=TYPES["text"]))[0].as_py()
    return fitted


def _cut(text: str | None) -> str | None:
    if text is None or len(text) <= LENGTH // 2:
        return text
    units = text.encode("utf-16-le")
    if len(units) <= 2 * LENGTH:
        return text
    return units[: 2 * (LENGTH - 1)].decode("utf-16-le", errors="ignore") + "…"
