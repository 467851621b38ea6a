"""Folders of CSV, JSONL and Parquet give back what was written, and hostile texts do no harm."""

from __future__ import annotations

import csv
import datetime
import json
import re
import tempfile
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.outputs import OutputError, write
from pipeline.outputs.destination import Format
from pipeline.records.tables import TABLES

Frames = dict[str, pd.DataFrame]
FORMATS: list[Format] = ["csv", "jsonl", "parquet"]
# Every character, lone surrogates and NUL among them, and often what a formula begins with.
ANY_TEXT = st.text(st.characters(categories=None)) | st.text("='+-@\t\r\n\0\ud800\"',;aż|", max_size=8)


def held(text: str) -> str:
    """What the outputs hold of `text`: all but NUL and lone surrogates."""
    return re.sub("[\0\ud800-\udfff]", "\ufffd", text)


def unguarded(text: str) -> str:
    """A text of a CSV without the apostrophe that guards it."""
    return re.sub(r"^'('*[=+\-@\t\r\n＝＋－＠])", r"\1", text)


def read_csv(file: Path, dtypes: dict[str, str]) -> pd.DataFrame:
    days = [name for name, dtype in dtypes.items() if dtype.startswith("datetime")]
    others = {name: dtype for name, dtype in dtypes.items() if name not in days}
    frame = pd.read_csv(file, dtype=others, keep_default_na=False, na_values=[""])
    for name in days:
        frame[name] = pd.to_datetime(frame[name].astype("string"), format="ISO8601", utc=True).dt.tz_localize(None)
    return frame.astype(dtypes)


def test_csv_gives_the_same_tables_back(records: Frames, tmp_path: Path) -> None:
    write(records, tmp_path / "out")
    for table in TABLES:
        found = read_csv(tmp_path / "out" / f"{table.name}.csv", table.dtypes)
        pd.testing.assert_frame_equal(found, records[table.name])


