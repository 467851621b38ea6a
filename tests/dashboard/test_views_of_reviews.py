"""The views of SQLite, DuckDB and PostgreSQL say with reviews what the dashboard says, after every review and run."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from pipeline import outputs
from pipeline.dashboard.corrected import corrected
from pipeline.dashboard.desk import Desk
from pipeline.dashboard.opening import find
from pipeline.dashboard.reviews import missed
from pipeline.dashboard.taking import take
from pipeline.outputs.ddl import quoted
from pipeline.outputs.destination import destination
from pipeline.outputs.opening import OPENED
from pipeline.outputs.reviews import Review
from pipeline.outputs.reviews.review import packed

Frames = dict[str, pd.DataFrame]
Rows = list[tuple[Any, ...]]

SHOWN = {
    "agreements": "agreements_reviewed",
    "signatories": "signatories_reviewed",
    "signers": "signers_reviewed",
    "entities": "entities_reviewed",
    "event_signatories": "event_signatories",
    "event_signers": "event_signers",
}
"""A table of the dashboard's -> the view that has the same columns."""

EVENTS = (
    "event_id", "kind", "status", "date", "date_earliest", "date_latest", "date_basis", "place", "occasion", "subject",
    "parties", "confidence", "sources", "published", "agreement_id",
)  # fmt: skip


@pytest.fixture(params=["a.sqlite", "a.duckdb", "postgres"])
def out(request: pytest.FixtureRequest, tables: Frames, tmp_path: Path) -> str:
    """The three articles in each kind of database."""
    name = request.getfixturevalue("server_database") if request.param == "postgres" else str(tmp_path / request.param)
    outputs.write(tables, name)
    return str(name)


def _plain(rows: Rows) -> list[tuple[Any, ...]]:
    return sorted((tuple(v.isoformat() if isinstance(v, date) else v for v in row) for row in rows), key=repr)


def _asked(out: str, sql: str) -> Rows:
    to = destination(out)
    assert to.form in ("sqlite", "duckdb", "postgres")
    with OPENED[to.form](to) as database:
        return _plain(database.execute(sql))


def _same(out: str, desk: Desk) -> None:
    """Each view has the rows of the page's table."""
    database = desk.database()
    for table, view in SHOWN.items():
        names = [row[0] for row in database.execute(f"DESCRIBE {table}").fetchall()]
        columns = ", ".join(map(quoted, names))
        shown = _plain(database.execute(f"SELECT {columns} FROM {table}").fetchall())
        assert _asked(out, f"SELECT {columns} FROM {view}") == shown, view
    columns = ", ".join(map(quoted, EVENTS))
    shown = _plain(database.execute(f"SELECT {columns}, corrected FROM events").fetchall())
    told = _asked(out, f"SELECT {columns}, corrected FROM agreement_events")
    assert [(*row[:-1], row[-1] > 0) for row in told] == shown
    pairs = """
        SELECT one.organisation_id, other.organisation_id, count(*) FROM event_signatories AS one
        JOIN event_signatories AS other ON other.event_id = one.event_id AND other.organisation_id > one.organisation_id
        GROUP BY ALL"""
    shown = _plain(database.execute(pairs).fetchall())
    assert _asked(out, "SELECT organisation_id, partner_id, agreements FROM cooperation") == shown
    shown = _plain(database.execute("SELECT kind, count(*) FROM events GROUP BY kind").fetchall())
    # SUM is a decimal in PostgreSQL
    counted = _asked(out, "SELECT kind, CAST(SUM(agreements) AS integer) FROM timeline GROUP BY kind")
    assert counted == shown


