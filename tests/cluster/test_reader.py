"""The process that reads for a worker: a real one, which is killed, and what costs it its life."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest

from pipeline.cluster import Settings
from pipeline.cluster.extraction import EXTRACTED, UNREAD, extract_partition
from pipeline.cluster.partition import Partition
from pipeline.cluster.reader import Lost, Reader
from pipeline.language.load import ModelError
from pipeline.limits import Limits
from pipeline.records import ArticleRows
from pipeline.sources import RawDocument

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are ended otherwise there")


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    begun = Reader(Settings())
    yield begun
    begun.close()


@pytest.fixture
def document(press: Path) -> RawDocument:
    page = press / "a02-politechnika-firmy-porozumienie.html"
    return RawDocument(page.read_bytes(), page.name, "html")


def kill(reader: Reader) -> None:
    process = reader._process
    assert process is not None
    os.kill(process.pid, signal.SIGKILL)
    while process.is_alive():  # not joined: the thread that reads does, and of two that do one learns no exit code
        time.sleep(0.01)


def spent(reader: Reader) -> float:
    """Seconds of a processor that the process has had."""
    assert reader._process is not None
    return float(psutil.Process(reader._process.pid).cpu_times().user)


def test_a_process_that_is_killed_costs_what_it_reads_and_nothing_where_it_waits(
    reader: Reader, document: RawDocument
) -> None:
    expected = reader(document)
    assert isinstance(expected, ArticleRows)
    kill(reader)
    assert reader(document) == expected
    sentence = "W Radomiu gmina Łazy i Politechnika Opolska podpisały umowę, a burmistrz nie krył zadowolenia. "
    slow = RawDocument((sentence * 8000).encode(), "slow.txt", "text")
    with ThreadPoolExecutor(1) as threads:
        idle = spent(reader)
        reading = threads.submit(reader, slow)
        while spent(reader) < idle + 0.5:
            assert not reading.done()
        kill(reader)
        lost = reading.result()
    assert isinstance(lost, Lost)
    assert (lost.source, lost.stage) == ("slow.txt", "language")
    assert "was ended by SIGKILL" in lost.error
    assert "another run tries it again" in lost.error
    assert reader(document) == expected


def test_what_cannot_be_loaded_is_told_as_without_a_process_of_its_own(document: RawDocument) -> None:
    with pytest.raises(ModelError, match="pl_nie_ma_takiego"):
        Reader(Settings(model="pl_nie_ma_takiego"))(document)


@pytest.mark.skipif(sys.platform != "linux", reason="the limit is the system's own")
def test_a_partition_that_lost_an_article_is_tried_again(press: Path, tmp_path: Path) -> None:
    page = press / "a02-politechnika-firmy-porozumienie.html"
    partition = Partition("files", (str(page), str(tmp_path / "missing.html")), ("", ""))

    def names() -> list[str]:
        return [file.name for file in (tmp_path / EXTRACTED).iterdir()]

    name = partition.name(Settings().digest)
    narrow = extract_partition(partition, Settings(limits=Limits(600, 1)), str(tmp_path))
    assert narrow.articles == 0
    assert [failure.error for failure in narrow.failures][:1] == [
        "reading it takes more than 1 MB of memory: --memory-limit (memory_limit) gives it more"
    ]
    assert names() == [f"{name}{UNREAD}"]
    wide = extract_partition(partition, Settings(), str(tmp_path))
    assert (wide.articles, len(wide.failures)) == (1, 1)
    assert names() == [f"{name}.parquet"]
