"""Which mentions a text holds, and where each begins and ends."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import spacy
from spacy.tokens import Doc

from pipeline.language import mentions as _mentions  # noqa: F401

Read = Callable[..., Doc]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Gmina Lipno, Powiat Kłodnicki i Województwo Łąckie wspólnie kupią autobusy.",
            {"Gmina Lipno": "orgName", "Powiat Kłodnicki": "orgName", "Województwo Łąckie": "orgName"},
        ),
        (
            "Zespół Szkół Technicznych nr 2 im. Jana Dolskiego w Radomiu kupił tokarki.",
            {"Zespół Szkół Technicznych nr 2 im. Jana Dolskiego w Radomiu": "orgName"},
        ),
        (
            "Bank Spółdzielczy w Lipnie udzielił kredytu spółce Huta Kalina S.A. z Opola.",
            {"Bank Spółdzielczy w Lipnie": "orgName", "Huta Kalina S.A.": "orgName", "Opola": "placeName"},
        ),
        (
            "Stowarzyszenie Przyjaciół Szkła „Kryształ” zaprasza.",
            {"Stowarzyszenie Przyjaciół Szkła „Kryształ”": "orgName"},
        ),
        ("Patronat objęło Ministerstwo Rozwoju i Technologii.", {"Ministerstwo Rozwoju i Technologii": "orgName"}),
        (
            "Uniwersytet Łąkowy w Lipnie oraz Akademia Szkła im. Ludwika Bożka w Krośnie kształcą hutników.",
            {"Uniwersytet Łąkowy w Lipnie": "orgName", "Akademia Szkła im. Ludwika Bożka w Krośnie": "orgName"},
        ),
        (
            "Starostwo Powiatowe w Kłodnie i Urząd Miasta Tarnowa ogłosiły konkurs.",
            {"Starostwo Powiatowe w Kłodnie": "orgName", "Urząd Miasta Tarnowa": "orgName"},
        ),
        (
            "Na spotkaniu ze spółką Kowex i Fundacją „Zielony Brzeg” mówiono o szkle.",
            {"Kowex": "orgName", "Fundacją „Zielony Brzeg”": "orgName"},
        ),
        (
            "W XII Kongresie Rozwoju Wsi w Lipnie wzięli udział rolnicy.",
            {"XII Kongresie Rozwoju Wsi": "eventName", "Lipnie": "placeName"},
        ),
        (
            "Podczas Europejskiego Forum Szkła 2024 we Wrocławiu rozmawiano o piecach.",
            {"Europejskiego Forum Szkła 2024": "eventName", "Wrocławiu": "placeName"},
        ),
        (
            "W konferencji „Szkło jutra” w Krośnie uczestniczył prof. Jan M. Dolski.",
            {"Szkło jutra": "eventName", "Krośnie": "placeName", "Jan M. Dolski": "persName"},
        ),
        (
            "Ewa Klimek i Anna Malicka-Kruk odwiedziły Nowy Targ.",
            {"Ewa Klimek": "persName", "Anna Malicka-Kruk": "persName", "Nowy Targ": "placeName"},
        ),
        (
            "Wykład na Wydziale Mechanicznym Politechniki Opolskiej wygłosił dr Adam Kot.",
            {"Wydziale Mechanicznym Politechniki Opolskiej": "orgName", "Adam Kot": "persName"},
        ),
        (
            "Z wizytą u hutników był wójt Adam Kot, a potem prof. dr hab. inż. Anna Wrona.",
            {"Adam Kot": "persName", "Anna Wrona": "persName"},
        ),
    ],
)
def test_mentions_with_their_borders(read: Read, text: str, expected: dict[str, str]) -> None:
    assert {e.text: e.label_ for e in read(text).ents} == expected


@pytest.mark.parametrize(
    "text",
    [
        "List intencyjny to dokument, w którym strony deklarują chęć współpracy.",
        "Uczelnia i gmina chcą razem kształcić hutników.",
        "Rozmowę prowadzono przy kawie.",
    ],
)
def test_common_words_are_no_mentions(read: Read, text: str) -> None:
    assert read(text).ents == ()


def test_the_items_of_a_list_of_parties_are_organisations_however_odd_their_names(read: Read) -> None:
    doc = read(
        "Sygnatariusze porozumienia:\n\n"
        "- Northern Glass & Ceramics,\n"
        "- Szklany Dom na Wzgórzu,\n"
        "- eGlass Kowex (EGK) reprezentowany przez Hutę Kalina S.A.,\n"
        "- Gmina Lipno."
    )
    assert [e.text for e in doc.ents if e.label_ == "orgName"][:2] == [
        "Northern Glass & Ceramics",
        "Szklany Dom na Wzgórzu",
    ]
    assert {"Hutę Kalina S.A.", "Gmina Lipno"} <= {e.text for e in doc.ents if e.label_ == "orgName"}


def test_the_component_alone_proves_mentions_by_grammar() -> None:
    nlp = spacy.blank("pl")
    nlp.add_pipe("sentences")
    nlp.add_pipe("mentions")
    doc = nlp("Umowę z Hutą Kalina S.A. podpisał Jan Dolski w Tarnowie.")
    assert [(e.text, e.label_) for e in doc.ents] == [
        ("Hutą Kalina S.A.", "orgName"),
        ("Jan Dolski", "persName"),
        ("Tarnowie", "placeName"),
    ]


def test_a_mention_never_runs_over_a_line(read: Read) -> None:
    doc = read("Gmina Lipno\nHuta Kalina S.A.\nPolitechnika Opolska\nJan Dolski\nEwa Klimek")
    assert [e.text for e in doc.ents] == [
        "Gmina Lipno",
        "Huta Kalina S.A.",
        "Politechnika Opolska",
        "Jan Dolski",
        "Ewa Klimek",
    ]
