"""An output that cannot be written is told of early, in a sentence, and leaves nothing behind."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pandas as pd
import pytest

from pipeline.outputs import OutputError, check, write

Frames = dict[str, pd.DataFrame]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder that holds a file and a folder, each with every kind of name."""
    (tmp_path / "plik").write_text("x", encoding="utf-8")
    (tmp_path / "folder.sqlite").mkdir()
    (tmp_path / "folder.xlsx").mkdir()
    (tmp_path / "taken" / "articles.csv").mkdir(parents=True)
    return tmp_path


@pytest.mark.parametrize("name", ["new", "umowy.sqlite", "umowy.XLSX", "folder.sqlite/new", "taken/new", "rok.2023"])
def test_what_can_be_written_passes_and_nothing_is_created(name: str, place: Path) -> None:
    before = sorted(place.rglob("*"))
    check(place / name)
    check(str(place / name))
    assert sorted(place.rglob("*")) == before


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("nie/ma", "there is no folder .*nie; create it first"),
        ("nie/ma.sqlite", "there is no folder"),
        ("plik/umowy.xlsx", "plik is not a folder"),
        ("plik", "is a file, and a folder is written"),
        ("folder.sqlite", "folder.sqlite is not a file"),
        ("folder.xlsx", "folder.xlsx is not a file"),
        ("taken", "taken/articles.csv is not a file"),
        ("umowy.db", "looks like one file.* a name in .sqlite, .duckdb or .xlsx, or an address .* can be written"),
        ("umowy.csv", "looks like one file"),
        ("x" * 300 + ".sqlite", "name is too long"),
    ],
)
def test_what_cannot_be_written_is_told_early_and_by_write(name: str, says: str, place: Path, nothing: Frames) -> None:
    before = sorted(place.rglob("*"))
    with pytest.raises(OutputError, match=says):
        check(place / name)
    with pytest.raises(OutputError, match=says):
        write(nothing, place / name)
    assert sorted(place.rglob("*")) == before


@pytest.mark.parametrize("address", ["mysql://jan:tajne@baza/umowy", "https://jan:tajne@a.pl/x", "s3://a/x"])
def test_addresses_are_refused_without_their_password(address: str) -> None:
    with pytest.raises(OutputError, match=r"is not known; a folder .* can be written\.") as error:
        check(address)
    assert "tajne" not in str(error.value)
    with pytest.raises(OutputError, match="is not known"):
        check(Path(address))


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("postgresql://jan:ta:jn@e/x?#@127.0.0.1:1/umowy", "postgresql://jan:***@127.0.0.1:1/umowy"),
        (
            "postgresql://127.0.0.1:1/umowy?user=jan&password=tajne",
            "postgresql://127.0.0.1:1/umowy?user=jan&password=***",
        ),
    ],
)
def test_a_server_that_does_not_answer_is_told_early_without_a_password(address: str, shown: str) -> None:
    with pytest.raises(OutputError) as error:
        check(address)
    assert str(error.value).startswith(f"{shown} cannot be used: ")
    assert "\n" not in str(error.value)
    assert not re.search("tajne|jn@e", str(error.value))


@pytest.mark.parametrize("name", ["", "a\0b"])
def test_what_is_no_name_is_refused(name: str) -> None:
    with pytest.raises(OutputError, match="is no name for an output"):
        check(name)


def test_a_format_goes_with_a_folder_only(place: Path) -> None:
    check(place / "new", "parquet")
    for name in ("a.sqlite", "a.xlsx"):
        with pytest.raises(OutputError, match="has its format in its name; leave the format jsonl out"):
            check(place / name, "jsonl")
    with pytest.raises(OutputError, match="cannot be written as 'xml'; the formats are csv, jsonl and parquet"):
        check(place / "new", "xml")  # type: ignore[arg-type]


def test_an_existing_folder_may_have_any_name(tmp_path: Path, nothing: Frames) -> None:
    (tmp_path / "umowy.csv").mkdir()
    write(nothing, tmp_path / "umowy.csv")
    assert (tmp_path / "umowy.csv" / "articles.csv").is_file()


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs a file system that nobody can write to")
@pytest.mark.parametrize("name", ["/proc/self", "/proc/umowy", "/proc/umowy.sqlite"])
def test_a_place_where_nobody_can_write_is_told_early(name: str) -> None:
    with pytest.raises(OutputError, match="cannot be written: "):
        check(name)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_of_someone_else_is_told_early(tmp_path: Path) -> None:
    (tmp_path / "cudzy").mkdir(mode=0o500)
    for name in ("cudzy", "cudzy/new", "cudzy/a.sqlite", "cudzy/a.xlsx"):
        with pytest.raises(OutputError, match="permission is denied"):
            check(tmp_path / name)