def test_csv_is_what_excel_and_a_person_expect(records: Frames, tmp_path: Path) -> None:
    write(records, tmp_path / "out", format="csv")
    content = (tmp_path / "out" / "articles.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    first, second = csv.DictReader(content.decode("utf-8-sig").splitlines(keepends=True))
    assert (first["published"], first["retrieved"], first["words"]) == ("2023-05-10", "2023-05-11T08:30:00Z", "23")
    assert (second["published"], second["retrieved"], second["words"]) == ("", "", "")
    assert first["text"] == records["articles"]["text"][0]


def test_jsonl_gives_the_same_values_back(records: Frames, tmp_path: Path) -> None:
    write(records, tmp_path / "out", format="jsonl")
    lines = (tmp_path / "out" / "articles.jsonl").read_text(encoding="utf-8").split("\n")
    assert lines.pop() == ""
    first, second = map(json.loads, lines)
    assert first["text"] == records["articles"]["text"][0]
    assert (first["published"], first["retrieved"], first["words"]) == ("2023-05-10", "2023-05-11T08:30:00Z", 23)
    assert isinstance(first["words"], int)
    assert second["words"] is None
    assert "Śląsk i Łódź" in lines[0]
    for table in TABLES:
        found = [json.loads(line) for line in (tmp_path / "out" / f"{table.name}.jsonl").open(encoding="utf-8")]
        assert len(found) == len(records[table.name])
        assert all(list(row) == table.names for row in found)
    read = pd.read_json(tmp_path / "out" / "agreements.jsonl", lines=True, dtype_backend="numpy_nullable")
    assert read["parties"].tolist() == [2, pd.NA]


def test_parquet_gives_the_same_types_and_values_back(records: Frames, tmp_path: Path) -> None:
    write(records, tmp_path / "out", format="parquet")
    table = pq.read_table(tmp_path / "out" / "agreements.parquet")
    assert table.schema.field("date_earliest").type == pa.date32()
    assert table.schema.field("parties").type == pa.int64()
    assert table["date_earliest"].to_pylist() == [datetime.date(2023, 5, 9), datetime.date(1825, 1, 1)]
    retrieved = pq.read_table(tmp_path / "out" / "articles.parquet")["retrieved"]
    assert retrieved.to_pylist() == [datetime.datetime(2023, 5, 11, 8, 30, tzinfo=datetime.UTC), None]
    for definition in TABLES:
        found = pd.read_parquet(tmp_path / "out" / f"{definition.name}.parquet")
        for column in definition.columns:
            if column.type in ("text", "integer", "number"):
                pd.testing.assert_series_equal(found[column.name], records[definition.name][column.name])


@pytest.mark.parametrize("form", FORMATS)
def test_empty_tables_keep_their_columns(form: Format, nothing: Frames, tmp_path: Path) -> None:
    write(nothing, tmp_path / "given", format=form)
    write({}, tmp_path / "lacking", format=form)
    for table in TABLES:
        name = f"{table.name}.{form}"
        content = (tmp_path / "given" / name).read_bytes()
        assert content == (tmp_path / "lacking" / name).read_bytes()
        if form == "csv":
            assert list(pd.read_csv(tmp_path / "given" / name).columns) == table.names
        elif form == "parquet":
            assert pq.read_schema(tmp_path / "given" / name).names == table.names
        else:
            assert content == b""


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_tables_give_the_same_bytes(form: Format, records: Frames, tmp_path: Path) -> None:
    write(records, tmp_path / "a", format=form)
    reordered = {name: records[name][records[name].columns[::-1]] for name in reversed(records)}
    write(reordered, tmp_path / "b", format=form)
    for file in (tmp_path / "a").iterdir():
        assert file.read_bytes() == (tmp_path / "b" / file.name).read_bytes()


def test_only_the_tables_are_replaced(records: Frames, nothing: Frames, tmp_path: Path) -> None:
    write(nothing, tmp_path)
    (tmp_path / "notatki.txt").write_text("moje", encoding="utf-8")
    write(records, tmp_path)
    assert (tmp_path / "notatki.txt").read_text(encoding="utf-8") == "moje"
    assert len(pd.read_csv(tmp_path / "articles.csv")) == 2
    assert {p.name for p in tmp_path.iterdir()} == {"notatki.txt", *(f"{table.name}.csv" for table in TABLES)}


def test_a_new_folder_and_its_files_have_ordinary_permissions(records: Frames, tmp_path: Path) -> None:
    (tmp_path / "usual").mkdir()
    (tmp_path / "usual.txt").touch()
    write(records, tmp_path / "out")
    assert (tmp_path / "out").stat().st_mode == (tmp_path / "usual").stat().st_mode
    assert (tmp_path / "out" / "articles.csv").stat().st_mode == (tmp_path / "usual.txt").stat().st_mode


def test_a_formula_in_an_article_is_text_in_csv(texts: Callable[..., Frames], tmp_path: Path) -> None:
    hostile = ["=HYPERLINK(A1)", "+48 71", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "'=1", "zwykły - tekst", None]
    write(texts(*hostile), tmp_path / "out")
    with (tmp_path / "out" / "articles.csv").open(encoding="utf-8-sig", newline="") as file:
        found = [row["text"] for row in csv.DictReader(file)]
    assert found[:7] == [f"'{text}" for text in hostile[:7]]
    assert found[7:] == ["zwykły - tekst", ""]


@settings(max_examples=10, deadline=None)
@given(st.lists(ANY_TEXT, min_size=1, max_size=20))
def test_any_text_survives(texts: Callable[..., Frames], values: list[str]) -> None:
    expected = [held(value) for value in values]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for form in FORMATS:
            write(texts(*values), folder, format=form)
        with (folder / "articles.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = [row["text"] for row in csv.DictReader(file)]
        assert [unguarded(row) for row in rows] == expected
        assert not [row for row in rows if row and row[0] in "=+-@\t\r"]
        lines = (folder / "articles.jsonl").read_text(encoding="utf-8").removesuffix("\n").split("\n")
        assert [json.loads(line)["text"] for line in lines] == expected
        assert pq.read_table(folder / "articles.parquet")["text"].to_pylist() == expected
        read = pd.read_csv(folder / "articles.csv", dtype="string", keep_default_na=False)
        assert [unguarded(text) for text in read["text"]] == expected


def test_values_of_another_type_are_refused_and_the_old_output_stays(records: Frames, tmp_path: Path) -> None:
    write(records, tmp_path)
    before = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    for value in ({1, 2}, b"\xff", 1):
        records["signers"]["role"] = pd.Series([value], dtype=object)
        with pytest.raises(OutputError, match="column role of the table signers holds a value that is not text"):
            write(records, tmp_path)
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == before


def test_integers_are_never_fractions(records: Frames, tmp_path: Path) -> None:
    records["agreements"]["parties"] = pd.Series([2.0, None])
    write(records, tmp_path)
    assert pd.read_csv(tmp_path / "agreements.csv", dtype="string")["parties"].tolist() == ["2", pd.NA]
    records["agreements"]["parties"] = pd.Series([2.5, None])
    with pytest.raises(OutputError, match="parties"):
        write(records, tmp_path)


def test_numbers_that_are_not_finite_are_missing(records: Frames, tmp_path: Path) -> None:
    records["agreements"]["confidence"] = pd.Series([float("nan"), float("inf")], dtype="float64")
    write(records, tmp_path, format="jsonl")
    lines = (tmp_path / "agreements.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["confidence"] for line in lines] == [None, None]


def test_tables_and_columns_must_be_those_of_the_definition(records: Frames, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="no table umowy; the tables are articles, mentions"):
        write({**records, "umowy": records["agreements"]}, tmp_path)
    with pytest.raises(OutputError, match="table agreements must have the columns agreement_id"):
        write({**records, "agreements": records["agreements"].drop(columns="place")}, tmp_path)
    assert list(tmp_path.iterdir()) == []
