"""Scores of hand-made cases whose counts a person can see."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scoring import FIGURES, Score, folded, score_agreements, score_article, score_events

LODZ, SCHOOL, ZONE, CLUSTER = "Gmina Łódź", "Politechnika Łódzka", "Łódzka Strefa", "Klaster „Łódka”"


def agreement(*signatories: str, **fields: Any) -> dict[str, Any]:
    told = {"kind": "list intencyjny", "status": "signed", "date": "2023-05-09", "place": None, "occasion": None}
    parties = [{"organisation": name, "acronym": None, "represented_by": None} for name in signatories]
    return told | {"subject": None, "event": None, "parties": None, "signatories": parties, "signers": []} | fields


def article(**fields: Any) -> dict[str, Any]:
    empty: dict[str, Any] = dict.fromkeys(("organisations", "people", "places", "dates", "roles", "agreements"), ())
    lists = {"optional": [], "lines": [], "absent": [], "text": "", "title": None, "published": None}
    return empty | lists | fields


def agreed(found: list[dict[str, Any]], gold: list[dict[str, Any]]) -> dict[str, tuple[int, int, int]]:
    scores = {name: Score() for name in FIGURES}
    score_agreements(scores, "a.html", found, gold)
    return {name: counts(score) for name, score in scores.items()}


def scored(found: dict[str, Any], gold: dict[str, Any]) -> dict[str, tuple[int, int, int]]:
    scores = {name: Score() for name in FIGURES}
    score_article(scores, "a.html", found, gold)
    return {name: counts(score) for name, score in scores.items()}


def counts(score: Score) -> tuple[int, int, int]:
    return score.right, score.wrong, score.missed


# Counting


def test_what_was_found_missed_and_made_up_is_counted() -> None:
    score = Score()
    score.count("a.html", ["x", "y", "z"], ["x", "y", "v"])
    assert counts(score) == (2, 1, 1)
    assert score.errors == ["a.html\twrong\tz", "a.html\tmissed\tv"]
    assert (score.precision, score.recall, score.f) == (2 / 3, 2 / 3, 2 / 3)


def test_precision_and_recall_are_told_apart() -> None:
    score = Score()
    score.count("a.html", ["x"], ["x", "y", "z", "v"])
    assert (score.precision, score.recall, score.f) == (1.0, 0.25, 0.4)


def test_what_stands_twice_counts_twice() -> None:
    score = Score()
    score.count("a.html", ["x", "x", "x"], ["x", "x"])
    assert counts(score) == (2, 1, 0)


def test_optional_names_are_neither_right_nor_wrong() -> None:
    score = Score()
    score.count("a.html", ["x", "Unia", "Unia"], ["x"], ["Unia", "Senat"])
    assert counts(score) == (1, 0, 0)


def test_a_name_both_gold_and_optional_is_gold() -> None:
    score = Score()
    score.count("a.html", [], ["x"], ["x"])
    score.count("b.html", ["x"], ["x"], ["x"])
    assert counts(score) == (1, 0, 1)


def test_nothing_to_find_and_nothing_found_is_no_fault() -> None:
    assert (Score().precision, Score().recall, Score().f) == (1.0, 1.0, 1.0)


@given(st.lists(st.integers(0, 5)), st.lists(st.integers(0, 5)))
def test_counts_add_up_to_what_was_found_and_what_is_gold(found: list[int], gold: list[int]) -> None:
    score = Score()
    score.count("a.html", found, gold)
    assert score.right + score.wrong == len(found)
    assert score.right + score.missed == len(gold)
    assert len(score.errors) == score.wrong + score.missed
    assert min(score.precision, score.recall) <= score.f <= max(score.precision, score.recall)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Klaster „Łódka”", 'KLASTER "łódka"'), ("Fundacja  Dobro", "Fundacja Dobro"), ("«A»", "“A”"), (None, "")],
)
def test_case_quotes_and_spaces_do_not_count_in_a_name(one: str | None, other: str | None) -> None:
    assert folded(one) == folded(other)


def test_letters_count_in_a_name() -> None:
    assert folded("Łódź") != folded("Lodz")


# Agreements


def test_two_agreements_are_compared_with_those_that_they_are_like() -> None:
    """Told in the other order, and one with a party too many: each still finds its own."""
    gold = [agreement(LODZ, SCHOOL), agreement(LODZ, ZONE, kind="umowa", date="2023-06-01")]
    found = [agreement(LODZ, ZONE, CLUSTER, kind="umowa", date="2023-06-01"), agreement(LODZ, SCHOOL)]
    figures = agreed(found, gold)
    assert figures["agreements"] == (2, 0, 0)
    assert figures["kind"] == figures["date"] == (2, 0, 0)
    assert figures["signatories"] == (4, 1, 0)


def test_the_same_parties_are_told_apart_by_kind_and_day() -> None:
    gold = [agreement(LODZ, SCHOOL), agreement(LODZ, SCHOOL, kind="umowa", status="planned", date=None)]
    assert agreed(gold[::-1], gold)["agreements"] == (2, 0, 0)


@pytest.mark.parametrize(
    ("signatories", "right"),
    [
        ((LODZ, SCHOOL, ZONE, CLUSTER), True),
        ((LODZ, SCHOOL), True),
        ((LODZ,), False),
        ((LODZ, SCHOOL, "A", "B"), True),
        ((LODZ, SCHOOL, "A", "B", "C"), False),
    ],
)
def test_half_of_the_signatories_on_both_sides_make_an_agreement_right(
    signatories: tuple[str, ...], right: bool
) -> None:
    figures = agreed([agreement(*signatories)], [agreement(LODZ, SCHOOL, ZONE, CLUSTER)])
    assert figures["agreements"] == ((1, 0, 0) if right else (0, 1, 1))


@pytest.mark.parametrize("field", [{"kind": "umowa"}, {"status": "planned"}, {"date": None}])
def test_another_kind_status_or_day_is_another_agreement(field: dict[str, Any]) -> None:
    figures = agreed([agreement(LODZ, SCHOOL, **field)], [agreement(LODZ, SCHOOL)])
    assert figures["agreements"] == (0, 1, 1)
    assert figures["signatories"] == (2, 0, 0)


def test_a_field_empty_on_both_sides_does_not_count() -> None:
    figures = agreed([agreement(LODZ, SCHOOL, place="Łódź")], [agreement(LODZ, SCHOOL, place="Łódź")])
    assert figures["place"] == (1, 0, 0)
    assert figures["occasion"] == figures["parties"] == (0, 0, 0)


def test_a_field_empty_on_one_side_is_missed_or_wrong() -> None:
    gold = agreement(LODZ, SCHOOL, occasion="Forum Klastrów", parties=2)
    assert agreed([agreement(LODZ, SCHOOL)], [gold])["occasion"] == (0, 0, 1)
    assert agreed([gold], [agreement(LODZ, SCHOOL)])["parties"] == (0, 1, 0)


def test_parties_of_agreements_that_are_made_up_or_missed_count_too() -> None:
    figures = agreed([agreement("A", "B")], [agreement(LODZ, SCHOOL, ZONE)])
    assert figures["agreements"] == (0, 1, 1)
    assert figures["signatories"] == (0, 2, 3)
    assert figures["kind"] == (0, 0, 0), "fields are those of agreements that were found"


def test_who_acts_for_whom_counts_as_a_pair() -> None:
    def represented(by: str | None) -> dict[str, Any]:
        told = agreement(LODZ, SCHOOL)
        told["signatories"][0]["represented_by"] = by
        return told

    assert agreed([represented(ZONE)], [represented(ZONE)])["represented_by"] == (1, 0, 0)
    assert agreed([represented(CLUSTER)], [represented(ZONE)])["represented_by"] == (0, 1, 1)
    assert agreed([represented(None)], [represented(ZONE)])["represented_by"] == (0, 0, 1)


def test_signers_are_counted_by_name() -> None:
    gold = agreement(LODZ, SCHOOL, signers=[{"person": "Anna Sowa", "role": "wójt", "organisation": LODZ}])
    found = agreement(LODZ, SCHOOL, signers=[{"person": "Jan Sowa", "role": "wójt", "organisation": LODZ}])
    assert agreed([found], [gold])["signers"] == (0, 1, 1)
    assert agreed([gold], [gold])["signers"] == (1, 0, 0)


@pytest.mark.parametrize(
    ("found", "counted"),
    [
        ("budowy wspólnej hali sportowej", (1, 0, 0)),
        ("wspólnej hali sportowej", (1, 0, 0)),
        ("nauki zawodu", (0, 1, 1)),
        (None, (0, 0, 1)),
    ],
)
def test_a_subject_is_right_with_half_of_its_words(found: str | None, counted: tuple[int, int, int]) -> None:
    gold = agreement(LODZ, SCHOOL, subject="budowy wspólnej hali sportowej")
    assert agreed([agreement(LODZ, SCHOOL, subject=found)], [gold])["subject"] == counted


def test_an_article_without_an_agreement_is_right_where_none_is_found() -> None:
    assert agreed([], [])["negatives"] == (1, 0, 0)
    assert agreed([agreement(LODZ, SCHOOL)], [])["negatives"] == (0, 1, 1)
    assert agreed([], [agreement(LODZ, SCHOOL)])["negatives"] == (0, 0, 0)


def test_events_are_counted_by_pairs_of_articles() -> None:
    """Three articles tell of one event, and two of another; one of the first three is left alone."""
    first, other = agreement(LODZ, SCHOOL, event="a"), agreement(LODZ, ZONE, kind="umowa", event="b")
    gold = {"1": [first], "2": [first], "3": [first, other], "4": [other]}
    found = {
        name: [told | {"event": f"event:{told['event']}"} for told in agreements] for name, agreements in gold.items()
    }
    found["2"][0]["event"] = "event:alone"
    scores = {"events": Score()}
    score_events(scores, [(name, found[name], gold[name]) for name in gold])
    assert counts(scores["events"]) == (2, 0, 2)


def test_events_of_agreements_that_gold_does_not_have_are_wrong() -> None:
    made_up = agreement("A", "B", event="event:x")
    scores = {"events": Score()}
    score_events(scores, [("1", [made_up], []), ("2", [made_up], [])])
    assert counts(scores["events"]) == (0, 1, 0)


# Articles


def test_a_perfect_article_has_no_fault() -> None:
    gold = article(
        organisations=[LODZ, CLUSTER],
        people=["Anna Sowa"],
        dates=["2023-05-09"],
        roles=[{"person": "Anna Sowa", "role": "wójt", "organisation": None}],
        agreements=[agreement(LODZ, CLUSTER)],
        title="List podpisany",
        published="2023-05-10",
    )
    for name, (right, wrong, missed) in scored(gold, gold).items():
        assert (wrong, missed) == (0, 0), name
        assert right or not gold.get(name)


def test_a_name_counts_once_an_article_however_often_it_was_found() -> None:
    figures = scored(article(organisations=[LODZ, LODZ, "GMINA ŁÓDŹ"]), article(organisations=[LODZ]))
    assert figures["organisations"] == (1, 0, 0)


def test_optional_names_of_an_article_go_for_every_kind() -> None:
    gold = article(organisations=[LODZ], optional=["Unia Europejska", "XXXX-21"])
    found = article(organisations=[LODZ, "unia europejska"], places=["Unia Europejska"], dates=["XXXX-21"])
    assert scored(found, gold)["organisations"] == (1, 0, 0)
    assert scored(found, gold)["places"] == scored(found, gold)["dates"] == (0, 0, 0)


def test_a_role_is_right_only_with_its_organisation() -> None:
    gold = article(roles=[{"person": "Anna Sowa", "role": "prezeska", "organisation": ZONE}])
    found = article(roles=[{"person": "Anna Sowa", "role": "prezeska", "organisation": None}])
    assert scored(found, gold)["roles"] == (0, 1, 1)


def test_lines_are_lines_of_their_own_whatever_their_marker() -> None:
    gold = article(lines=["Śląski Klaster Wodny (ŚKW),", "Klaster Łąka;"])
    kept = article(text="Podpisali:\n\n- Śląski Klaster Wodny (ŚKW),\n  2. Klaster Łąka;")
    run_together = article(text="Podpisali: Śląski Klaster Wodny (ŚKW), Klaster Łąka;")
    assert scored(kept, gold)["lines"] == (2, 0, 0)
    assert scored(run_together, gold)["lines"] == (0, 0, 2)


def test_what_should_be_absent_is_missed_where_it_stands() -> None:
    gold = article(absent=["Zobacz także", "Używamy plików cookie"])
    assert scored(article(text="Gmina podpisała umowę."), gold)["absent"] == (2, 0, 0)
    assert scored(article(text="Umowa. Zobacz także: inne."), gold)["absent"] == (1, 0, 1)


def test_a_headline_or_day_is_right_wrong_or_missed() -> None:
    gold = article(title="List podpisany", published=None)
    assert scored(article(title="Menu", published="2023-05-10"), gold)["title"] == (0, 1, 1)
    assert scored(article(title="Menu", published="2023-05-10"), gold)["published"] == (0, 1, 0)
    assert scored(article(), gold)["title"] == (0, 0, 1)
