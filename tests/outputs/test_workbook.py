"""A workbook gives back what was written, and nothing in it runs."""

from __future__ import annotations

import datetime
import tempfile
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook  # type: ignore[import-untyped]
from openpyxl.utils.escape import unescape  # type: ignore[import-untyped]

from pipeline.outputs import OutputError, add, read, workbook, write
from pipeline.records.tables import TABLES

Frames = dict[str, pd.DataFrame]


def written(tables: Frames, file: Path) -> Workbook:
    write(tables, file)
    return load_workbook(file)


def cells_of(book: Workbook, sheet: str, column: str) -> list[object]:
    (found,) = [cells for cells in book[sheet].iter_cols(values_only=True) if cells[0] == column]
    return list(found[1:])


def test_the_same_values_come_back(records: Frames, tmp_path: Path) -> None:
    book = written(records, tmp_path / "umowy.xlsx")
    assert book.sheetnames == ["Porozumienia", *(table.name for table in TABLES)]
    for table in TABLES:
        for column in table.columns:
            if column.type in ("text", "integer", "number"):
                expected = [None if pd.isna(v) else v for v in records[table.name][column.name]]
                assert cells_of(book, table.name, column.name) == expected
    assert all(isinstance(value, int) for value in cells_of(book, "entities", "articles"))
    assert cells_of(book, "articles", "retrieved") == ["2023-05-11T08:30:00Z", None]


def test_days_are_dates_where_excel_knows_them(records: Frames, tmp_path: Path) -> None:
    book = written(records, tmp_path / "umowy.xlsx")
    assert cells_of(book, "agreements", "date_earliest") == [datetime.datetime(2023, 5, 9), "1825-01-01"]
    column = next(cells for cells in book["agreements"].iter_cols() if cells[0].value == "date_earliest")
    assert column[1].is_date
    assert column[1].number_format == "yyyy-mm-dd"


def test_sheets_are_ready_to_work_with(records: Frames, nothing: Frames, tmp_path: Path) -> None:
    for tables in (records, nothing):
        book = written(tables, tmp_path / "umowy.xlsx")
        for table in TABLES:
            sheet = book[table.name]
            assert [cell.value for cell in sheet[1]] == table.names
            assert [cell.comment.text for cell in sheet[1]] == [column.about for column in table.columns]
            assert sheet.freeze_panes == "A2"
            assert sheet.auto_filter.ref.startswith("A1:")
            assert sheet.max_row == 1 + len(tables[table.name])
    widths = written(records, tmp_path / "umowy.xlsx")["articles"].column_dimensions
    assert all(8 <= widths[letter].width <= 62 for letter in "ABCDEFGHIJKL")


def test_nothing_in_an_article_is_a_formula_or_a_link(texts: Callable[..., Frames], tmp_path: Path) -> None:
    hostile = ["=1+1", "{=1+1}", "@SUM(A1)", "https://a.pl", "mailto:a@a.pl", "internal:Sheet1!A1", "<r>x</r>"]
    hostile += ["<r><t>a</t></r>", "1", "TRUE", "#N/A", "_x0041_", "<b>&amp;"]
    book = written(texts(*hostile), tmp_path / "a.xlsx")
    column = next(cells for cells in book["articles"].iter_cols() if cells[0].value == "text")[1:]
    assert [unescape(cell.value) for cell in column] == hostile
    assert {cell.data_type for cell in column} == {"s"}
    assert {cell.hyperlink for cell in column} == {None}
    assert [cell.quotePrefix for cell in column][:2] == [True, False]


def test_what_a_cell_cannot_hold_is_replaced_one_for_one(texts: Callable[..., Frames], tmp_path: Path) -> None:
    book = written(texts("a\0b\x01c\x0bd\ud800e\uffff", "a\r\nb\rc\td"), tmp_path / "a.xlsx")
    assert cells_of(book, "articles", "text") == ["a\ufffdb\ufffdc\ufffdd\ufffde\ufffd", "a \nb\nc\td"]


def test_long_texts_are_cut_visibly(texts: Callable[..., Frames], tmp_path: Path) -> None:
    fits, long, emoji = "ż" * 32_767, "ż" * 32_768, "🙂" * 20_000
    book = written(texts(fits, long, emoji, None), tmp_path / "a.xlsx")
    found = cells_of(book, "articles", "text")
    assert found == [fits, "ż" * 32_766 + "…", "🙂" * 16_383 + "…", None]


