"""Pages and their gold: found together, and hashed together."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from gold import digest, pages


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


def test_our_corpus_has_gold_for_every_page_in_the_form_that_it_describes(press: Path) -> None:
    fields = {
        "title", "published", "lines", "absent", "organisations", "people", "places", "dates", "optional", "roles",
        "agreements",
    }  # fmt: skip
    found = pages(press)
    assert len(found) == len(list(press.glob("*.html")))
    for page in found:
        assert set(page.gold) == fields, page.path.name
        for agreement in page.gold["agreements"]:
            assert set(agreement) == {
                "kind", "status", "date", "date_basis", "place", "occasion", "parties", "signatories", "signers",
            }, page.path.name  # fmt: skip
