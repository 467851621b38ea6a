"""Sources cut into partitions hold the documents of the whole, each once, named as one machine names them."""

from __future__ import annotations

import io
import os
from itertools import pairwise
from pathlib import Path

import fsspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pipeline.cluster.partition import Partition, documents
from pipeline.cluster.plan import plan
from pipeline.cluster.sizes import Sizes
from pipeline.cluster.warc_part import read_part
from pipeline.sources import Failure, RawDocument
from pipeline.sources import read as read_sources
from pipeline.sources.warc import read_warc

PAGES = 40


def _warc(packed: bool) -> bytes:
    """A crawl of pages with their requests and, before some, a metadata record that tells of their day."""
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=packed)
    for number in range(PAGES):
        url = f"https://example.org/{number}"
        if number % 3 == 0:
            about = io.BytesIO(f"title: Tytuł {number}\r\npublished: 2023-05-{1 + number % 28:02}\r\n".encode())
            writer.write_record(
                writer.create_warc_record(url, "metadata", payload=about, warc_content_type="application/warc-fields")
            )
        body = io.BytesIO(f"<p>Strona {number}</p>".encode() + os.urandom(3000 * (number % 5)).hex().encode())
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        writer.write_record(writer.create_warc_record(url, "response", payload=body, http_headers=headers))
    return buffer.getvalue()


WARCS = {packed: _warc(packed) for packed in (True, False)}


def _read(content: bytes, first: int, last: int) -> list[RawDocument | Failure]:
    return list(read_part(io.BufferedReader(io.BytesIO(content)), "news.warc", first, last))  # type: ignore[arg-type]


@settings(max_examples=40, deadline=None)
@given(packed=st.booleans(), cuts=st.lists(st.floats(0, 1), max_size=6))
def test_however_a_crawl_is_cut_each_page_is_in_one_part(packed: bool, cuts: list[float]) -> None:
    content = WARCS[packed]
    borders = [0, *sorted(int(cut * len(content)) for cut in cuts), len(content)]
    parts = [_read(content, first, last) for first, last in pairwise(borders)]
    unpacked = io.BufferedReader(io.BytesIO(WARCS[packed]))  # type: ignore[arg-type]
    whole = list(read_warc(unpacked, "news.warc"))
    assert len(whole) == PAGES
    assert [document for part in parts for document in part] == whole


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder with pages, a crawl and a table."""
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(5):
        (folder / f"{number}.html").write_text(f"<p>Strona {number}</p>", encoding="utf-8")
    (folder / "crawl.warc.gz").write_bytes(WARCS[True])
    rows = pa.table({"text": [f"Artykuł {number}." for number in range(25)], "url": [f"u{n}" for n in range(25)]})
    pq.write_table(rows, folder / "table.parquet", row_group_size=7)
    return folder


def test_partitions_of_a_folder_hold_what_one_machine_reads(news: Path) -> None:
    partitions, missing = plan([news], Sizes(files=2, rows=6, bytes=20_000))
    assert missing == []
    kinds = [partition.kind for partition in partitions]
    assert (kinds.count("files"), kinds.count("rows")) == (3, 5)
    assert kinds.count("warc") == -(-len(WARCS[True]) // 20_000) > 2
    found = [document for partition in partitions for document in documents(partition)]
    whole = list(read_sources([news]))
    assert sorted(found, key=lambda one: one.source) == sorted(whole, key=lambda one: one.source)


def test_a_store_gives_what_a_folder_gives(news: Path) -> None:
    """On fsspec's store in memory; tests/cluster/test_store.py has one over HTTP."""
    store = fsspec.filesystem("memory")
    store.put(str(news), "/archive/news", recursive=True)
    partitions, missing = plan(["memory:///archive/news"], Sizes(files=2, rows=6, bytes=20_000))
    assert missing == []
    found = {one.source.removeprefix("memory:///archive/"): one for part in partitions for one in documents(part)}
    whole = {one.source.removeprefix(f"{news.parent}/"): one for one in read_sources([news])}
    assert sorted(found) == sorted(whole)
    contents = {name: one.content for name, one in found.items() if isinstance(one, RawDocument)}
    assert contents == {name: one.content for name, one in whole.items() if isinstance(one, RawDocument)}


def test_a_file_that_changed_is_another_partition(news: Path) -> None:
    def name() -> str:
        [partition], _ = plan([news / "0.html"], Sizes())
        return partition.name("settings")

    before = name()
    assert name() == before
    (news / "0.html").write_text("<p>Zmieniona strona</p>", encoding="utf-8")
    assert name() != before


def test_what_is_not_there_and_what_is_on_the_web_are_told_and_the_rest_is_planned(news: Path) -> None:
    partitions, missing = plan(
        ["https://example.org/", "memory://nowhere/a", news / "0.html", news / "0.html"], Sizes()
    )
    assert [(one.source, one.stage) for one in missing] == [
        ("https://example.org/", "sources"),
        ("memory://nowhere/a", "sources"),
    ]
    assert [partition.files for partition in partitions] == [(str(news / "0.html"),)]


def test_a_file_that_is_gone_when_it_is_read_is_a_failure(tmp_path: Path) -> None:
    gone = Partition("rows", (str(tmp_path / "gone.parquet"),), ("",), 0, 5)
    [failure] = documents(gone)
    assert isinstance(failure, Failure)
    assert failure.error == "it does not exist"


@pytest.mark.parametrize("name", ["files", "rows", "bytes"])
def test_a_partition_of_nothing_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=f"1 or more {name}, not 0"):
        Sizes(**{name: 0})
