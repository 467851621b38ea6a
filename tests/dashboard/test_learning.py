"""What analysts correct is learned from: gold records that evaluate.py reads, and a list that a run reads."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.cleaning import clean
from pipeline.dashboard.desk import Desk
from pipeline.dashboard.opening import find
from pipeline.dashboard.reviews import gazetteer, gold, missed
from pipeline.dashboard.taking import take
from pipeline.language.names.gazetteer import read
from pipeline.outputs.reviews import Review
from pipeline.outputs.reviews.review import packed

SCRIPTS = Path(__file__).parents[2] / "scripts"


@pytest.fixture
def desk(output: Path) -> Desk:
    found = Desk(find(output))
    where = {"article_id": "a1"}
    added = packed({"organisation": "Powiat Rzeczny", "acronym": "PR"})
    found.review(
        [
            Review("correct", "a1:1", "ewa", "subject", "wspólnych badań", "wspólnych badań", **where),
            Review("add", "a1:1", "ewa", "signatories", None, added, **where),
            Review("check", "a1", "ewa"),
            Review("merge", "org:fundacja-nurt", "ewa", "entity_id", "Fundacja Nurt", "org:gmina-lipowo"),
        ]
    )
    return found


def test_checked_articles_become_gold_records_in_their_form(desk: Desk, tmp_path: Path, first: str) -> None:
    (page,) = gold.pages(desk.database())
    (agreement,) = page.gold["agreements"]
    assert [party["organisation"] for party in agreement["signatories"]] == [
        "Klaster Wodny", "Gmina Lipowo", "Powiat Rzeczny",
    ]  # fmt: skip
    assert gold.write([page], tmp_path / "gold") == 1
    checked = subprocess.run(
        [sys.executable, SCRIPTS / "gold_form.py", tmp_path / "gold"], capture_output=True, text=True, check=False
    )
    assert checked.stdout == "every gold record has its form\n", checked.stdout + checked.stderr
    article = clean((tmp_path / "gold" / f"{page.name}.html").read_bytes())
    assert article.text.split() == first.split()
    assert (article.title, str(article.published)) == (page.gold["title"], page.gold["published"])


def test_reviewed_names_become_a_gazetteer(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text(gazetteer.written(desk.database(), desk.reviews()), encoding="utf-8")
    found = read(path)
    assert found.problems == ()
    assert {(entry.name, entry.aliases, entry.id) for entry in found.entries} == {
        ("Gmina Lipowo", ("Lipowo", "Miasto Lipowo", "Fundacja Nurt"), "org:gmina-lipowo"),
        ("Powiat Rzeczny", (), "org:powiat-rzeczny"),
    }
    entry = found.entry("orgName", ["Fundacja Nurt"])
    assert entry is not None
    assert entry.name == "Gmina Lipowo"


def test_everything_is_taken_away_at_once(desk: Desk, output: Path, tmp_path: Path) -> None:
    told = list(take(output, out=tmp_path / "new.sqlite", gold=tmp_path / "gold", gazetteer=tmp_path / "names.csv"))
    assert [line.split(":")[0] for line in told] == ["4 reviews applied", "1 gold records", "2 names"]
    assert (tmp_path / "new.sqlite").exists()
    assert sorted(path.suffix for path in (tmp_path / "gold").iterdir()) == [".html", ".json"]
    with pytest.raises(ValueError, match="is what the reviews are about"):
        list(take(output, out=output))


def test_a_missed_agreement_becomes_gold_and_its_parties_known_names(output: Path, first: str, tmp_path: Path) -> None:
    desk = Desk(find(output))
    on = missed.page(desk.database(), "a1")
    assert on is not None
    form = {
        "kind": "umowa", "status": "planned", "date_basis": "none", "evidence": "Współpraca klastrów obejmie szkolenia",
        "signatories.new.organisation": "Instytut Nowy", "signatories.new.acronym": "IN",
        "signers.new.person": "Ewa Lis", "signers.new.role": "dyrektor",
    }  # fmt: skip
    for given in (form, {"do": "check"}):
        made, faults = missed.of_missed(given, on, "ewa", desk.database())
        assert not faults
        desk.review(made)
    [page] = gold.pages(desk.database())
    assert [(row["kind"], row["event"]) for row in page.gold["agreements"]] == [
        ("list intencyjny", "event:a1:1"), ("umowa", None),
    ]  # fmt: skip
    added = page.gold["agreements"][1]
    assert added["signatories"] == [{"organisation": "Instytut Nowy", "acronym": "IN", "represented_by": None}]
    assert added["signers"] == [{"person": "Ewa Lis", "role": "dyrektor", "organisation": None}]
    gold.write([page], tmp_path / "gold")
    checked = subprocess.run(
        [sys.executable, SCRIPTS / "gold_form.py", tmp_path / "gold"], capture_output=True, text=True, check=False
    )
    assert checked.stdout == "every gold record has its form\n", checked.stdout + checked.stderr
    listed = gazetteer.written(desk.database(), desk.reviews())
    assert "Instytut Nowy" in listed
    assert "Ewa Lis" in listed
