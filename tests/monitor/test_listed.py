"""An analyst's own list of names in a monitor: it names the parties, and its bad lines are told once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline import outputs
from pipeline.monitor import status

HOUR = 3600.0
NOW = 1_000_000.0


def config(news: Any) -> str:
    return f'output = "records.sqlite"\ngazetteer = "lista.csv"\n[[source]]\nurl = "{news.feed}"\n'


@pytest.fixture
def gazetteer(tmp_path: Path) -> Path:
    path = tmp_path / "lista.csv"
    path.write_text("name,kind\nDolina Lotnicza,organisation\n,organisation\nŁowicz,planeta\n", encoding="utf-8")
    return path


def test_bad_lines_are_told_once_by_number_and_are_failures(
    news: Any, follow: Callable[[str], Any], gazetteer: Path, tmp_path: Path
) -> None:
    followed = follow(config(news))
    assert followed.round(NOW)
    assert [line.partition(": ")[0] for line in followed.said] == [f"{gazetteer}:3", f"{gazetteer}:4"]
    assert followed.said[0].endswith("the line has no name")
    failures = outputs.read(tmp_path / "records.sqlite")["failures"]
    assert list(failures["source"]) == [f"{gazetteer}:3", f"{gazetteer}:4"]
    assert set(failures["stage"]) == {"gazetteer"}
    assert followed.round(NOW + HOUR)
    assert followed.said == []
    followed.monitor.close()
    again = follow(config(news))  # as cron begins one each hour
    assert again.round(NOW + 2 * HOUR)
    assert again.said == []


def test_a_line_that_was_well_in_between_is_told_again(
    news: Any, follow: Callable[[str], Any], gazetteer: Path
) -> None:
    bad = gazetteer.read_text("utf-8")
    said = []
    for text in (bad, bad.replace("planeta", "organisation"), bad, bad.replace("planeta", "gwiazda")):
        gazetteer.write_text(text, encoding="utf-8")
        followed = follow(config(news))
        followed.round(NOW)
        said.append([line.partition(": ")[0].rpartition(":")[2] for line in followed.said])
        followed.monitor.close()
    assert said == [["3", "4"], [], ["4"], ["4"]]


def test_bad_lines_are_told_though_no_source_is_due(
    news: Any, follow: Callable[[str], Any], gazetteer: Path, tmp_path: Path
) -> None:
    news.website.page("/rss", "x", status=500)
    good = gazetteer.read_text("utf-8")
    gazetteer.write_text("name\nDolina Lotnicza\n", encoding="utf-8")
    first = follow(config(news))
    first.round(NOW)
    first.monitor.close()
    gazetteer.write_text(good, encoding="utf-8")
    followed = follow(config(news))
    followed.round(NOW + 1)
    assert len(followed.said) == 2
    assert len(outputs.read(tmp_path / "records.sqlite")["failures"]) == 2


def test_status_counts_bad_lines(news: Any, follow: Callable[[str], Any], gazetteer: Path) -> None:
    followed = follow(config(news))
    followed.round(NOW)
    columns = {str(column.header): list(column.cells) for column in status(followed.config).columns}
    assert columns["source"] == [news.feed, str(gazetteer)]
    assert columns["errors"] == ["0", "2"]
    assert columns["last error"][1] == f"{gazetteer}:3: the line has no name"