def _reviews(first: str) -> list[Review]:
    """One of every kind, some of them about what others made."""
    at = {"article_id": "a1", "start": first.index("9 maja"), "end": first.index("Podpisali")}
    added = {
        "kind": "umowa", "status": "planned", "date": "2023-06", "date_basis": "stated", "place": "Kielce",
        "occasion": None, "subject": "szkolenia", "parties": 2, "event_of": None, "beside": [],
        "signatories": [{"organisation": "Miasto Lipowo"}, {"organisation": "Instytut Nowy", "acronym": "IN"}],
        "signers": [{"person": "Ewa Lis", "role": "dyrektor", "organisation": "Instytut Nowy"}],
    }  # fmt: skip
    end = len(first)
    return [
        Review("correct", "a1:1", "ewa", "place", "Sandomierz", "Kielce", **at),
        Review("correct", "a1:1", "ewa", "date", "2023-05-09", "2023-05", **at),
        Review("correct", "a1:1", "ewa", "parties", None, "4", **at),
        Review("add", "a1:1", "ewa", "signatories", None, packed({"organisation": "Powiat Rzeczny"}), **at),
        Review("remove", "a1:1", "ewa", "signers", packed({"person": "Jan Kot"}), None, **at),
        Review("correct", "a1:1", "ewa", "signers", packed({"person": "Anna Sowa"}),
               packed({"person": "Anna Sowa", "role": "prezeska", "organisation": "Fundacja Nurt"}), **at),
        Review("add", "a1:added-1", "ewa", "agreements", None, packed(added), article_id="a1",
               start=first.index("Współpraca"), end=end),
        Review("correct", "a1:added-1", "ewa", "subject", "szkolenia", "wspólne szkolenia", article_id="a1",
               start=first.index("Współpraca"), end=end),
        Review("merge", "org:powiat-rzeczny", "ewa", "entity_id", "Powiat Rzeczny", "org:klaster-wodny"),
        Review("split", "org:gmina-lipowo", "ewa", "entity_id", "Gmina Lipowo",
               packed({"entity_id": "org:lipowo-drugie", "name": "Lipowo Drugie", "articles": ["a3"], "names": []})),
        Review("check", "a1", "ewa"),
        Review("reject", "a2:1", "jan", article_id="a2", start=0, end=200),
    ]  # fmt: skip


def test_after_every_review_and_every_undoing(out: str, first: str) -> None:
    desk = Desk(find(out))
    desk.open()
    _same(out, desk)
    before = _asked(out, "SELECT * FROM agreement_events")
    for review in _reviews(first):
        desk.review([review])
        assert desk.behind is None
        assert not desk.changed
    assert set(desk.snapshot.effects.values()) == {"applied"}
    _same(out, desk)
    assert _asked(out, "SELECT agreement_id, review FROM agreements_reviewed") == [
        ("a1:1", "corrected"), ("a1:added-1", "added"), ("a3:1", None),
    ]  # fmt: skip
    for review in reversed(desk.reviews()):
        desk.review([Review("undo", review.review_id, "ewa")])
        if review.action in ("merge", "add"):
            _same(out, desk)
    assert _asked(out, "SELECT * FROM agreement_events") == before
    assert _asked(out, "SELECT * FROM corrected_entities") == []


def test_a_later_run_is_corrected_too(out: str, first: str, tables: Frames) -> None:
    desk = Desk(find(out))
    desk.review(_reviews(first))
    tables["agreements"].loc[0, ["agreement_id", "subject"]] = ["a1:2", "czegoś innego"]
    for name in ("signatories", "signers"):
        tables[name]["agreement_id"] = tables[name]["agreement_id"].replace("a1:1", "a1:2")
    outputs.write(tables, out)
    desk.open()
    _same(out, desk)
    assert ("a1:2", "Kielce") in _asked(out, "SELECT agreement_id, place FROM agreements_reviewed")
    outputs.add(tables, out)  # the articles are as they were, the ids of the ids' runs are not
    desk.open()
    _same(out, desk)


def test_corrected_tables_say_what_the_views_say(out: str, first: str, tmp_path: Path) -> None:
    desk = Desk(find(out))
    desk.review(_reviews(first))
    outputs.write(corrected(out), tmp_path / "corrected.sqlite")
    columns = "event_id, kind, status, date, place, subject, parties, signatories, signers, sources"
    query = f"SELECT {columns} FROM agreement_events"
    # What was corrected is no more than what any article says, once it is written as if it had been extracted.
    assert len(_asked(str(tmp_path / "corrected.sqlite"), query)) == len(_asked(out, query)) == 3
    assert _asked(str(tmp_path / "corrected.sqlite"), "SELECT agreement_id FROM agreements") == _asked(
        out, "SELECT agreement_id FROM agreements_reviewed"
    )


def test_reviews_that_were_brought_from_elsewhere_are_shown_when_asked_for(output: Path, first: str) -> None:
    lines = [json.dumps(review.row()) + "\n" for review in _reviews(first)]
    (output.parent / "news.sqlite.reviews.jsonl").write_text("".join(lines), encoding="utf-8")
    query = "SELECT place FROM agreements_reviewed WHERE agreement_id = 'a1:1'"
    assert _asked(str(output), query) == [("Sandomierz",)]
    [line] = take(output)
    assert line.startswith("12 reviews count, of 12: ")
    assert line.endswith("; the views show them")
    assert _asked(str(output), query) == [("Kielce",)]


