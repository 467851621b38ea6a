"""Short forms that are mentions because the article names the same in full: surnames and head nouns alone."""

from __future__ import annotations

import pytest
from spacy.language import Language


def named(nlp: Language, text: str, label: str) -> list[str]:
    return [entity._.name for entity in nlp(text).ents if entity.label_ == label]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Umowę podpisała Walentyna Szprot. – Cieszę się – mówi Szprot.", 2),
        ("Umowę podpisał Rafał Gżegżółka. Obok Gżegżółki stał wójt.", 2),
        ("Umowę podpisała Ewa Ptaszek-Lipa. – To dobrze – dodała Ptaszek-Lipa.", 2),
        ("Umowę podpisał Jan Nowy. Nowy most stanie w maju.", 1),
        ("Umowę podpisał Jan Kalisz. Pojechał potem do Kalisza.", 1),
        ("Umowę podpisał Jan Lipny. Wracali z Lipna.", 1),
    ],
)
def test_a_surname_alone_is_a_mention_of_who_is_named_in_full(nlp: Language, text: str, times: int) -> None:
    found = named(nlp, text, "persName")
    assert found == found[:1] * times


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Umowę zawarła Politechnika Opolska. Bez Politechniki nie byłoby laboratorium.",
            ["Politechnika Opolska"] * 2,
        ),
        ("Umowę zawarła Politechnika Opolska. Politechnika kupi piec.", ["Politechnika Opolska"]),
        (
            "Umowę zawarły Politechnika Opolska i Politechnika Łódzka. Bez Politechniki nie byłoby laboratorium.",
            ["Politechnika Opolska", "Politechnika Łódzka"],
        ),
        ("Powstanie sieć uczelni. Dla Politechnik to szansa.", []),
    ],
)
def test_a_head_noun_alone_is_a_mention_where_one_name_has_it(nlp: Language, text: str, names: list[str]) -> None:
    assert named(nlp, text, "orgName") == names
