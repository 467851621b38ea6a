"""The metadata file names tables and columns that are there, and a real Datasette shows the database with it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

import pipeline
from pipeline.outputs import write
from pipeline.outputs.datasette import file_of, metadata
from pipeline.outputs.reviewed import CORRECTED
from pipeline.outputs.views import VIEWS
from pipeline.records import TABLES


@pytest.fixture(scope="module")
def database(corpus_records: pipeline.Records, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("datasette") / "umowy.sqlite"
    write(corpus_records, file)
    return file


def asked(database: Path, path: str) -> Any:
    """What a real Datasette answers at a path."""
    found = subprocess.run(
        [
            sys.executable,
            "-m",
            "datasette",
            str(database),
            "-m",
            str(file_of(database)),
            "--get",
            path,
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stderr
    return json.loads(found.stdout)


def test_every_column_that_is_named_is_there() -> None:
    columns = {table.name: set(table.names) for table in (*TABLES, *CORRECTED, *VIEWS)}
    for name, told in metadata("umowy")["databases"]["umowy"]["tables"].items():
        named = {*told["columns"], *told.get("facets", [])} | {
            told[key] for key in ("label_column", "sort_desc") if key in told
        }
        assert named <= columns[name]


def test_datasette_finds_facets_labels_and_words(database: Path) -> None:
    page = asked(database, "/umowy/agreement_events.json?_size=1&_facet_size=3")
    facets = page["facet_results"]
    facets = facets.get("results", facets)
    assert {"kind", "status", "place"} <= set(facets)
    found = asked(database, f"/umowy/articles.json?_search={quote('klaster')}&_shape=array&_size=max")
    assert found
    assert all("klast" in row["text"].lower() for row in found)
    labelled = asked(database, "/umowy/signatories.json?_labels=on&_size=1&_shape=objects")
    assert labelled["rows"][0]["organisation_id"]["label"]


def test_metadata_that_an_analyst_changed_stays(corpus_records: pipeline.Records, tmp_path: Path) -> None:
    file = tmp_path / "umowy.metadata.json"
    file.write_text('{"title": "moje"}', encoding="utf-8")
    write(corpus_records, tmp_path / "umowy.sqlite")
    assert json.loads(file.read_text(encoding="utf-8")) == {"title": "moje"}
