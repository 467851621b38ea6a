"""An office that names its organisation only by a place or an adjective."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

Told = Callable[[str], list[tuple[str, str, str]]]


@pytest.mark.parametrize(
    ("office", "role", "organisation"),
    [
        ("Wójt Lipna", "wójt", "Gmina Lipno"),
        ("Wójt gminy Lipno", "wójt", "Gmina Lipno"),
        ("Wójt Gminy Lipno", "wójt", "Gmina Lipno"),
        ("Burmistrz Rypina", "burmistrz", "Gmina Rypin"),
        ("Burmistrz Miasta i Gminy Kalinowiec", "burmistrz", "Miasto i Gmina Kalinowiec"),
        ("Prezydent Kalisza", "prezydent", "Miasto Kalisz"),
        ("Prezydent miasta Gdyni", "prezydent", "Miasto Gdynia"),
        ("Prezydent Bielska-Białej", "prezydent", "Miasto Bielsko-Biała"),
        ("Starosta czarnoborski", "starosta czarnoborski", "Powiat Czarnoborski"),
        ("Starosta powiatu czarnoborskiego", "starosta", "Powiat Czarnoborski"),
        ("Starosta strzelecko-drezdenecki", "starosta strzelecko-drezdenecki", "Powiat Strzelecko-Drezdenecki"),
        ("Marszałek województwa łódzkiego", "marszałek", "Województwo Łódzkie"),
        ("Sekretarz gminy Lipno", "sekretarz gminy", "Gmina Lipno"),
        ("Skarbnik powiatu czarnoborskiego", "skarbnik powiatu", "Powiat Czarnoborski"),
        ("Zastępca burmistrza Rypina", "zastępca burmistrza", "Gmina Rypin"),
        ("I zastępca prezydenta miasta Kalisza", "I zastępca prezydenta", "Miasto Kalisz"),
        ("Przewodniczący rady gminy Lipno", "przewodniczący", "Rada Gminy Lipno"),
        ("Przewodnicząca Rady Miejskiej w Rypinie", "przewodnicząca", "Rada Miejska w Rypinie"),
        ("Biskup tarnowski", "biskup tarnowski", "Diecezja Tarnowska"),
        ("Komendant Miejski Policji w Gdyni", "komendant miejski policji", "Komenda Miejska Policji w Gdyni"),
        ("Komendant powiatowy PSP w Pucku", "komendant powiatowy PSP", "Komenda Powiatowa PSP w Pucku"),
        ("Sołtys Olszyn Dolnych", "sołtys Olszyn Dolnych", ""),
        ("Wojewoda mazowiecki", "wojewoda mazowiecki", ""),
        ("Ambasador Ukrainy", "ambasador Ukrainy", ""),
    ],
)
def test_a_place_or_an_adjective_gives_the_organisation(told: Told, office: str, role: str, organisation: str) -> None:
    assert told(f"{office} Anna Sowa otworzyła targi.") == [("Anna Sowa", role, organisation)]


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ("Miasto i Gmina Kalinowiec buduje drogę. Burmistrz Kalinowca Anna Sowa czeka.", "Miasto i Gmina Kalinowiec"),
        ("Gmina Miejska Rypin kupiła autobus. Burmistrz Rypina Anna Sowa dziękuje.", "Gmina Miejska Rypin"),
    ],
)  # fmt: skip
def test_the_unit_has_the_full_name_that_the_article_gives_it(told: Told, text: str, organisation: str) -> None:
    assert told(text) == [("Anna Sowa", "burmistrz", organisation)]


def test_the_words_that_name_the_unit_are_the_evidence(read: Callable[..., Doc]) -> None:
    [role] = read("Gości powitała wójt Lipna Anna Sowa.")._.roles
    assert (role.organisation.text, role.organisation_name) == ("Lipna", "Gmina Lipno")


@pytest.mark.parametrize("text", ["Mówił o tym prezes Jan Kot.", "Wójt Lipna Anna Sowa otworzyła targi."])
def test_an_organisation_has_words_exactly_where_it_has_a_name(read: Callable[..., Doc], text: str) -> None:
    for role in read(text)._.roles:
        assert (role.organisation is None) == (role.organisation_name == "")
