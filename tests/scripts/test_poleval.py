"""PolEval's gold and its score."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from entity_scores import main_labels
from poleval import read, score

TEXT = "Jan Kot z Łodzi i okolic Rypina"


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    brat = "\n".join(
        [
            "T1\tpersName 0 7\tJan Kot",
            "T2\tpersName_addname 4 7\tKot",
            "T3\tplaceName_settlement 10 15;25 31\tŁodzi Rypina",
            "A1\tderivType_placeName_settlement T3 relAdj",
        ]
    )
    questions = [
        {"input": {"fileContent": TEXT}, "answers": [{"data": {"brat": brat}}]},
        {"input": {"fileContent": "Dwa razy"}, "answers": [{"data": {"brat": ""}}, {"data": {"brat": ""}}]},
    ]
    path = tmp_path / "gold.json"
    path.write_text(json.dumps({"questions": questions}), encoding="utf-8")
    return path


def test_texts_with_one_answer_are_read_and_fragments_stand_alone(gold: Path) -> None:
    [text] = read(gold)
    assert text.entities == {
        (0, 7, "persName"),
        (4, 7, "persName_addName"),
        (10, 15, "placeName_settlement"),
        (25, 31, "placeName_settlement"),
    }
    assert all(text.text[start:end].strip() for start, end, _ in text.entities)


def test_the_right_answers_score_one_and_none_score_nothing(gold: Path) -> None:
    [text] = read(gold)
    assert score([(text.entities, text.entities)]).final == 1.0
    assert score([(text.entities, frozenset())]).final == 0.0


def test_an_answer_that_touches_counts_for_overlap_only_and_in_its_category_only() -> None:
    gold = frozenset({(0, 7, "persName"), (10, 15, "placeName")})
    scores = score([(gold, frozenset({(0, 3, "persName"), (4, 7, "persName"), (10, 15, "orgName")}))])
    assert scores.exact == 0.0
    assert scores.overlap == pytest.approx(2 * (1 / 2) * (2 / 3) / (1 / 2 + 2 / 3))
    assert scores.final == pytest.approx(0.8 * scores.overlap)


def test_subtypes_fold_into_their_main_category() -> None:
    assert main_labels([(0, 4, "placeName_country")]) == [(0, 4, "placeName")]
