"""Pages and their gold: found together, and hashed together."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from gold import Page, digest, pages
from gold_form import faults

FOLDERS = ("press", "press-test", "press-fresh")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for name, text in (("b.html", "<p>Gmina Łódź</p>"), ("a.txt", "Politechnika Łódzka")):
        (tmp_path / name).write_text(text, encoding="utf-8")
        gold = (tmp_path / name).with_suffix(".gold.json")
        gold.write_text(json.dumps({"organisations": [text]}, ensure_ascii=False), encoding="utf-8")
    (tmp_path / "bez-zlota.html").write_text("<p>Szkic</p>", encoding="utf-8")
    (tmp_path / "README.md").write_text("Opis", encoding="utf-8")
    return tmp_path


def test_pages_with_gold_are_found_by_name(corpus: Path) -> None:
    found = pages(corpus)
    assert [page.path.name for page in found] == ["a.txt", "b.html"]
    assert found[0].gold == {"organisations": ["Politechnika Łódzka"]}


def test_a_folder_without_gold_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<p>Szkic</p>", encoding="utf-8")
    with pytest.raises(FileNotFoundError, match=r"holds no page with a \.gold\.json"):
        pages(tmp_path)


@pytest.mark.parametrize("name", ["b.html", "b.gold.json", "a.txt", "a.gold.json"])
def test_the_digest_changes_with_any_page_or_gold(corpus: Path, name: str) -> None:
    before = digest(corpus)
    path = corpus / name
    path.write_bytes(path.read_bytes() + b" ")
    assert digest(corpus) != before


def test_the_digest_changes_when_a_page_comes_goes_or_gets_another_name(corpus: Path) -> None:
    before = digest(corpus)
    gold = corpus / "bez-zlota.gold.json"
    gold.write_text("{}", encoding="utf-8")
    assert digest(corpus) != before
    gold.unlink()
    assert digest(corpus) == before
    for suffix in (".html", ".gold.json"):
        (corpus / f"b{suffix}").rename(corpus / f"c{suffix}")
    assert digest(corpus) != before


def test_the_digest_does_not_depend_on_where_the_corpus_lies_or_what_else_lies_there(
    corpus: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    for page in reversed(pages(corpus)):
        for path in (page.path.with_suffix(".gold.json"), page.path):
            (elsewhere / path.name).write_bytes(path.read_bytes())
    assert digest(elsewhere) == digest(corpus)


@pytest.mark.parametrize("folder", FOLDERS)
def test_our_corpora_have_gold_of_the_right_form_for_every_page(press: Path, folder: str) -> None:
    corpus = press.parent / folder
    found = pages(corpus)
    assert len(found) == sum(1 for path in corpus.iterdir() if path.suffix in {".html", ".txt"})
    assert {page.path.name: list(faults(page)) for page in found if list(faults(page))} == {}


def test_the_corpus_is_what_it_says_it_is(press: Path) -> None:
    """240 articles, nearly a quarter of them without an agreement, fifteen events told by several."""
    golds = [page.gold for folder in FOLDERS for page in pages(press.parent / folder)]
    assert len(golds) == 240
    assert sum(not gold["agreements"] for gold in golds) == 56
    events = Counter(agreement["event"] for gold in golds for agreement in gold["agreements"] if agreement["event"])
    assert len(events) >= 15
    assert min(events.values()) >= 2


@pytest.mark.parametrize(
    ("folder", "frozen"),
    [("press-test", "bba48a6a0da96d509a75a9735f3f47a5"), ("press-fresh", "b0d00cd74f99ae83a88500a053e5d149")],
)
def test_what_is_for_reporting_only_is_frozen(press: Path, folder: str, frozen: str) -> None:
    assert digest(press.parent / folder) == frozen


def test_what_is_wrong_with_a_gold_record_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Gmina Lipno podpisała umowę.", encoding="utf-8")
    gold = {
        "title": "Nagłówek", "published": None, "lines": [], "absent": [], "organisations": ["Gmina Lipno"],
        "people": [], "places": [], "dates": [], "optional": [],
        "roles": [{"person": "Jan Kot", "role": "wójt", "organisation": "Gmina Lipno"}],
        "agreements": [
            {
                "kind": "umowy", "status": "signed", "date": None, "date_basis": "stated", "place": None,
                "occasion": None, "subject": "czego nie ma", "parties": None, "event": None,
                "signatories": [{"organisation": "Huta", "acronym": None, "represented_by": None}], "signers": [],
            }
        ],
    }  # fmt: skip
    told = " ".join(faults(Page(tmp_path / "a.txt", gold)))
    for wrong in ("Nagłówek", "Jan Kot", "umowy", "basis", "czego nie ma", "Huta"):
        assert wrong in told
