"""Reading is lazy: what is held does not grow with what is read."""

from __future__ import annotations

import csv
import io
import json
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pipeline.sources import RawDocument, read

TEXT = "Gmina Łowicz podpisała umowę ze Starostwem. " * 40


def jsonl(path: Path, rows: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        for number in range(rows):
            file.write(json.dumps({"url": f"https://lowicz.pl/{number}", "text": TEXT}) + "\n")


def table(path: Path, rows: int) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["url", "text"])
        writer.writerows((f"https://lowicz.pl/{number}", TEXT) for number in range(rows))


def parquet(path: Path, rows: int) -> None:
    schema = pa.schema([("url", pa.string()), ("text", pa.string())])
    with pq.ParquetWriter(path, schema, use_dictionary=False) as writer:
        for start in range(0, rows, 500):
            urls = [f"https://lowicz.pl/{number}" for number in range(start, min(start + 500, rows))]
            writer.write_table(pa.table({"url": urls, "text": [TEXT + url for url in urls]}, schema))


def warc(path: Path, rows: int) -> None:
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=path.suffix == ".gz")
        page = f"<html><body><p>{TEXT}</p></body></html>".encode()
        for number in range(rows):
            http = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
            url = f"https://lowicz.pl/{number}"
            writer.write_record(writer.create_warc_record(url, "response", io.BytesIO(page), http_headers=http))


def peak(path: Path) -> tuple[int, int]:
    """How many documents are in the file, and the most memory that Python and Arrow held while they were read."""
    documents = 0
    held = 0
    tracemalloc.start()
    try:
        for document in read([path]):
            assert isinstance(document, RawDocument)
            documents += 1
            held = max(held, pa.total_allocated_bytes())
        return documents, tracemalloc.get_traced_memory()[1] + held
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("name", "write", "rows"),
    [
        ("a.jsonl", jsonl, 400),
        ("a.csv", table, 400),
        ("a.parquet", parquet, 400),
        ("a.warc", warc, 60),
        ("a.warc.gz", warc, 60),
    ],
)
def test_ten_times_the_articles_take_the_same_memory(
    tmp_path: Path, name: str, write: Callable[[Path, int], None], rows: int
) -> None:
    path = tmp_path / name
    write(path, 20)
    peak(path)  # what libraries keep once they are loaded
    write(path, rows)
    small = peak(path)
    write(path, 10 * rows)
    large = peak(path)
    assert (small[0], large[0]) == (rows, 10 * rows)
    assert large[1] < 1.3 * small[1] + 100_000


def test_a_document_is_there_before_the_next_is_looked_at(tmp_path: Path) -> None:
    jsonl(tmp_path / "a.jsonl", 3)
    with (tmp_path / "a.jsonl").open("a", encoding="utf-8") as file:
        file.write("broken\n")
    documents = read([tmp_path / "a.jsonl", tmp_path / "missing.html"])
    assert [next(documents).source.rpartition(":")[2] for _ in range(3)] == ["1", "2", "3"]
