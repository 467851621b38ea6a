"""Outputs of the first version are read as they are and brought to today's when they are added to."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from pipeline.outputs import OutputError, add, check, duckdb, find, read, renew, sqlite, write
from pipeline.outputs.ddl import quoted
from pipeline.outputs.destination import destination
from pipeline.outputs.reviewed import CORRECTED
from pipeline.outputs.reviews import Review, store
from pipeline.outputs.version_table import NAME
from pipeline.outputs.versions import VERSION
from pipeline.outputs.views import VIEWS
from pipeline.records import ArticleRows, build
from pipeline.records.tables import TABLES, Table

Frames = dict[str, pd.DataFrame]
Make = Callable[..., ArticleRows]
LETTER, MAY_9 = "list intencyjny", date(2023, 5, 9)
CITY, CLUSTER = "Gmina Włocławek", "Świętokrzyski Klaster Drzewny"


def first_version(file: Path) -> None:
    """Make of a database of today one as version 1 wrote it: no acronyms of mentions, no views, no full text."""
    with closing(sqlite3.connect(file, isolation_level=None)) as database:
        for (view,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'view'").fetchall():
            database.execute(f"DROP VIEW {quoted(view)}")
        for table in CORRECTED:
            database.execute(f"DROP TABLE {quoted(table.name)}")
        database.execute("DROP TABLE articles_fts")
        database.execute("ALTER TABLE mentions DROP COLUMN acronym")
        database.execute("PRAGMA journal_mode = DELETE")
        database.execute("PRAGMA user_version = 1")


def test_a_database_of_the_first_version_is_brought_to_todays(article: Make, tmp_path: Path) -> None:
    giving = article("a.html", acronyms={CLUSTER: "ŚKD"})
    later = article("b.html", [(LETTER, MAY_9, ["ŚKD", CITY])])
    out = tmp_path / "a.sqlite"
    write(build([giving], []), out)
    first_version(out)
    assert read(out)["mentions"].acronym.isna().all()
    add(build([later], []), out)
    expected = build([giving, later], [])
    found = read(out)
    for table in TABLES:
        one, other = (frame[table.name].sort_values(table.names, ignore_index=True) for frame in (found, expected))
        pd.testing.assert_frame_equal(one, other)
    assert list(find(out, "klastrów").source) == ["a.html"]
    with closing(sqlite3.connect(out)) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert database.execute("SELECT count(*) FROM agreement_events").fetchone() == (1,)


def _written(file: Path) -> AbstractContextManager[Any]:
    """A connection of SQLite or DuckDB."""
    if file.suffix == ".duckdb":
        return duckdb.connected(file, file.name, read_only=False)
    return closing(sqlite3.connect(file, isolation_level=None))


@pytest.mark.parametrize("out", ["a.sqlite", "a.duckdb"])
def test_views_of_the_second_version_come_to_show_reviews(out: str, records: Frames, tmp_path: Path) -> None:
    """Version 2 had views, and no reviews in them; a review brings them."""
    write(records, tmp_path / out)
    module = sqlite if out.endswith("sqlite") else duckdb
    with _written(tmp_path / out) as database:
        for view in reversed(VIEWS):
            database.execute(f"DROP VIEW {view.name}")
        for table in CORRECTED:
            database.execute(f"DROP TABLE {table.name}")
        database.execute("CREATE VIEW timeline AS SELECT 1 AS month")
        database.execute("PRAGMA user_version = 2" if module is sqlite else f"UPDATE {NAME} SET version = 2")
    store(destination(tmp_path / out)).append([Review("reject", "a1b2c3:0", "ewa", article_id="a1b2c3")])
    assert renew(tmp_path / out)
    with module.opened(destination(tmp_path / out)) as found:
        assert found.version() == VERSION
        assert found.execute("SELECT agreement_id FROM agreements_reviewed") == [("a1b2c3:1",)]
        assert found.execute("SELECT agreements FROM timeline") == [(1,)]


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
def test_a_folder_of_the_first_version_too(form: str, article: Make, tmp_path: Path) -> None:
    giving = article("a.html", acronyms={CLUSTER: "ŚKD"})
    later = article("b.html", [(LETTER, MAY_9, ["ŚKD", CITY])])
    records = build([giving], [])
    write(records, tmp_path / "out", format=form)  # type: ignore[arg-type]
    file = tmp_path / "out" / f"mentions.{form}"
    old = records["mentions"].drop(columns="acronym")
    if form == "csv":
        old.to_csv(file, index=False)
    elif form == "jsonl":
        old.to_json(file, orient="records", lines=True)
    else:
        old.to_parquet(file, index=False)
    add(build([later], []), tmp_path / "out")
    assert "org:skd" not in set(read(tmp_path / "out")["entities"].entity_id)


def newer(file: Path) -> None:
    with closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA user_version = 99")


def half(file: Path) -> None:
    with closing(sqlite3.connect(file)) as database:
        database.execute("DROP TABLE signers")


def without_a_column(file: Path) -> None:
    with closing(sqlite3.connect(file)) as database:
        for view in reversed(VIEWS):
            database.execute(f"DROP VIEW {view.name}")
        database.execute("ALTER TABLE signers DROP COLUMN role")


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (newer, f"holds tables of version 99, and this program knows 1 to {VERSION}; update sygnatariusz"),
        (half, "is only half there: signers is missing"),
        (lambda file: file.write_bytes(b""), "is empty; sygnatariusz run SOURCE --out"),
        (lambda file: file.unlink(), "is not there; sygnatariusz run SOURCE --out"),
        (lambda file: file.write_bytes(b"nie baza " * 99), "is no SQLite database"),
        (without_a_column, "has no column role in its table signers"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence(
    spoil: Callable[[Path], object], says: str, records: Frames, tmp_path: Path
) -> None:
    out = tmp_path / "a.sqlite"
    write(records, out)
    spoil(out)
    with pytest.raises(OutputError, match=says) as error:
        read(out)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("spoil", [newer, half])
def test_what_cannot_be_added_to_is_refused_before_a_run_and_left_alone(
    spoil: Callable[[Path], object], records: Frames, tmp_path: Path
) -> None:
    out = tmp_path / "a.sqlite"
    write(records, out)
    spoil(out)
    before = out.read_bytes()
    for refused in (check, lambda out: add(records, out), lambda out: write(records, out)):
        with pytest.raises(OutputError, match=r"version 99|half there"):
            refused(out)
    assert out.read_bytes() == before


def test_a_database_that_is_locked_is_told_in_a_sentence(
    records: Frames, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.outputs.sqlite._PATIENCE", 0.1)  # half a minute is for people
    out = tmp_path / "a.sqlite"
    write(records, out)
    with closing(sqlite3.connect(out, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(OutputError, match=r"is in use by another program .*; try again when it is done"):
            add(records, out)
        assert len(read(out)["articles"]) == 2


def test_a_folder_that_is_half_there_names_what_is_missing(records: Frames, tmp_path: Path) -> None:
    write(records, tmp_path / "out")
    (tmp_path / "out" / "signers.csv").unlink()
    with pytest.raises(OutputError, match=r"out is only half there: signers\.csv is missing"):
        read(tmp_path / "out")
    with pytest.raises(OutputError, match=r"a\.xlsx is not there"):
        read(tmp_path / "a.xlsx")
    with pytest.raises(OutputError, match="nie-ma is not there"):
        read(tmp_path / "nie-ma")


def test_tables_are_created_after_those_that_they_point_to() -> None:
    from pipeline.outputs.database import in_order

    ordered: list[Table] = in_order()
    for place, table in enumerate(ordered):
        pointed = {column.references[0] for column in table.columns if column.references} - {table.name}
        assert pointed <= {other.name for other in ordered[:place]}