def test_a_workbook_shows_them_on_its_first_sheet(tables: Frames, first: str, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    out = tmp_path / "news.xlsx"
    outputs.write(tables, out)
    desk = Desk(find(out))
    desk.review(_reviews(first))
    outputs.write(tables, out)
    with closing(load_workbook(out)) as book:
        rows = list(book["Porozumienia"].values)
    assert {row[5] for row in rows[1:]} == {"Kielce", "Warszawa"}


def test_views_that_cannot_be_written_are_told_and_the_review_is_kept(
    output: Path, first: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sqlite3

    monkeypatch.setattr("pipeline.outputs.sqlite._PATIENCE", 0.1)  # half a minute is for people
    desk = Desk(find(output))
    desk.open()
    one, two, *_ = _reviews(first)
    with closing(sqlite3.connect(output, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        desk.review([one])
    assert "is in use by another program" in str(desk.behind)
    assert desk.reviews() == [one]
    desk.review([two])
    assert desk.behind is None
    _same(str(output), desk)


@pytest.mark.parametrize(
    ("form", "faults"),
    [
        ({}, ["fault.evidence", "fault.signatories"]),
        ({"evidence": "tego tu nie ma", "signatories.new.organisation": "X"}, ["fault.evidence"]),
        ({"evidence": "Współpraca", "signatories.new.organisation": "X", "date": "jutro"}, ["fault.date"]),
    ],
)
def test_a_missed_agreement_needs_its_words_and_a_party(output: Path, form: dict[str, str], faults: list[str]) -> None:
    desk = Desk(find(output))
    on = missed.page(desk.database(), "a1")
    assert on is not None
    given = {"kind": "umowa", "status": "signed", "date_basis": "stated"} | form
    assert missed.of_missed(given, on, "ewa", desk.database()) == ([], faults)
    assert missed.page(desk.database(), "brak") is None


def test_a_missed_agreement_is_added_found_again_and_undone(
    output: Path, first: str, tables: Frames, tmp_path: Path
) -> None:
    desk = Desk(find(output))
    on = missed.page(desk.database(), "a3")
    assert on is not None
    form = {
        "kind": "list intencyjny", "status": "signed", "date": "2023-05-09", "date_basis": "stated", "parties": "2",
        "evidence": "podpisały umowę  w Warszawie", "signatories.new.organisation": "Klaster Wodny",
        "signatories.new3.organisation": "Lipowo", "signatories.new2.organisation": " ",
        "signers.new.person": "Jan Kot",
    }  # fmt: skip
    [made], faults = missed.of_missed(form, on, "ewa", desk.database())
    assert not faults
    assert on.article["text"][made.start : made.end] == "podpisały umowę w Warszawie"
    assert made.values["event_of"] == "a1:1"  # the same kind, day and parties
    desk.review([made])
    rows = desk.database().execute(
        "SELECT event_id, kind, confidence FROM agreements WHERE agreement_id = ?", [made.target]
    )
    assert rows.fetchall() == [("event:a1:1", "list intencyjny", 1.0)]
    parties = "SELECT organisation_id FROM signatories WHERE agreement_id = ? ORDER BY position"
    assert desk.database().execute(parties, [made.target]).fetchall() == [("org:klaster-wodny",), ("org:gmina-lipowo",)]
    _same(str(output), desk)
    fix = Review(
        "correct", made.target, "ewa", "place", None, "Warszawa", article_id="a3", start=made.start, end=made.end
    )
    desk.review([fix])

    # A later run finds it by itself: what the analyst said stands, once.
    found = {"agreement_id": "a3:2", "kind": "list intencyjny", "place": "Radom", "event_id": "event:a3:2"}
    own = tables["agreements"].loc[[2]].assign(**found, start=made.start, end=made.end)
    tables["agreements"] = pd.concat([tables["agreements"], own.astype(tables["agreements"].dtypes)], ignore_index=True)
    party = tables["signatories"].iloc[[6]].assign(agreement_id="a3:2", position=1)
    tables["signatories"] = pd.concat([tables["signatories"], party], ignore_index=True)
    outputs.write(tables, output)
    desk.open()
    _same(str(output), desk)
    places = "SELECT agreement_id, place FROM agreements_reviewed WHERE article_id = 'a3'"
    assert _asked(str(output), places) == [("a3:1", "Warszawa"), (made.target, "Warszawa")]

    # Without it what was said of it waits, and means no other agreement at the same words.
    desk.review([Review("undo", made.review_id, "ewa")])
    assert _asked(str(output), places) == [("a3:1", "Warszawa"), ("a3:2", "Radom")]
    assert desk.snapshot.effects == {fix.review_id: "stale"}
