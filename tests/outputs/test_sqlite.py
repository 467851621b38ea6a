"""An SQLite database gives back what was written, with keys, types and indexes, and replaces only our own."""

from __future__ import annotations

import re
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.outputs import OutputError, check, write
from pipeline.outputs.versions import VERSION
from pipeline.records.tables import TABLES

Frames = dict[str, pd.DataFrame]


@contextmanager
def opened(file: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(file)) as database:
        yield database


def query(file: Path, sql: str) -> list[tuple[Any, ...]]:
    with opened(file) as database:
        return database.execute(sql).fetchall()


@pytest.fixture
def file(records: Frames, tmp_path: Path) -> Path:
    path = tmp_path / "umowy.sqlite"
    write(records, path)
    return path


def test_the_same_values_come_back(file: Path, records: Frames) -> None:
    days = {"date": "%Y-%m-%d", "timestamp": "%Y-%m-%dT%H:%M:%SZ"}
    for table in TABLES:
        with opened(file) as database:
            found = pd.read_sql(f'SELECT * FROM "{table.name}"', database)
        assert list(found.columns) == table.names
        for column in table.columns:
            series = records[table.name][column.name]
            expected = series.dt.strftime(days[column.type]) if column.type in days else series
            assert [None if pd.isna(v) else v for v in found[column.name]] == [
                None if pd.isna(v) else v for v in expected
            ]


def test_types_are_declared_and_kept(file: Path) -> None:
    declared = {name: kind for _, name, kind, *_ in query(file, "PRAGMA table_info(agreements)")}
    assert (declared["subject"], declared["parties"], declared["confidence"]) == ("TEXT", "INTEGER", "REAL")
    assert declared["date_earliest"] == "DATE"
    kept = query(file, "SELECT typeof(date_earliest), typeof(parties), typeof(confidence) FROM agreements LIMIT 1")
    assert kept == [("text", "integer", "real")]
    sql = "SELECT agreement_id FROM agreements WHERE date_earliest BETWEEN '2023-05-01' AND '2023-05-31'"
    assert query(file, sql) == [("a1b2c3:0",)]


def test_keys_are_declared_and_hold(file: Path) -> None:
    assert query(file, "PRAGMA foreign_key_check") == []
    assert query(file, "PRAGMA integrity_check") == [("ok",)]
    with opened(file) as database:
        database.execute("PRAGMA foreign_keys = ON")
        for statement in (
            "INSERT INTO signatories (agreement_id, position) VALUES ('nie ma', 1)",
            "INSERT INTO signatories (agreement_id, position) VALUES ('a1b2c3:0', 1)",
            "INSERT INTO articles (article_id) VALUES (NULL)",
        ):
            with pytest.raises(sqlite3.IntegrityError):
                database.execute(statement)


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM agreements WHERE date_earliest > '2023-01-01'",
        "SELECT * FROM agreements WHERE kind = 'umowa'",
        "SELECT * FROM agreements WHERE status = 'signed'",
        "SELECT * FROM mentions WHERE label = 'orgName'",
        "SELECT * FROM mentions WHERE entity_id = 'org:lsse'",
        "SELECT * FROM signatories WHERE agreement_id = 'a1b2c3:0'",
        "SELECT * FROM signers WHERE organisation_id = 'org:lsse'",
    ],
)
def test_filters_use_an_index(sql: str, nothing: Frames, tmp_path: Path) -> None:
    write(nothing, tmp_path / "a.sqlite")
    (*_, plan), *_ = query(tmp_path / "a.sqlite", f"EXPLAIN QUERY PLAN {sql}")
    assert "USING INDEX" in plan


def test_the_schema_tells_what_the_columns_are(file: Path) -> None:
    (sql,) = query(file, "SELECT sql FROM sqlite_master WHERE name = 'agreements'")
    for column in next(table for table in TABLES if table.name == "agreements").columns:
        assert f"-- {column.about}" in sql[0]
    assert query(file, "PRAGMA user_version") == [(VERSION,)]


def test_the_same_tables_give_the_same_bytes(file: Path, records: Frames, tmp_path: Path) -> None:
    write(records, tmp_path / "b.sqlite")
    assert file.read_bytes() == (tmp_path / "b.sqlite").read_bytes()


def test_empty_tables_are_there(nothing: Frames, tmp_path: Path) -> None:
    write(nothing, tmp_path / "a.sqlite")
    for table in TABLES:
        assert query(tmp_path / "a.sqlite", f"SELECT count(*) FROM {table.name}") == [(0,)]


