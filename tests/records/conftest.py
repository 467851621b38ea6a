"""What tests of this room share: the rows of a few of our own press releases."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language

from pipeline.flow import extract
from pipeline.records import ArticleRows
from pipeline.sources import RawDocument


@pytest.fixture(scope="session")
def press_rows(nlp: Language, press: Path) -> list[ArticleRows]:
    """The rows of four of our own press releases."""
    pages = sorted(press.glob("a0[1-4]*.html"))
    found = [extract(RawDocument(page.read_bytes(), page.name, "html"), nlp) for page in pages]
    assert all(isinstance(rows, ArticleRows) for rows in found)
    return found
