"""JSON Lines, CSV and Parquet: an article a row."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.sources import Failure, RawDocument, read
from pipeline.sources.delimited import read_delimited
from pipeline.sources.jsonl import PATIENCE, read_jsonl
from pipeline.sources.sizes import LARGEST

TEXT = "Gmina Łowicz podpisała umowę ze Starostwem."
ROWS = [
    {"url": "https://lowicz.pl/1", "title": "Umowa", "published": "2023-05-09", "text": TEXT},
    {"url": "https://lowicz.pl/2", "title": 'Żółw; ćma, "źrebię"', "published": "10.05.2023", "text": f"{TEXT}\nDwa."},
]


def documents(path: Path) -> list[RawDocument]:
    found = list(read([path]))
    assert all(isinstance(document, RawDocument) for document in found), found
    return [document for document in found if isinstance(document, RawDocument)]


def told(path: Path) -> list[tuple[str, str]]:
    return [(d.source.removeprefix(f"{path}"), d.error) for d in read([path]) if isinstance(d, Failure)]


def lines(rows: Sequence[object]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def table(rows: Sequence[dict[str, str]], separator: str = ",") -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), delimiter=separator)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def write(folder: Path, kind: str) -> Path:
    path = folder / f"artykuły.{kind}"
    match kind:
        case "jsonl":
            path.write_bytes(lines(ROWS))
        case "jsonl.gz":
            path.write_bytes(gzip.compress(lines(ROWS)))
        case "csv":
            path.write_text(table(ROWS), encoding="utf-8", newline="")
        case "tsv":
            path.write_text(table(ROWS, "\t"), encoding="utf-16", newline="")
        case "parquet":
            pq.write_table(pa.Table.from_pylist(ROWS), path)
    return path


@pytest.mark.parametrize("kind", ["jsonl", "jsonl.gz", "csv", "tsv", "parquet"])
def test_a_row_is_a_document_with_what_the_table_knows_of_it(tmp_path: Path, kind: str) -> None:
    path = write(tmp_path, kind)
    first, second = documents(path)
    begins = 2 if kind in ("csv", "tsv") else 1
    assert first == RawDocument(
        TEXT.encode(), f"{path}:{begins}", "text", "https://lowicz.pl/1", "Umowa", date(2023, 5, 9)
    )
    assert second.source == f"{path}:{begins + 1}"
    assert (second.title, second.published) == (ROWS[1]["title"], date(2023, 5, 10))
    assert second.content.decode() == ROWS[1]["text"]


@pytest.mark.parametrize(
    ("names", "media", "url"),
    [
        (("HTML", "Link"), "html", "Link"),
        (("Treść komunikatu", "Adres URL"), "text", "Adres URL"),
        (("text", "html", "url"), "html", "url"),
        (("body",), "text", None),
    ],
)
def test_columns_are_known_by_their_names_in_two_languages(
    tmp_path: Path, names: tuple[str, ...], media: str, url: str | None
) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines([dict.fromkeys(names, TEXT)]))
    [document] = documents(tmp_path / "a.jsonl")
    assert document.media == media
    assert document.url == (TEXT if url else None)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2023-05-09T23:30:00Z", date(2023, 5, 10)),  # past midnight in Poland
        ("2023-05-09T23:30:00", date(2023, 5, 9)),
        ("Tue, 09 May 2023 10:00:00 +0200", date(2023, 5, 9)),
        ("9.05.2023, godz. 12", date(2023, 5, 9)),
        (1683626400, date(2023, 5, 9)),
        (1683626400000, date(2023, 5, 9)),
        (datetime(2023, 5, 9, 12), date(2023, 5, 9)),
        ("wczoraj", None),
        ("2023-02-31", None),
        (True, None),
        (None, None),
    ],
)
def test_days_of_publication_as_tables_write_them(tmp_path: Path, value: object, expected: date | None) -> None:
    pq.write_table(pa.Table.from_pylist([{"text": TEXT, "published": value}]), tmp_path / "a.parquet")
    [document] = documents(tmp_path / "a.parquet")
    assert document.published == expected


def test_a_csv_of_windows_1250_with_semicolons_keeps_its_bytes_for_cleaning(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(table(ROWS, ";").encode("cp1250"))
    first, second = documents(tmp_path / "a.csv")
    assert first.content == TEXT.encode("cp1250")
    assert second.title == ROWS[1]["title"]


def test_a_table_without_a_column_of_articles_names_those_it_has(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id;kwota;miasto\n1;5;Łowicz\n", encoding="utf-8")
    [(where, error)] = told(tmp_path / "a.csv")
    assert where == ""
    assert "no column named html or text: its columns are id, kwota, miasto" in error
    pq.write_table(pa.table({"id": [1], "kwota": [5]}), tmp_path / "b.parquet")
    assert "its columns are id, kwota" in told(tmp_path / "b.parquet")[0][1]
    (tmp_path / "c.jsonl").write_bytes(lines([{"id": 1}, {"text": TEXT}]))
    [(where, error)] = told(tmp_path / "c.jsonl")
    assert where == ":1"
    assert "its columns are id" in error


def test_bad_rows_are_failures_and_the_others_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    good = lines([{"text": TEXT}])
    long = lines([{"text": "x" * LARGEST}])
    path.write_bytes(b"\xef\xbb\xbf" + good + b"{broken\n[1]\n\n" + lines([{"text": " "}]) + long + good)
    assert [d.source for d in read([path]) if isinstance(d, RawDocument)] == [f"{path}:1", f"{path}:7"]
    assert told(path) == [
        (":2", "the line is not a JSON object"),
        (":3", "the line is not a JSON object"),
        (":5", "the column text is empty in this row"),
        (":6", "the line is too large for one article: the limit is 20 MB"),
    ]


def test_a_file_that_is_no_json_lines_is_one_failure(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps([{"text": TEXT}] * 100, indent=1), encoding="utf-8")
    assert told(tmp_path / "a.jsonl") == [
        ("", f"none of the first {PATIENCE} lines is a JSON object: this is not JSON Lines")
    ]


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("a.jsonl", b"", "the file is empty"),
        ("a.csv", b"", "the file is empty"),
        ("a.csv", b"text,url\n", "the table has a header and no rows"),
        ("a.csv", b'text\n"' + b"x" * (LARGEST + 1), "the row is too large for one article: the limit is 20 MB"),
        ("a.parquet", b"PAR1 nothing of the kind", "the Parquet file is damaged"),
        ("a.jsonl.gz", gzip.compress(lines(ROWS * 1000))[:-100], "the gzip file is cut off"),
        ("a.jsonl.gz", gzip.compress(lines(ROWS))[:-8] + b"\xff" * 8, "the gzip file is damaged"),
    ],
    ids=lambda value: value[:30] if isinstance(value, str) else "",
)
def test_bad_files_say_what_is_wrong(tmp_path: Path, name: str, content: bytes, error: str) -> None:
    (tmp_path / name).write_bytes(content)
    assert told(tmp_path / name)[-1][1].startswith(error)


def test_what_stands_before_a_cut_is_read(tmp_path: Path) -> None:
    rows = [{"text": f"{TEXT} {number * 7919 % 10007}"} for number in range(5000)]
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines(rows))[:-2000])
    found = list(read([tmp_path / "a.jsonl.gz"]))
    assert isinstance(found[-1], Failure)
    assert 1000 < len(found) < 5000
    assert all(isinstance(document, RawDocument) for document in found[:-1])


def test_a_decompression_bomb_is_cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.sources.sizes.ALWAYS", 1024 * 1024)
    with gzip.open(tmp_path / "a.jsonl.gz", "wb") as file:
        file.write(lines([{"text": TEXT}]))
        for _ in range(200):
            file.write(b" " * 1024 * 1024)
    [(_, error)] = told(tmp_path / "a.jsonl.gz")
    assert "decompression bomb" in error
    assert [d.content for d in read([tmp_path / "a.jsonl.gz"]) if isinstance(d, RawDocument)] == [TEXT.encode()]


CELLS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=5), st.sampled_from(",;\t|"))
def test_any_text_comes_out_of_a_csv_as_it_went_in(rows: list[tuple[str, str]], separator: str) -> None:
    text = table([{"text": content, "url": url} for content, url in rows], separator)
    found = list(read_delimited(io.BufferedReader(io.BytesIO(text.encode())), "a.csv"))
    assert [d.content.decode() for d in found if isinstance(d, RawDocument)] == [content for content, _ in rows]


@given(st.binary(max_size=300))
def test_no_bytes_make_the_readers_raise(content: bytes) -> None:
    for reader in (read_jsonl, read_delimited):
        for document in reader(io.BufferedReader(io.BytesIO(content)), "a"):
            assert isinstance(document, (RawDocument, Failure))
