"""Short forms: initials behind a word, adjectives left out, a head noun alone; to nothing where two fit."""

from __future__ import annotations

import pytest
from spacy.language import Language

ZONE = "Legnicka Specjalna Strefa Ekonomiczna"


def names(nlp: Language, *mentions: str) -> list[str]:
    """Gives the names of organisations that stand in a text one after another."""
    doc = nlp.make_doc(" tu ".join(mentions) + ".")
    at, spans = 0, []
    for mention in mentions:
        start = doc.text.index(mention, at)
        at = start + len(mention)
        spans.append(doc.char_span(start, at, label="orgName"))
    doc.ents = spans
    return [entity._.name for entity in nlp.get_pipe("names")(doc).ents]


@pytest.mark.parametrize("short", ["Legnicka SSE", "LSSE", "Legnicka Strefa", "Legnicka Strefa Ekonomiczna"])
def test_a_short_form_is_the_organisation_that_it_fits(nlp: Language, short: str) -> None:
    assert names(nlp, ZONE, short) == [ZONE, ZONE]


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Regionalna Dyrekcja Lasów Państwowych w Sępnie", "RDLP w Sępnie"),
        ("Uniwersytecki Szpital Kliniczny nr 4", "USK nr 4"),
        ("Zespół Szkół w Lipnie", "ZS w Lipnie"),
    ],
)
def test_initials_may_stand_before_a_town_or_number(nlp: Language, full: str, short: str) -> None:
    assert names(nlp, full, short) == [full, full]
    other = short.replace("Sępnie", "Łodzi").replace("4", "5").replace("Lipnie", "Łodzi")
    assert names(nlp, full, other) == [full, other]


def test_initials_may_stand_behind_an_acronym(nlp: Language) -> None:
    assert names(nlp, "PKP Polskie Linie Kolejowe", "PKP PLK") == ["PKP Polskie Linie Kolejowe"] * 2


def test_the_nominative_that_an_article_writes_decides_between_readings(nlp: Language) -> None:
    assert (
        names(nlp, "Muzeum Historyczne Miasta Lipna", "Muzeum Historycznego Miasta Lipna")
        == ["Muzeum Historyczne Miasta Lipna"] * 2
    )
    apart = ["Centrum Nowych Technologii", "Centrum Nowe Technologie"]
    assert names(nlp, *apart) == apart


def test_a_head_noun_alone_is_the_only_one_of_its_kind(nlp: Language) -> None:
    assert names(nlp, "Politechnika Opolska", "Politechniki") == ["Politechnika Opolska"] * 2
    alone = names(nlp, "Politechnika Opolska", "Politechnika Łódzka", "Politechnika")
    assert alone == ["Politechnika Opolska", "Politechnika Łódzka", "Politechnika"]


def test_what_is_different_stays_apart(nlp: Language) -> None:
    for pair in (
        ("Politechnika Wrocławska", "Politechnika Warszawska"),
        ("Gmina Łowicz", "Miasto Łowicz"),
        ("Grupa Azoty", "Grupa Azoty Puławy"),
        ("Fundacja Orlen", "Orlen"),
        ("Bank Polski", "Narodowy Bank Polski"),
    ):
        assert names(nlp, *pair) == list(pair)


@pytest.mark.parametrize(
    "text",
    [
        "Klaster Szklarski Wisła (dalej: KSW) rośnie. W KSW pracują wszyscy.",
        "Klaster Szklarski Wisła (w skrócie KSW) rośnie. W KSW pracują wszyscy.",
        "Klaster Szklarski Wisła, w skrócie KSW, rośnie. W KSW pracują wszyscy.",
        "Klaster Szklarski Wisła – KSW – rośnie. W KSW pracują wszyscy.",
    ],
)
def test_an_acronym_is_told_in_several_ways(nlp: Language, text: str) -> None:
    found = {(e._.name, e._.acronym) for e in nlp(text).ents if e.label_ == "orgName"}
    assert found == {("Klaster Szklarski Wisła", "KSW")}