@settings(max_examples=10, deadline=None)
@given(st.lists(st.text(st.characters(categories=None)), min_size=1, max_size=20))
def test_any_text_survives(texts: Callable[..., Frames], values: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write(texts(*values), Path(folder) / "a.sqlite")
        found = query(Path(folder) / "a.sqlite", "SELECT text, length(text) FROM articles ORDER BY rowid")
    expected = [re.sub("[\0\ud800-\udfff]", "\ufffd", value) for value in values]
    assert found == [(text, len(text)) for text in expected]


def test_who_reads_the_old_database_reads_on(file: Path, nothing: Frames) -> None:
    with opened(file) as reader:
        rows = reader.execute("SELECT article_id FROM articles")
        assert rows.fetchone() == ("a1b2c3",)
        write(nothing, file)
        assert rows.fetchone() == ("d4e5f6",)
    assert query(file, "SELECT count(*) FROM articles") == [(0,)]


def test_a_key_held_twice_is_refused_midway_and_the_old_database_stays(file: Path, records: Frames) -> None:
    before, names = file.read_bytes(), sorted(file.parent.iterdir())
    records["signers"] = pd.concat([records["signers"], records["signers"]])
    with pytest.raises(OutputError, match=r"umowy\.sqlite cannot be written: .*signers\.agreement_id"):
        write(records, file)
    assert file.read_bytes() == before
    assert sorted(file.parent.iterdir()) == names


def test_tables_and_views_of_others_beside_ours_stay(file: Path, nothing: Frames) -> None:
    with opened(file) as database:
        database.execute("CREATE VIEW moje AS SELECT count(*) FROM agreements")
        database.execute("CREATE TABLE uwagi (tekst TEXT)")
        database.execute("INSERT INTO uwagi VALUES ('ważne')")
        database.commit()
    write(nothing, file)
    assert query(file, "SELECT * FROM moje") == [(0,)]
    assert query(file, "SELECT * FROM uwagi") == [("ważne",)]


def test_a_database_of_somebody_else_is_refused(records: Frames, tmp_path: Path) -> None:
    file = tmp_path / "kadry.sqlite"
    with opened(file) as database:
        database.execute("CREATE TABLE pracownicy (nazwisko TEXT)")
    before = file.read_bytes()
    for refused in (check, lambda out: write(records, out)):
        with pytest.raises(OutputError, match="holds pracownicy and nothing of ours; give another name"):
            refused(file)
    assert file.read_bytes() == before


def test_what_is_no_database_is_not_replaced(records: Frames, tmp_path: Path) -> None:
    file = tmp_path / "a.sqlite"
    file.write_text("to nie jest baza danych " * 100, encoding="utf-8")
    with pytest.raises(OutputError, match="is no SQLite database"):
        write(records, file)
    file.write_bytes(b"")
    write(records, file)
    assert query(file, "SELECT count(*) FROM articles") == [(2,)]


def test_a_journal_whose_database_is_gone_does_not_get_into_the_new_one(file: Path, nothing: Frames) -> None:
    with opened(file) as database:
        database.execute("DELETE FROM signers")
        database.commit()
        journal = file.with_name(f"{file.name}-wal")
        left = journal.read_bytes()
    file.unlink()
    journal.write_bytes(left)
    write(nothing, file)
    assert not journal.exists()
    assert query(file, "PRAGMA integrity_check") == [("ok",)]
    assert query(file, "SELECT count(*) FROM articles") == [(0,)]


def test_who_has_it_open_for_long_keeps_nobody_from_writing(file: Path, nothing: Frames) -> None:
    with opened(file) as reader:
        reader.execute("BEGIN")
        assert reader.execute("SELECT count(*) FROM articles").fetchone() == (2,)
        write(nothing, file)
        assert reader.execute("SELECT count(*) FROM articles").fetchone() == (2,)
    assert query(file, "SELECT count(*) FROM articles") == [(0,)]


def test_a_link_is_followed(records: Frames, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "a.sqlite").symlink_to(tmp_path / "data" / "b.sqlite")
    write(records, tmp_path / "a.sqlite")
    assert (tmp_path / "a.sqlite").is_symlink()
    assert query(tmp_path / "data" / "b.sqlite", "SELECT count(*) FROM articles") == [(2,)]
