"""That the load test of the service sees what is wrong, and nothing where all is right."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import benchmark_service
import pytest
from benchmark_service import SITE, Rows, renamed
from spacy.language import Language

from pipeline.flow import extract
from pipeline.service.tasks import tables
from pipeline.sources import RawDocument


@pytest.fixture(scope="module")
def rows(nlp: Language, press: Path) -> Rows:
    """The tables of a release, under the name 0."""
    page = press / "a02-politechnika-firmy-porozumienie.html"
    found: Rows = json.loads(tables([extract(RawDocument(page.read_bytes(), "0", "html", SITE), nlp)], ()))
    return found


def test_under_another_name_all_ids_are_others_and_nothing_else(rows: Rows) -> None:
    one, other = renamed(rows, "1"), renamed(rows, "2")
    assert one["articles"][0]["source"] == "1"
    assert one != other
    assert not {row["mention_id"] for row in one["mentions"]} & {row["mention_id"] for row in other["mentions"]}
    assert one["entities"] == rows["entities"]
    assert renamed(one, "2") == other


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")
def test_nothing_is_mixed_up_and_requests_in_flight_are_answered_at_the_end() -> None:
    script = Path(benchmark_service.__file__)
    done = subprocess.run(
        [sys.executable, str(script), "--seconds", "2", "--workers", "1", "--clients", "3"],
        env=os.environ | {"PYTHONPATH": str(script.parents[1])},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    *_, figures, end = done.stdout.splitlines()
    clients, articles, *_, refused, lost, mixed_up = re.findall(r"[\d.]+", figures)
    assert (clients, refused, lost, mixed_up) == ("3", "0", "0", "0")
    assert int(articles) > 0
    flying, asked, *rest = re.findall(r"\d+", end)
    assert (asked, rest) == ("16", ["16", "0", "0", "0", "0"]), end
    assert int(flying) > 0
