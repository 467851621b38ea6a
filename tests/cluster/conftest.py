"""What the tests of a cluster share: outputs of the first step made by hand, and comparing row for row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pandas as pd
import pytest
from spacy.language import Language

from pipeline.cluster import form
from pipeline.cluster.extraction import EXTRACTED
from pipeline.cluster.storage import Folder
from pipeline.flow import extract
from pipeline.records import TABLES, ArticleRows, Records
from pipeline.sources import Failure, RawDocument

Extracted = Callable[[Sequence[Sequence[ArticleRows | Failure]]], tuple[str, list[str]]]


Same = Callable[[Records, Records], None]


@pytest.fixture(scope="session")
def same() -> Same:
    """Asserts that two runs gave the same tables, row for row."""

    def check(one: Records, other: Records) -> None:
        assert list(one) == list(other)
        for table in TABLES:
            pd.testing.assert_frame_equal(one[table.name], other[table.name])

    return check


@pytest.fixture
def extracted(tmp_path: Path) -> Extracted:
    """Writes partitions of rows as the first step writes them; gives the output and the names of its files."""

    def write(partitions: Sequence[Sequence[ArticleRows | Failure]]) -> tuple[str, list[str]]:
        out = str(tmp_path / f"out{len(list(tmp_path.iterdir()))}")
        files = [f"{number}.parquet" for number in range(len(partitions))]
        for file, rows in zip(files, partitions, strict=True):
            Folder(out).put(f"{EXTRACTED}/{file}", form.packed(form.table(rows)))
        return out, files

    return write


@pytest.fixture(scope="session")
def press_rows(nlp: Language, press: Path) -> list[ArticleRows]:
    """The rows of four of our own press releases."""
    pages = sorted(press.glob("a0[1-4]*.html"))
    found = [extract(RawDocument(page.read_bytes(), page.name, "html"), nlp) for page in pages]
    return [rows for rows in found if isinstance(rows, ArticleRows)]
