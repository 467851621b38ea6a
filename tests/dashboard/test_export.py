"""The workbook of an export holds texts as they are, whatever they look like."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pyarrow as pa

from pipeline.dashboard.export import as_xlsx
from pipeline.outputs.arrow import TYPES

TEXTS = ["=1+1", "<r><t>evil</t></r>", "<r>&</r>", "plain"]


def test_no_text_of_a_workbook_is_markup_or_a_formula() -> None:
    days = [date(1899, 12, 31), date(1900, 1, 1), date(2023, 5, 9), None]
    table = pa.table([pa.array(TEXTS, TYPES["text"]), pa.array(days, TYPES["date"])], names=["text", "day"])
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx(table, "sheet"))).active
    assert sheet is not None
    header, *rows = sheet.iter_rows()
    assert [cell.value for cell in header] == ["text", "day"]
    assert [(text.value, text.data_type) for text, _ in rows] == [(text, "s") for text in TEXTS]
    assert rows[0][1].value == "1899-12-31"
    assert [day.value.date() for _, day in rows[1:3]] == days[1:3]
