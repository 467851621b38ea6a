"""What is measured on: pages the same each time, none a reprint of another, packages of the size that they have."""

from __future__ import annotations

from pathlib import Path

from benchmark import row, size
from made_articles import make, pages

import pipeline
from pipeline.records.reprints import reprints


def test_fewer_pages_are_the_first_of_more(tmp_path: Path) -> None:
    assert list(pages(3)) == list(pages(5))[:3]
    total = make(5, tmp_path)
    assert sum(path.stat().st_size for path in tmp_path.rglob("*.html")) == total


def test_no_page_is_another_reprint_though_made_of_the_same() -> None:
    made = dict(pages(400))
    texts = {name: pipeline.clean(page.encode()).text for name, page in made.items() if int(name[:7]) % 150 < 3}
    assert len(texts) >= 8
    assert reprints(texts.items()) == {}


def test_a_package_is_as_large_as_its_files_and_those_of_what_it_asks_for() -> None:
    assert size(["pyarrow", "PyArrow"]) == size(["pyarrow"]) > 30
    assert size(["pandas"]) > size(["numpy"]) > 0
    assert size(["no-such-package"]) == 0


def test_a_ratio_is_that_of_words_a_second_of_processor() -> None:
    one = {"seconds": 2.0, "processor": 4.0, "articles": 10, "words": 800, "bytes": 2e6, "first": 0.5, "peak": 1200}
    other = one | {"words": 1600}
    assert row("x", other, one) == "| x | 5.0 | 800 | 1.00 | 400 | 2.00 | 0.5 | 1,200 |"
