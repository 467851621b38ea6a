"""How cleaned pages are scored, and that the corpus of pages has the form that its README describes."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path
from typing import Any

import evaluate_cleaning
import pytest
import trafilatura_tests
from cleaning_scoring import FIELDS, FIGURES, Cleaned, bare, in_order, score_page
from duplicate_pairs import listed
from gold import pages
from scoring import Score

GOLD: dict[str, Any] = {
    "title": "Razem dla szkół", "lead": None, "published": "2023-05-12", "modified": None, "author": None,
    "publisher": "Gmina Łowicz", "url": None,
    "text": ["Umowę podpisali:", "- Gmina Łowicz,", "  - wójt Ewa Bąk", "a. Klaster Wodny."],
    "items": ["Gmina Łowicz,", "wójt Ewa Bąk", "Klaster Wodny."], "captions": ["Sala obrad Fot. J. Kos"],
    "absent": ["Udostępnij"],
}  # fmt: skip

PERFECT = Cleaned(
    "Razem dla szkół\n\nUmowę podpisali:\n\n- Gmina Łowicz,\n  - wójt Ewa Bąk\na. Klaster Wodny.",
    "Razem dla szkół",
    published="2023-05-12",
    publisher="Gmina Łowicz",
    captions=("Sala obrad. Fot. J. Kos",),
)


def scored(found: Cleaned) -> dict[str, Score]:
    scores = {name: Score() for name in (*FIGURES, *FIELDS)}
    score_page(scores, "a.html", found, GOLD)
    return scores


def test_a_page_that_is_as_the_gold_has_no_error() -> None:
    assert all(score.f == 1.0 and not score.errors for score in scored(PERFECT).values())


def test_what_is_lost_added_or_out_of_order_counts() -> None:
    text = "Umowę podpisali:\nKlaster Wodny.\nGmina Łowicz,\nUdostępnij\nSala obrad Fot. J. Kos"
    scores = scored(Cleaned(text, "Inny", captions=PERFECT.captions))
    assert scores["items"].recall == pytest.approx(1 / 3)
    assert scores["markers"].right == 0
    assert scores["segments"].missed == 1
    assert scores["segments"].wrong == 2
    assert (scores["tokens"].missed, scores["tokens"].wrong) == (3, 6)
    assert scores["boilerplate"].missed == 1
    assert scores["captions"].missed == 1
    assert (scores["title"].wrong, scores["title"].missed) == (1, 1)
    assert (scores["published"].wrong, scores["published"].missed) == (0, 1)


@pytest.mark.parametrize("line", ["- Klaster", "  - Klaster", "12. Klaster", "b) Klaster", "• Klaster", "iv. Klaster"])
def test_markers_do_not_count_in_a_line(line: str) -> None:
    assert bare(line) == "Klaster"


def test_lines_count_in_their_order() -> None:
    assert in_order(["a", "b", "c"], ["b", "a", "c"]) == ["a", "c"]


@pytest.mark.parametrize("part", evaluate_cleaning.PARTS)
def test_the_pages_have_the_form_of_the_readme(part: str) -> None:
    corpus = pages(evaluate_cleaning.CORPUS / part)
    assert len(corpus) >= 30
    assert len({page.gold["system"] for page in corpus}) == 11
    for page in corpus:
        assert set(page.gold) == {*FIELDS, "system", "text", "items", "captions", "absent"}
        assert in_order(page.gold["items"], page.gold["text"]) == page.gold["items"]
        assert page.gold["lead"] is None or page.gold["lead"] in page.gold["text"]
        assert not any(phrase in "\n".join(page.gold["text"]) for phrase in page.gold["absent"])
        assert page.path.stat().st_size < 11_000


def test_the_pairs_are_pages_of_the_corpus() -> None:
    names = {
        f"{part}/{page.path.stem}"
        for part in evaluate_cleaning.PARTS
        for page in pages(evaluate_cleaning.CORPUS / part)
    }
    pairs = listed(evaluate_cleaning.CORPUS)
    assert pairs
    assert all(len(pair) == 2 and pair <= names for pair in pairs)


def archive(folder: Path, files: dict[str, str]) -> Path:
    path = folder / "trafilatura-1.0.0.tar.gz"
    with tarfile.open(path, "w:gz") as packed:
        for name, text in files.items():
            member = tarfile.TarInfo(f"trafilatura-1.0.0/{name}")
            member.size = len(text.encode())
            packed.addfile(member, io.BytesIO(text.encode()))
    return path


TESTS = """
MOCK_PAGES = {'https://a.example/1': 'a.html'}
def test_extract():
    result = load_mock_page('https://a.example/1', xmloutput)
    assert 'Gmina i klaster' in result and 'Menu' not in result
    assert 'to' in result or 'tamto' in result
"""


def test_segments_come_from_trafilatura_s_own_tests(tmp_path: Path) -> None:
    path = archive(tmp_path, {"tests/realworld_tests.py": TESTS, "tests/cache/a.html": "<p>Gmina i klaster</p>"})
    (page,) = trafilatura_tests.expected(path)
    assert (page.name, page.raw) == ("a.html", b"<p>Gmina i klaster</p>")
    assert (page.present, page.absent) == (("Gmina i klaster",), ("Menu",))


def test_another_archive_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"sdist 1\.0\.0"):
        list(trafilatura_tests.expected(archive(tmp_path, {"setup.py": ""})))
