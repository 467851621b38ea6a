"""Which organisation an acronym stands for, and short names that mean a longer one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from pipeline.language.names.acronyms import by_initials, initials

Read = Callable[..., Doc]


@pytest.mark.parametrize(
    ("name", "acronym"),
    [
        ("Polska Grupa Szklarska", "PGS"),
        ("Grójecka Agencja Rozwoju Szkła S.A.", "GARS"),
        ("Podhalańska Akademia Nauk Stosowanych w Nowym Targu", "PANS"),
        ("Northern Glass & Ceramics", "NG&C"),
        ("Northern Glass & Ceramics", "NGC"),
        ("Narodowe Centrum Szkła i Ceramiki", "NCSC"),
        ("Narodowe Centrum Szkła i Ceramiki", "NCSIC"),
    ],
)
def test_initials(name: str, acronym: str) -> None:
    assert acronym in initials(name)


def test_an_acronym_stands_for_the_names_whose_initials_it_is() -> None:
    names = ["Polska Grupa Szklarska", "Powiatowa Gala Sportu", "Gmina Lipno"]
    assert by_initials(names)["PGS"] == {"Polska Grupa Szklarska", "Powiatowa Gala Sportu"}
    assert by_initials(names)["GL"] == {"Gmina Lipno"}
    assert "XYZ" not in by_initials(names)


def named(doc: Doc, label: str = "orgName") -> dict[str, tuple[str, str]]:
    return {e.text: (e._.name, e._.acronym) for e in doc.ents if e.label_ == label}


def test_an_acronym_that_the_text_defines_stands_for_its_name_everywhere(read: Read) -> None:
    doc = read("Klaster Szklarski Wisła (KSW) rośnie. W maju do KSW dołączyła Gmina Lipno.")
    assert named(doc)["KSW"] == ("Klaster Szklarski Wisła", "KSW")
    assert named(doc)["Klaster Szklarski Wisła"] == ("Klaster Szklarski Wisła", "KSW")
    assert [e.text for e in doc.ents].count("KSW") == 2
    assert named(doc)["Gmina Lipno"] == ("Gmina Lipno", "")


def test_an_acronym_that_nobody_defines_is_linked_by_initials(read: Read) -> None:
    doc = read("Polska Grupa Szklarska otworzyła biuro. W siedzibie PGS otwarto wystawę.")
    assert named(doc) == {
        "Polska Grupa Szklarska": ("Polska Grupa Szklarska", "PGS"),
        "PGS": ("Polska Grupa Szklarska", "PGS"),
    }


def test_an_acronym_that_two_names_could_have_stays_an_acronym(read: Read) -> None:
    doc = read("Polska Grupa Szklarska i Polska Grupa Sportowa milczą. Prezes PGS mówi o planach.")
    assert named(doc)["PGS"] == ("PGS", "")


def test_a_surname_alone_is_the_one_person_who_bears_it(read: Read) -> None:
    doc = read("Halę otworzyła Anna Wrona. Wrona podziękowała załodze.")
    people = [e._.name for e in doc.ents if e.label_ == "persName"]
    assert people
    assert set(people) == {"Anna Wrona"}


def test_a_company_without_its_legal_form_is_the_company(read: Read) -> None:
    doc = read("Huta Kalina S.A. rośnie. Hutę Kalina założono dawno temu.")
    assert {e._.name for e in doc.ents if e.label_ == "orgName"} == {"Huta Kalina S.A."}
