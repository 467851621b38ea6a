"""Any output opens, to the same tables; what cannot be opened is one sentence that names it."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from pipeline import outputs
from pipeline.dashboard.opening import find
from pipeline.dashboard.snapshot import Snapshot
from pipeline.records.tables import TABLES

Frames = dict[str, pd.DataFrame]


def _content(out: Path | str) -> dict[str, list[str]]:
    database = Snapshot(find(out)).cursor()
    return {
        table.name: sorted(map(repr, database.execute(f"SELECT * FROM extracted.{table.name}").fetchall()))
        for table in TABLES
    }


def test_every_form_opens_to_the_same_tables(tables: Frames, output: Path, tmp_path: Path) -> None:
    expected = _content(output)
    assert [len(expected[name]) for name in ("articles", "agreements", "signatories", "failures")] == [3, 3, 7, 1]
    for form in ("csv", "jsonl", "parquet"):
        outputs.write(tables, tmp_path / form, format=form)  # type: ignore[arg-type]
        assert _content(tmp_path / form) == expected, form
    outputs.write(tables, tmp_path / "news.xlsx")
    assert _content(tmp_path / "news.xlsx") == expected
    outputs.write(tables, tmp_path / "news.duckdb")
    assert _content(tmp_path / "news.duckdb") == expected


@pytest.mark.parametrize("text", ["=1+1", "'=1", "-", "\t@x", "'", "plain"])
def test_what_csv_guards_is_read_as_it_was(tables: Frames, tmp_path: Path, text: str) -> None:
    tables["articles"]["title"] = text
    outputs.write(tables, tmp_path / "csv")
    titles = Snapshot(find(tmp_path / "csv")).cursor().execute("SELECT DISTINCT title FROM articles").fetchall()
    assert titles == [(text,)]


def _truncated(path: Path) -> Path:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    return path


def _without(path: Path, statement: str) -> Path:
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA foreign_keys = OFF")
        database.execute(statement)
        database.commit()
    return path


def _text(path: Path, content: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(content)
    return path


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda output: output.with_name("none.sqlite"), "is not there; sygnatariusz run"),
        (lambda output: output.with_name("none"), "is not there; sygnatariusz run"),
        (lambda output: _text(output.with_name("empty.sqlite"), ""), "is empty"),
        (lambda output: _text(output.with_name("a.sqlite"), "no database at all" * 99), "no SQLite database"),
        (lambda output: _text(output.with_name("a.duckdb"), "no database at all" * 999), "not a valid DuckDB database"),
        (lambda output: _text(output.with_name("a.xlsx"), "no workbook"), "no workbook"),
        (lambda output: _text(output.with_name("folder") / "x.txt", "").parent, "holds no tables"),
        (lambda output: _without(output, "DROP TABLE signers"), "is only half there: signers is missing"),
        (lambda output: _without(output, "ALTER TABLE articles DROP COLUMN author"), "has no column author"),
        (lambda output: _without(output, "PRAGMA user_version = 99"), "of version 99"),
        (
            lambda output: _without(output, "UPDATE agreements SET parties = 'wiele'"),
            "a value in the column parties of the table agreements",
        ),
        (_truncated, "malformed"),
        (lambda output: output.with_suffix(".odt"), "is not there; sygnatariusz run"),
        (lambda output: _text(output.with_suffix(".odt"), "?"), "is a file and no output: that is a folder of CSV"),
        (lambda output: "mysql://user:secret@host/db", "An output at mysql:// is not known; a folder"),
        (lambda output: "postgresql://user:secret@127.0.0.1:9/db", "@127.0.0.1:9/db cannot be used: PostgreSQL says"),
    ],
)
def test_what_cannot_be_opened_is_one_sentence(output: Path, make: Callable[[Path], Path | str], sentence: str) -> None:
    with pytest.raises(outputs.OutputError) as caught:
        Snapshot(find(make(output)))
    message = str(caught.value)
    assert sentence in message
    assert "\n" not in message
    assert "secret" not in message


def test_half_a_folder_is_told(tables: Frames, tmp_path: Path) -> None:
    outputs.write(tables, tmp_path / "half")
    (tmp_path / "half" / "articles.csv").unlink()
    with pytest.raises(outputs.OutputError, match=r"is only half there: articles\.csv is missing"):
        Snapshot(find(tmp_path / "half"))
    outputs.write(tables, tmp_path / "cut", format="parquet")
    _truncated(tmp_path / "cut" / "articles.parquet")
    with pytest.raises(outputs.OutputError, match="is not as it was written"):
        Snapshot(find(tmp_path / "cut"))


def test_a_locked_database_is_told(
    output: Path, tables: Frames, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.outputs.sqlite._PATIENCE", 0.05)
    with closing(sqlite3.connect(output, isolation_level=None)) as writer:
        writer.execute("PRAGMA journal_mode = DELETE")
        writer.execute("BEGIN EXCLUSIVE")
        with pytest.raises(outputs.OutputError, match="is in use by another program"):
            Snapshot(find(output))
    Snapshot(find(output))
    path = tmp_path / "news.duckdb"
    outputs.write(tables, path)
    # In one process DuckDB shares a database that is open to write, and says so in words of its own.
    with closing(duckdb.connect(str(path))), pytest.raises(outputs.OutputError, match=r"news\.duckdb"):
        Snapshot(find(path))


def test_nobody_who_looks_locks_or_changes_the_output(output: Path) -> None:
    before = output.read_bytes()
    snapshot = Snapshot(find(output))
    with closing(sqlite3.connect(output, timeout=0.1)) as writer:
        writer.execute("UPDATE agreements SET place = 'Kielce'")
        writer.commit()
    assert snapshot.cursor().execute("SELECT count(*) FROM agreements WHERE place = 'Kielce'").fetchone() == (0,)
    assert output.read_bytes() != before
    again = Snapshot(find(output)).cursor()
    assert again.execute("SELECT count(*) FROM agreements WHERE place = 'Kielce'").fetchone() == (3,)


def test_readers_on_several_threads_see_whole_events(output: Path) -> None:
    snapshot = Snapshot(find(output))
    seen: list[object] = []

    def read() -> None:
        cursor = snapshot.cursor()
        seen.extend(cursor.execute("SELECT count(*) FROM events").fetchone() for _ in range(30))  # type: ignore[misc]

    threads = [threading.Thread(target=read) for _ in range(3)]
    for thread in threads:
        thread.start()
    for _ in range(5):
        snapshot.apply_all([])
    for thread in threads:
        thread.join()
    assert set(seen) == {(2,)}
