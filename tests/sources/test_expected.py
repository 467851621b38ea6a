"""How many documents there will be, as far as one can tell."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pandas as pd
import pytest

from pipeline.sources import read
from pipeline.sources.expected import expected

ARTICLE = "Gmina i powiat podpisały umowę."


def test_files_lines_and_rows_are_counted(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("a.txt", "in/b.html"):
        (tmp_path / name).write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "c.jsonl").write_text(f'{{"text": "{ARTICLE}"}}\n' * 3, encoding="utf-8")
    pd.DataFrame({"text": [ARTICLE] * 4}).to_parquet(tmp_path / "d.parquet")
    sources = [tmp_path, tmp_path / "missing.txt"]
    assert expected(sources) == len(list(read(sources))) == 10


@pytest.mark.parametrize("source", ["-", "https://example.org/feed", "a.csv", "a.zip", "a.jsonl.gz"])
def test_what_only_reading_tells_is_not_guessed(source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.csv").write_text(f"text\n{ARTICLE}\n", encoding="utf-8")
    Path("a.jsonl.gz").write_bytes(b"\x1f\x8b")
    with zipfile.ZipFile("a.zip", "w") as archive:
        archive.writestr("a.txt", ARTICLE)
    assert expected([source]) is None


def test_what_cannot_be_read_is_no_reason_to_fail(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(b"PAR1")
    assert expected([tmp_path]) is None
