"""An object store over HTTP: moto's S3 on the loopback, with its rules of who may do what."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

import pytest
import s3fs

from pipeline.cluster.error import ClusterError
from pipeline.cluster.extraction import EXTRACTED
from pipeline.cluster.job import _there
from pipeline.cluster.partition import documents
from pipeline.cluster.plan import plan
from pipeline.cluster.sizes import Sizes
from pipeline.cluster.storage import Folder
from pipeline.sources import RawDocument


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of an S3 on which everything is allowed."""
    from socket import socket

    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    for name, value in {
        "AWS_ENDPOINT_URL": address,
        "AWS_ACCESS_KEY_ID": "testing",
        "AWS_SECRET_ACCESS_KEY": "testing",
        "AWS_DEFAULT_REGION": "eu-central-1",
    }.items():
        monkeypatch.setenv(name, value)
    server = subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    s3fs.S3FileSystem.clear_instance_cache()
    while True:
        try:
            urlopen(f"{address}/moto-api/").close()
            break
        except URLError:
            assert server.poll() is None
            time.sleep(0.1)
    yield address
    server.kill()
    server.wait()
    s3fs.S3FileSystem.clear_instance_cache()


def test_pages_are_read_from_a_bucket_and_results_written_to_it(store: str) -> None:
    system = s3fs.S3FileSystem()
    system.mkdir("s3://news", region_name="eu-central-1")
    system.pipe_file("news/maj/a.html", b"<p>Strona</p>")
    partitions, missing = plan(["s3://news/maj"], Sizes())
    assert missing == []
    [document] = documents(partitions[0])
    assert isinstance(document, RawDocument)
    assert (document.source, document.content) == ("s3://news/maj/a.html", b"<p>Strona</p>")
    folder = Folder("s3://news/out")
    assert folder.names(EXTRACTED) == []
    folder.put(f"{EXTRACTED}/a.parquet", b"one")
    folder.put(f"{EXTRACTED}/a.parquet", b"two")
    assert (folder.names(EXTRACTED), folder.get(f"{EXTRACTED}/a.parquet")) == (["a.parquet"], b"two")
    folder.remove(EXTRACTED)
    assert folder.names(EXTRACTED) == []


def test_a_bucket_without_permission_is_one_sentence(store: str) -> None:
    system = s3fs.S3FileSystem()
    system.mkdir("s3://secret", region_name="eu-central-1")
    system.pipe_file("secret/a.html", b"<p>Strona</p>")
    nobody = Request(f"{store}/moto-api/reset-auth", b"0", {"Content-Type": "text/plain"})  # may do anything any more
    urlopen(nobody).close()
    s3fs.S3FileSystem.clear_instance_cache()
    partitions, [failure] = plan(["s3://secret/*.html"], Sizes())
    assert partitions == []
    assert failure.source == "s3://secret/*.html"
    assert failure.error.startswith("permission is denied (")
    with pytest.raises(ClusterError, match=r"s3://secret/out cannot be written: permission is denied"):
        _there(Folder("s3://secret/out"), replace=False)
