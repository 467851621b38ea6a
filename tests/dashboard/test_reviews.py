"""Reviews are rows of their own: kept for good, applied on top, undone, and found again after a later run."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from pipeline import outputs
from pipeline.dashboard.corrected import corrected
from pipeline.dashboard.desk import Desk
from pipeline.dashboard.opening import find
from pipeline.dashboard.queries import entities, event
from pipeline.dashboard.reviews import changes
from pipeline.dashboard.snapshot import value
from pipeline.outputs import OutputError
from pipeline.outputs.reviews import Review, standing
from pipeline.outputs.reviews.review import undone

Frames = dict[str, pd.DataFrame]


@pytest.fixture
def desk(output: Path) -> Desk:
    return Desk(find(output))


def _form(desk: Desk, key: str, **fields: str) -> list[Review]:
    """What a form with these fields says of an agreement; kept and applied."""
    told = event.agreement(desk.database(), key)
    assert told is not None
    made, faults = changes.of_agreement({name.replace("__", "."): text for name, text in fields.items()}, told, "ewa")
    assert not faults
    desk.review(made)
    return made


def _value(desk: Desk, what: str, key: str) -> object:
    return value(desk.database(), f"SELECT {what} FROM agreements WHERE agreement_id = ?", [key])


def test_a_correction_is_kept_applied_and_undone(desk: Desk, output: Path) -> None:
    (made,) = _form(desk, "a1:1", kind="list intencyjny", place="Kielce")
    assert (made.action, made.field, made.old, made.new, made.who) == (
        "correct",
        "place",
        "Sandomierz",
        "Kielce",
        "ewa",
    )
    assert _value(desk, "place", "a1:1") == "Kielce"
    assert value(desk.database(), "SELECT place FROM events WHERE event_id = 'event:a1:1'") == "Kielce"
    again = Desk(find(output))
    assert _value(again, "place", "a1:1") == "Kielce"
    again.review([Review("undo", made.review_id, "jan")])
    assert _value(again, "place", "a1:1") == "Sandomierz"
    assert [review.action for review in again.reviews()] == ["correct", "undo"]
    again.review([Review("undo", again.reviews()[-1].review_id, "jan")])
    assert _value(again, "place", "a1:1") == "Kielce"


def test_a_date_brings_its_days(desk: Desk) -> None:
    _form(desk, "a1:1", date="2023-05", date_basis="stated")
    assert _value(desk, "date_earliest", "a1:1") == date(2023, 5, 1)
    assert _value(desk, "date_latest", "a1:1") == date(2023, 5, 31)
    _form(desk, "a1:1", date="")
    assert (_value(desk, "date", "a1:1"), _value(desk, "date_earliest", "a1:1")) == (None, None)
    assert _value(desk, "date_basis", "a1:1") == "none"


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("date", "wczoraj"),
        ("date", "2023-02-31x"),
        ("kind", "plotka"),
        ("status", ""),
        ("parties", "-2"),
        ("parties", "x"),
    ],
)
def test_what_can_be_no_value_is_refused(desk: Desk, field: str, text: str) -> None:
    told = event.agreement(desk.database(), "a1:1")
    assert told is not None
    _, faults = changes.of_agreement({field: text}, told, "ewa")
    assert faults == [f"fault.{field}"]


def test_what_does_not_differ_is_no_review(desk: Desk) -> None:
    same = {"kind": "list intencyjny", "status": "signed", "date": "2023-05-09", "place": " Sandomierz ", "parties": ""}
    assert _form(desk, "a1:1", **same) == []
    assert desk.reviews() == []


def test_signatories_and_signers_are_added_corrected_and_taken_away(desk: Desk, first: str) -> None:
    _form(
        desk,
        "a1:1",
        signatories__new__organisation="Powiat Rzeczny",
        signers__1__role="prezeska",
        signers__1__person="Anna Sowa",
        signatories__1__remove="1",
    )
    told = event.agreement(desk.database(), "a1:1")
    assert told is not None
    assert [(row["position"], row["organisation_id"]) for row in told.signatories] == [
        (1, "org:gmina-lipowo"),
        (2, "org:powiat-rzeczny"),
    ]
    assert [(row["person"], row["role"]) for row in told.signers] == [("Anna Sowa", "prezeska"), ("Jan Kot", "wójt")]
    assert told.signers[0]["start"] == first.index("Anna Sowa")
    _form(desk, "a1:1", signatories__new__organisation="Instytut Nowy", signatories__new__acronym="IN")
    assert value(desk.database(), "SELECT name FROM entities WHERE entity_id = 'org:instytut-nowy'") == "Instytut Nowy"


def test_a_rejected_agreement_is_gone_everywhere_until_it_is_undone(desk: Desk) -> None:
    (made,) = _form(desk, "a3:1", do="reject")
    assert event.event(desk.database(), "event:a3:1") is None
    assert value(desk.database(), "SELECT count(*) FROM event_signatories WHERE event_id = 'event:a3:1'") == 0
    desk.review([Review("undo", made.review_id, "ewa")])
    assert event.event(desk.database(), "event:a3:1") is not None


def test_two_organisations_are_merged_and_one_is_split(desk: Desk) -> None:
    desk.review([Review("merge", "org:powiat-rzeczny", "ewa", "entity_id", "Powiat Rzeczny", "org:klaster-wodny")])
    database = desk.database()
    assert entities.meant(database, "org:powiat-rzeczny") == "org:klaster-wodny"
    merged = entities.entity(database, "org:klaster-wodny")
    assert merged is not None
    assert merged["aliases"] == "Powiat Rzeczny"
    assert (merged["articles"], merged["mentions"]) == (2, 3)
    assert value(database, "SELECT count(*) FROM event_signatories WHERE event_id = 'event:a1:1'") == 2

    lipowo = entities.entity(database, "org:gmina-lipowo")
    assert lipowo is not None
    form = {"do": "split", "name": "Gmina Lipowo", "articles": "a3"}
    made = changes.of_entity(form, lipowo, "ewa", database)
    assert isinstance(made, Review)
    assert made.values["entity_id"] == "org:gmina-lipowo-2"  # another one of the same name
    desk.review([made])
    parties = "SELECT organisation_id FROM event_signatories WHERE event_id = ? ORDER BY position"
    assert desk.database().execute(parties, ["event:a3:1"]).fetchall() == [("org:spolka",), ("org:gmina-lipowo-2",)]
    assert ("org:gmina-lipowo",) in desk.database().execute(parties, ["event:a1:1"]).fetchall()
    for review in desk.reviews():
        desk.review([Review("undo", review.review_id, "ewa")])
    assert value(desk.database(), "SELECT count(*) FROM entities WHERE kind = 'organisation'") == 5


def test_what_makes_no_sense_of_an_entity_is_told(desk: Desk) -> None:
    lipowo = entities.entity(desk.database(), "org:gmina-lipowo")
    assert lipowo is not None
    for into in ("", "Nikt", "Gmina Lipowo", "org:gmina-lipowo", "person:jan-kot"):
        assert changes.of_entity({"do": "merge", "into": into}, lipowo, "ewa", desk.database()) == "unknown"
    assert changes.of_entity({"do": "split", "name": "Inna"}, lipowo, "ewa", desk.database()) == "incomplete"


def test_a_later_run_changes_no_review_and_its_numbers_do_not_matter(desk: Desk, output: Path, tables: Frames) -> None:
    _form(desk, "a1:1", place="Kielce", subject="")
    tables["agreements"].loc[0, ["agreement_id", "subject"]] = ["a1:2", "czegoś innego"]
    for name in ("signatories", "signers"):
        tables[name]["agreement_id"] = tables[name]["agreement_id"].replace("a1:1", "a1:2")
    kept = (output.parent / "news.sqlite.reviews.jsonl").read_bytes()
    outputs.write(tables, output)
    assert (output.parent / "news.sqlite.reviews.jsonl").read_bytes() == kept
    assert desk.changed
    desk.open()
    assert not desk.changed
    assert (_value(desk, "place", "a1:2"), _value(desk, "subject", "a1:2")) == ("Kielce", None)
    assert sorted(desk.snapshot.effects.values()) == ["applied", "changed"]


def test_a_review_of_what_is_gone_waits(desk: Desk, output: Path, tables: Frames) -> None:
    _form(desk, "a3:1", place="Kielce")
    for name in ("agreements", "articles", "mentions", "signatories", "signers", "roles"):
        key = "agreement_id" if name in {"signatories", "signers"} else "article_id"
        tables[name] = tables[name][~tables[name][key].str.startswith("a3")]
    outputs.write(tables, output)
    desk.open()
    assert list(desk.snapshot.effects.values()) == ["stale"]
    assert len(desk.reviews()) == 1


def test_corrected_tables_can_be_written_again(desk: Desk, output: Path, tmp_path: Path) -> None:
    _form(desk, "a1:1", place="Kielce", signatories__new__organisation="Powiat Rzeczny")
    _form(desk, "a3:1", do="reject")
    tables = corrected(output)
    outputs.write(tables, tmp_path / "corrected.sqlite")
    again = Desk(find(tmp_path / "corrected.sqlite"))
    assert _value(again, "place", "a1:1") == "Kielce"
    assert value(again.database(), "SELECT count(*) FROM agreements") == 2
    assert value(again.database(), "SELECT count(*) FROM extracted.signatories") == 6


def test_what_a_crash_cut_off_was_never_kept(desk: Desk, output: Path) -> None:
    (first,) = _form(desk, "a1:1", place="Kielce")
    file = output.parent / "news.sqlite.reviews.jsonl"
    with file.open("ab") as stream:
        stream.write(b'{"review_id": "cut", "act')
    kept = find(output).reviews
    assert [review.review_id for review in kept.read()] == [first.review_id]
    second = Review("check", "a1", "ewa")
    kept.append([second])
    assert kept.read() == [first, second]


def test_a_line_that_is_no_review_is_told_by_its_number(output: Path) -> None:
    file = output.parent / "news.sqlite.reviews.jsonl"
    file.write_text('\n{"action": "dance", "target": "a", "at": "", "who": ""}\n')
    with pytest.raises(OutputError, match=r"jsonl:2 is no review"):
        Desk(find(output)).open()


def test_undoing_an_undo_lets_the_review_stand() -> None:
    first = Review("check", "a1", "ewa")
    second = Review("undo", first.review_id, "ewa")
    third = Review("undo", second.review_id, "ewa")
    assert standing([first]) == [first]
    assert standing([first, second]) == []
    assert standing([first, second, third]) == [first]
    assert undone([first, second, third]) == {second.review_id}
