"""The READMEs show what the product prints: their table of figures is the one that scripts/evaluate.py prints."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "scripts"))

import readme  # noqa: E402

READMES = ("README.md", "README.pl.md")


@pytest.fixture(scope="module")
def figures() -> str:
    return readme.figures()


@pytest.mark.parametrize("name", READMES)
def test_the_figures_are_those_of_today(name: str, figures: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    shown = re.search(r"<!-- figures -->\n(.*?)\n<!-- /figures -->", text, re.DOTALL)
    assert shown is not None
    assert shown[1] == figures


@pytest.mark.parametrize("name", READMES)
def test_the_confidence_is_that_of_the_reliability_table(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    shown = re.search(r"<!-- reliability -->\n(.*?)\n<!-- /reliability -->", text, re.DOTALL)
    assert shown is not None
    assert shown[1] == readme.reliable()
    rows = [line.strip("| ").split(" | ") for line in shown[1].splitlines()[2:]]
    assert all(row[-1] == row[-2] for row in rows), "what is pinned is what was fitted"


@pytest.mark.parametrize("name", READMES)
def test_it_opens_with_the_two_commands(name: str) -> None:
    commands = re.findall(r"```sh\n(.*?)\n```", (ROOT / name).read_text(encoding="utf-8"), re.DOTALL)
    assert commands[:2] == [
        "pip install . && sygnatariusz run corpus/press --out records/",
        "pip install '.[test]' && pytest",
    ]


@pytest.mark.parametrize("name", READMES)
def test_the_records_of_the_article_shown_are_there(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    shown = re.search(r"<!-- seed -->\n(.*?)\n<!-- /seed -->", text, re.DOTALL)
    assert shown is not None
    for column in ("date_basis", "represented_by", "entity_id"):
        assert column in shown[1]
