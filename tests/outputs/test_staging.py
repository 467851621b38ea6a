"""A write that fails in the middle leaves the old output as it was, and nothing of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pandas as pd
import pytest

from pipeline.outputs import OutputError, write
from pipeline.outputs.destination import Format
from pipeline.records.tables import FAILURES

resource = pytest.importorskip("resource", reason="needs limits on the size of files")

Frames = dict[str, pd.DataFrame]
OUTPUTS: list[tuple[str, Format | None]] = [
    ("out", "csv"),
    ("out", "jsonl"),
    ("out", "parquet"),
    ("out.sqlite", None),
    ("out.xlsx", None),
]


@contextmanager
def files_of_at_most(size: int) -> Iterator[None]:
    """The system itself refuses to let a file grow beyond `size` bytes, as it does on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def large(records: Frames) -> Frames:
    """Records whose last table is too large for the limit, so that those before it are written."""
    noise = [os.urandom(500).hex() for _ in range(3000)]
    failures = pd.DataFrame({"source": noise, "stage": "sources", "error": "brak strony"}).astype(FAILURES.dtypes)
    return {**records, "failures": failures}


@pytest.mark.parametrize(("name", "form"), OUTPUTS)
def test_a_full_disk_leaves_the_old_output(name: str, form: Format | None, records: Frames, tmp_path: Path) -> None:
    write(records, tmp_path / name, format=form)
    before = contents(tmp_path)
    tables = large(records)
    with files_of_at_most(500_000), pytest.raises(OutputError, match=f"{name} cannot be written: .*; "):
        write(tables, tmp_path / name, format=form)
    assert contents(tmp_path) == before
    write(tables, tmp_path / name, format=form)


@pytest.mark.parametrize(("name", "form"), OUTPUTS)
def test_a_full_disk_leaves_nothing_new(name: str, form: Format | None, records: Frames, tmp_path: Path) -> None:
    with files_of_at_most(500_000), pytest.raises(OutputError):
        write(large(records), tmp_path / name, format=form)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("name", "form"), OUTPUTS)
def test_permissions_of_the_old_file_are_kept(name: str, form: Format | None, nothing: Frames, tmp_path: Path) -> None:
    write(nothing, tmp_path / name, format=form)
    file = next(iter(contents(tmp_path)))
    file.chmod(0o600)
    write(nothing, tmp_path / name, format=form)
    assert file.stat().st_mode & 0o777 == 0o600


KILLED = """
import sys, pandas as pd
from pipeline.outputs import write
from pipeline.records.tables import FAILURES
rows = pd.DataFrame({"source": ["x" * 2000] * 30_000, "stage": "sources", "error": "brak"}).astype(FAILURES.dtypes)
print("writing", flush=True)
write({"failures": rows}, sys.argv[1], format="jsonl")
"""


def test_a_killed_write_leaves_whole_files_only(records: Frames, tmp_path: Path) -> None:
    write(records, tmp_path / "out", format="jsonl")
    before = contents(tmp_path)
    child = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(tmp_path / "out")], stdout=subprocess.PIPE, env={**os.environ}
    )
    with child:
        assert child.stdout
        assert child.stdout.readline() == b"writing\n"
        while not any(tmp_path.glob(".sygnatariusz-*/whole/failures.jsonl")):
            time.sleep(0.002)
        child.send_signal(signal.SIGKILL)
    after = contents(tmp_path)
    assert {path: content for path, content in after.items() if path in before} == before
    assert all(".sygnatariusz-" in str(path) for path in after.keys() - before.keys())
