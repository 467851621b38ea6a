"""Articles whose mentions are marked with their entities: their form, and what the product makes of them."""

from __future__ import annotations

from pathlib import Path

import linked
import pytest
from evaluate_links import form, score, table
from spacy.language import Language

CORPUS = Path(__file__).parents[2] / "corpus" / "links"
ARTICLE = "#1 organisation | Gmina Lipno\n#2 person | Jan Dolski\n---\nWójt ⟦1|Lipna⟧ ⟦2|Jan Dolski⟧ i ⟦0|Rada⟧.\n"


def test_a_marked_article_is_its_text_and_its_mentions() -> None:
    article = linked.parse("a", ARTICLE)
    assert article.text == "Wójt Lipna Jan Dolski i Rada.\n"
    found = [(article.text[m.start : m.end], m.entity and m.entity.name) for m in article.mentions]
    assert found == [("Lipna", "Gmina Lipno"), ("Jan Dolski", "Jan Dolski"), ("Rada", None)]


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("bez linii", "no line '---'"),
        ("#1 firma | Kobalto\n---\ntekst", "is not '#NUMBER KIND"),
        ("#1 person | A\n#1 person | B\n---\ntekst", "is not '#NUMBER KIND"),
        ("#1 person | Jan Kot\n---\n⟦2|Kot⟧", "has a number that no line"),
        ("#1 person | Jan Kot\n---\n⟦1|Kot", "a mark is broken"),
    ],
)
def test_a_bad_file_is_named_with_what_is_wrong(content: str, complaint: str) -> None:
    with pytest.raises(linked.LinkedError, match=f"^a: .*{complaint}"):
        linked.parse("a", content)


def test_the_form_of_a_mention_tells_how_it_writes_the_name() -> None:
    name = linked.Entity("organisation", "Zespół Szkół w Lipnie")
    for written, expected in (
        ("Zespół Szkół w Lipnie", "as it is"),
        ("Zespołem Szkół w Lipnie", "inflected"),
        ("Zespołowi Szkół", "short"),
        ("ZS w Lipnie", "acronym"),
        ("ZS-em", "acronym"),
    ):
        assert form(written, linked.Mention(0, len(written), name)) == expected
    assert form("Rada", linked.Mention(0, 4, None)) == "nobody's"


def test_every_mention_of_the_corpus_is_taken_for_its_entity_and_none_for_another(nlp: Language) -> None:
    articles = list(linked.read(CORPUS))
    assert all({m.entity for m in article.mentions} > {None} or article.mentions for article in articles)
    tallies, errors = score(nlp, articles)
    assert sum(tally.wrong for tally in tallies.values()) == 0, errors
    assert {label for label, tally in tallies.items() if tally.linked < 0.9 * tally.total} == set(), errors
    assert table(tallies).splitlines()[-1].startswith("| all |")
