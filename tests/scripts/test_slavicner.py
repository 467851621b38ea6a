"""SlavicNER's articles as Docs, and what is learned and measured on them, on a corpus of two articles of our own."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from evaluate_names import each, linked, surface, tally
from slavicner import Article, as_doc, read, unpacked
from train_names import examples, learn, write

TEXT = "Rzecznik Ryanaira mówi o Polsce. Ryanair lata z Polski, a Theresa May milczy."


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for topic in ("loty", "rejsy"):
        for room in ("ner", "raw"):
            (tmp_path / room / topic / "pl").mkdir(parents=True)
        (tmp_path / "raw" / topic / "pl" / "a.txt").write_text(TEXT, encoding="utf-8")
        rows = []
        for form, lemma, kind, entity in (
            ("Ryanaira", "Ryanair", "ORG", "ORG-Ryanair"),
            ("Polsce", "Polska", "LOC", "GPE-Poland"),
            ("Ryanair lata"[:7], "Ryanair", "ORG", "ORG-Ryanair"),
            ("Polski", "Polska", "LOC", "GPE-Poland"),
            ("Theresa May", "Theresa May", "PER", "PER-May"),
        ):
            start = TEXT.rindex(form)
            rows.append(f"{start}\t{start + len(form)}\t{form}\t{lemma}\t{kind}\t{entity}")
        (tmp_path / "ner" / topic / "pl" / "a.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def articles(corpus: Path, tmp_path: Path) -> list[Article]:
    assert unpacked(corpus, tmp_path / "elsewhere") == corpus
    return list(read(corpus))


def test_gold_mentions_stand_in_ents(articles: list[Article]) -> None:
    doc, pairs = as_doc(spacy.blank("pl"), articles[0])
    assert [entity.text for entity in doc.ents] == ["Ryanaira", "Polsce", "Ryanair", "Polski", "Theresa May"]
    assert all(span.text == doc.text[mention.start : mention.end] for span, mention in pairs)


def test_a_tally_counts_exact_matches(articles: list[Article]) -> None:
    found = tally(spacy.blank("pl"), articles, {"surface": surface})["surface"]
    assert (found.total["all"], found.exact["all"], found.exact["PER"]) == (10, 4, 2)


def test_entities_are_put_together(articles: list[Article]) -> None:
    found = linked(spacy.blank("pl"), articles)
    assert found["ours"][0] == found["ours"][2]
    assert found["gold"].count("ORG-Ryanair") == 4


def test_the_same_examples_teach_the_same_weights(articles: list[Article], tmp_path: Path) -> None:
    taught = examples(spacy.blank("pl"), articles)
    assert taught
    assert learn(taught) == learn(list(taught))
    write({"b": 1.0, "a": -0.25}, tmp_path / "weights.tsv")
    assert (tmp_path / "weights.tsv").read_text(encoding="utf-8").endswith("a\t-0.25\nb\t1\n")


def test_every_topic_is_measured(articles: list[Article]) -> None:
    table = each(spacy.blank("pl"), articles)
    assert [line.split(" | ")[0] for line in table.splitlines()[2:]] == ["| loty", "| rejsy", "| all"]