def test_more_rows_than_a_sheet_has_are_refused(
    records: Frames, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "ROWS", 2)  # a million rows would take minutes
    with pytest.raises(OutputError, match=r"cannot hold the 3 rows of entities, a sheet has 2; write to a folder"):
        write(records, tmp_path / "a.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_the_same_tables_give_the_same_bytes(records: Frames, tmp_path: Path) -> None:
    for name in ("a", "b"):
        write(records, tmp_path / f"{name}.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


@settings(max_examples=6, deadline=None)
@given(st.lists(st.text(st.characters(categories=None)), min_size=1, max_size=30))
def test_any_text_makes_a_sound_workbook(texts: Callable[..., Frames], values: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "a.xlsx"
        book = written(texts(*values), file)
        assert ZipFile(file).testzip() is None
    found = cells_of(book, "articles", "text")
    assert [len(unescape(text or "")) for text in found] == [len(value) for value in values]


def test_the_first_sheet_is_for_people(records: Frames, tmp_path: Path) -> None:
    records["agreements"]["event_id"] = pd.Series(["event:a1b2c3:0", "event:a1b2c3:1"], dtype="string")
    sheet = written(records, tmp_path / "umowy.xlsx")["Porozumienia"]
    header, first, second = sheet.iter_rows()
    assert [cell.value for cell in header] == [
        *("Data", "Rodzaj", "Status", "Sygnatariusze", "Podpisali", "Miejsce", "Okazja", "Źródło")
    ]
    assert (first[0].value, first[0].is_date) == (datetime.datetime(2023, 5, 9), True)
    assert [cell.value for cell in first][1:6] == [
        "list intencyjny",
        "podpisane",
        "Legnicka Specjalna Strefa Ekonomiczna; Politechnika Wrocławska",
        "Przemysław Bożek (prezes)",
        "Legnica",
    ]
    assert first[7].value == "Śląsk i Łódź łączą siły"
    assert first[7].hyperlink.target == "https://lsse.eu/aktualności?id=1&b=2"
    assert second[1].value == "umowa"
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:H3")


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "https://a.pl/" + "x" * 3000, "=HYPERLINK()"]
)
def test_only_web_addresses_are_links(address: str, records: Frames, tmp_path: Path) -> None:
    records["articles"].loc[0, "url"] = address
    book = written(records, tmp_path / "umowy.xlsx")
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.hyperlink]


def test_what_was_written_is_read_back_and_a_text_that_was_cut_is_refused(records: Frames, tmp_path: Path) -> None:
    out = tmp_path / "umowy.xlsx"
    records["agreements"].loc[0, "subject"] = "_x000D_ =1+1"
    records["articles"].loc[1, "title"] = "<r>a</r>"
    write(records, out)
    found = read(out)
    for table in TABLES:
        pd.testing.assert_frame_equal(found[table.name], records[table.name].reset_index(drop=True))
    records["articles"].loc[1, "text"] = "ą" * 32_768
    write(records, out)
    before = out.read_bytes()
    for refused in (read, lambda out: add(records, out)):
        with pytest.raises(OutputError, match="holds a text that was too long for its cell"):
            refused(out)
    assert out.read_bytes() == before


def test_a_workbook_that_is_not_ours_is_not_added_to(records: Frames, tmp_path: Path) -> None:
    book = Workbook()
    book.save(tmp_path / "cudzy.xlsx")
    with pytest.raises(OutputError, match=r"cudzy\.xlsx holds no tables of ours"):
        add(records, tmp_path / "cudzy.xlsx")
    write(records, tmp_path / "a.xlsx")
    half = load_workbook(tmp_path / "a.xlsx")
    del half["signers"]
    half.save(tmp_path / "a.xlsx")
    with pytest.raises(OutputError, match="is only half there: signers is missing"):
        add(records, tmp_path / "a.xlsx")
    (tmp_path / "b.xlsx").write_bytes(b"nie arkusz")
    with pytest.raises(OutputError, match="is no workbook"):
        add(records, tmp_path / "b.xlsx")
