"""What a long run says of itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pipeline.progress import Tally, duration, shown
from pipeline.records import ArticleRows
from pipeline.sources import Failure

Make = Callable[..., ArticleRows]
SIGNED = [("umowa", date(2023, 5, 9), ["Gmina Łowicz", "Klaster Wodny"])]


def test_numbers_rate_and_time_left(article: Make, tmp_path: Path) -> None:
    for number in range(8):
        (tmp_path / f"{number}.txt").write_text("Gmina podpisała umowę.", encoding="utf-8")
    tally = Tally([tmp_path])
    tally.resume(3)
    tally.take(article("3.txt", SIGNED))
    tally.take(Failure("4.txt", "cleaning", "too short"))
    said = re.fullmatch(r"62%: 4 articles, 1 agreement, 1 failure, ([\d,.]+) a second, \d+ s left", tally.line())
    assert said is not None
    for number in range(5, 8):
        tally.take(article(f"{number}.txt"))
    assert "left" not in tally.line()


def test_where_nobody_knows_how_many_no_time_left_is_told(article: Make) -> None:
    tally = Tally(["-"])
    tally.take(article("a.txt"))
    assert re.fullmatch(r"1 article, 0 agreements, 0 failures, [\d,.]+ a second", tally.line())


@pytest.mark.parametrize(
    ("seconds", "said"), [(0.2, "0 s"), (89, "89 s"), (300, "5 min"), (5400, "1 h 30 min"), (97_200, "27 h 00 min")]
)
def test_durations(seconds: float, said: str) -> None:
    assert duration(seconds) == said


def test_where_there_is_no_terminal_a_line_every_few_minutes(
    monkeypatch: pytest.MonkeyPatch, article: Make, tmp_path: Path
) -> None:
    said: list[str] = []
    tally = Tally([tmp_path])
    tally.take(article("a.txt"))
    with shown(tally, said.append) as changed:
        changed()
        assert said == []
        monkeypatch.setattr("pipeline.progress.EVERY", 0.0)
        changed()
    assert len(said) == 1
    assert said[0].startswith("1 article, ")
