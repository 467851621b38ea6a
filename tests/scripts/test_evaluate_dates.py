"""The list of dates and how it is scored; recognition on NKJP's conventions."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import dates_spans
import evaluate_dates
import gate
import pytest
from dates_list import Gold, Line, digest, read, unmarked
from nkjp import Token
from scoring import Score

LINES = list(read(evaluate_dates.LIST))


def test_the_list_is_as_long_as_promised_and_none_of_its_sentences_stands_twice() -> None:
    assert len(LINES) >= 400
    assert sum(line.family == "negative" for line in LINES) >= 50
    sentences = [(line.text, line.published, line.reference, line.asked) for line in LINES]
    assert len(set(sentences)) == len(sentences)


def test_the_list_holds_at_its_floor() -> None:
    mine = evaluate_dates.score(
        LINES, evaluate_dates.ours(), lambda found, gold: found == (gold.value, gold.basis, gold.note)
    )
    figures = {"all": evaluate_dates.share(mine["all"])}
    assert gate.judge(evaluate_dates.GATE, digest(evaluate_dates.LIST), figures, gate.read()).complaints == ()


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.text[:40])
def test_a_mark_has_a_value_or_says_why_not(line: Line) -> None:
    for gold in line.gold:
        assert gold.basis in {"", "stated", "weekday", "published", "reference", "none"}
        assert bool(gold.value) == bool(gold.basis)
        assert gold.note in {"", "no such day", "another weekday", "ends before it begins"}
        assert not (gold.note and gold.value)
    assert bool(line.gold) == (line.family != "negative")


def test_marks_are_taken_out() -> None:
    text, gold = unmarked("Umowa z [9 maja 2023 r.|2023-05-09|stated] i [31.02.2023|||no such day].")
    assert text == "Umowa z 9 maja 2023 r. i 31.02.2023."
    assert [(text[one.start : one.end], one.value, one.note) for one in gold] == [
        ("9 maja 2023 r.", "2023-05-09", ""),
        ("31.02.2023", "", "no such day"),
    ]


def test_a_line_that_is_not_of_the_form_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("# head\nstated\t2023-13-01\t\tUmowa.\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"a\.tsv, line 2"):
        list(read(tmp_path))


def test_what_is_missed_misread_and_found_in_vain_is_an_error() -> None:
    gold = (Gold(0, 4, "2023", "stated", ""), Gold(10, 14, "2024", "stated", ""), Gold(20, 24, "", "", ""))
    line = Line("years", None, None, False, "x" * 40, gold)
    found = [(0, 4, ("2023", "stated", "")), (10, 14, ("2025", "stated", "")), (30, 34, ("2026", "stated", ""))]
    scores = evaluate_dates.score([line], lambda _: found, lambda one, other: one[0] == other.value)
    assert (scores["all"].right, scores["all"].missed, scores["all"].wrong) == (2, 1, 1)
    assert evaluate_dates.share(scores["all"]) == 0.5
    assert len(scores["years"].errors) == 2


@pytest.mark.parametrize(
    ("value", "agrees"),
    [("2023-05-09", True), ("2023-05", True), ("2023-05-10", False), ("XXXX-05-09", True), ("T12:00", False)],
)
def test_dateparser_is_asked_for_a_moment_within_the_days(value: str, agrees: bool) -> None:
    assert evaluate_dates.within(datetime(2023, 5, 9), value) == agrees


@pytest.mark.parametrize(
    ("words", "bare"),
    [("9 maja 2023 r.", "9 maja 2023"), ("roku 2007", "2007"), ("(2007)", "2007"), ("roku", "roku"), ("XX w.", "XX w")],
)
def test_borders_are_compared_without_signs_and_the_word_for_year(words: str, bare: str) -> None:
    start, end = dates_spans.bare(words, 0, len(words))
    assert words[start:end] == bare


def test_figures_of_nkjp_stand_in_one_piece() -> None:
    forms = ["o", "godz", ".", "17", ".", "20", ",", "7", ".", "05", ".", "2023", "."]
    sentence = [Token(form, "x", ()) for form in forms]
    text, offsets = dates_spans.as_text(sentence)
    assert text == "o godz. 17.20, 7.05.2023."
    assert [text[start:end] for start, end in offsets] == forms


def test_a_range_counts_as_its_single_dates() -> None:
    text = "Od 9 do 10 maja br., w latach 2014–2020, wczoraj o godz. 11.00."
    found = dates_spans.by_grammar(text)
    assert [(text[start:end], label) for start, end, label in found] == [
        ("9", "date"),
        ("10 maja", "date"),
        ("latach 2014", "date"),
        ("2020", "date"),
        ("godz. 11.00", "time"),
    ]
    scores: dict[str, Score] = {}
    dates_spans.count(scores, text, found, found[:2])
    assert (scores["all"].right, scores["all"].wrong, scores["date"].right, scores["time"].wrong) == (2, 3, 2, 1)


def test_a_base_of_no_day_is_allowed() -> None:
    pytest.importorskip("dateparser")
    [(start, end, moment)] = evaluate_dates.moments("Umowę podpisano 9 maja 2023 roku.", None)
    assert (start, end - start > 5, moment.date()) == (16, True, date(2023, 5, 9))
