"""The evaluation: records in the form of gold, and the command that prints, judges and pins."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import evaluate
import gate
import pytest
from gold import pages
from scoring import FIGURES

import pipeline


@pytest.fixture
def corpus(press: Path, tmp_path: Path) -> Path:
    """One of our own pages with its gold, in a folder of its own."""
    folder = tmp_path / "jedna"
    folder.mkdir()
    for path in press.glob("a01*"):
        (folder / path.name).write_bytes(path.read_bytes())
    return folder


def test_records_take_the_form_of_gold(corpus_records: pipeline.Records, press: Path) -> None:
    page = pages(press)[0]
    found = evaluate.as_gold(corpus_records, str(page.path))
    assert found is not None
    assert found["title"] == page.gold["title"]
    assert found["published"] == page.gold["published"]
    assert set(page.gold) - {"lines", "absent", "optional"} <= set(found)
    told, gold = found["agreements"][0], page.gold["agreements"][0]
    assert set(told) == set(gold)
    assert set(told["signatories"][0]) == set(gold["signatories"][0])
    assert told["parties"] == gold["parties"]
    assert isinstance(told["parties"], int)
    json.dumps(found, allow_nan=False)


def test_a_source_that_gave_nothing_has_no_gold(corpus_records: pipeline.Records) -> None:
    assert evaluate.as_gold(corpus_records, "nie-ma.html") is None


def command(monkeypatch: pytest.MonkeyPatch, *arguments: str | Path) -> int:
    monkeypatch.setattr(sys, "argv", ["evaluate.py", *map(str, arguments)])
    return evaluate.main()


def test_figures_are_printed_pinned_and_defended(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    floors = tmp_path / "floors.json"
    monkeypatch.setattr(gate.read, "__defaults__", (floors,))
    monkeypatch.setattr(gate.write, "__defaults__", (floors,))
    assert command(monkeypatch, corpus, "--gate") == 1, "no floors yet"
    assert "jedna has no floors" in capsys.readouterr().err
    monkeypatch.chdir(corpus)
    assert command(monkeypatch, ".", "--pin") == 0
    printed = capsys.readouterr().out
    assert all(f"| {figure} | " in printed for figure in FIGURES)
    assert list(gate.read()) == ["jedna"]
    assert command(monkeypatch, corpus, "--gate") == 0

    pinned = gate.read()
    pinned["jedna"]["floors"]["people"] = 1.1
    gate.write(pinned)
    capsys.readouterr()
    assert command(monkeypatch, corpus, "--gate", "--errors") == 1
    assert "people fell to" in capsys.readouterr().err
    assert command(monkeypatch, corpus, "--pin") == 1
    assert gate.read() == pinned
    assert command(monkeypatch, corpus, "--pin", "--lower", "the floor was impossible") == 0
    assert gate.read()["jedna"]["lowered"] == "the floor was impossible"
