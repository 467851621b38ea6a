"""Forms of business news: releases of companies, clusters and chambers, portals and wire copy that retell them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from spacy.tokens import Doc

Read = Callable[..., Doc]
PUBLISHED = date(2024, 5, 24)

PO, HUTA, LIPNO, RYPIN, BORKI = "Politechnika Opolska", "Huta Kalina S.A.", "Gmina Lipno", "Gmina Rypin", "Gmina Borki"
ARP = "Agencja Rozwoju Przemysłu"


def parties(doc: Doc) -> list[list[str]]:
    return [[s.name for s in agreement.signatories] for agreement in doc._.agreements]


def people(doc: Doc) -> list[list[tuple[str, str]]]:
    return [[(s.name, s.organisation_name) for s in agreement.signers] for agreement in doc._.agreements]


# What is no end of an agreement, and what is to come


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (
            "Huta Kalina S.A. i Politechnika Opolska podpisały umowę. Celem porozumienia jest ułatwienie przepływu "
            "innowacyjnych rozwiązań do przemysłu.",
            "signed",
        ),
        ("Huta Kalina S.A. poinformowała o częściowym rozwiązaniu umowy z Politechniką Opolską.", "ended"),
        (
            "Rektor Anna Wrona weźmie w piątek udział w uroczystości podpisania umowy między Hutą Kalina S.A. a "
            "Politechniką Opolską.",
            "planned",
        ),
    ],
)
def test_status_by_what_the_words_are(read: Read, text: str, status: str) -> None:
    doc = read(text, PUBLISHED)
    assert [agreement.status for agreement in doc._.agreements] == [status]
    assert set(parties(doc)[0]) == {HUTA, PO}


# Who signs, and who is only spoken of


@pytest.mark.parametrize(
    ("text", "signatories", "signers"),
    [
        (
            "Wójt Gminy Lipno zawarł z panem Janem Dolskim – Wójtem Gminy Rypin, panem Adamem Kotem – Wójtem Gminy "
            "Borki oraz panią Anną Wroną – Prezesem Zarządu Huty Kalina S.A. umowę o współpracy.",
            [LIPNO, RYPIN, BORKI, HUTA],
            ["Jan Dolski", "Adam Kot", "Anna Wrona"],
        ),
        (
            "W maju zawarto porozumienie pomiędzy Hutą Kalina S.A. reprezentowaną przez pana Jana Dolskiego Prezesa i "
            "pana Adama Kota Wiceprezesa a Politechniką Opolską reprezentowaną przez panią Annę Wronę Rektora.",
            [HUTA, PO],
            ["Jan Dolski", "Adam Kot", "Anna Wrona"],
        ),
        (
            "Umowę, oprócz prezydenta Jana Dolskiego, podpisali także prezes Huty Kalina S.A. Adam Kot i rektor "
            "Politechniki Opolskiej Anna Wrona.",
            [HUTA, PO],
            ["Jan Dolski", "Adam Kot", "Anna Wrona"],
        ),
        (
            "Umowę podpisali prezes Huty Kalina S.A. Adam Kot i rektor Politechniki Opolskiej Anna Wrona. Oprócz "
            "prezydenta Jana Dolskiego w uroczystości uczestniczyli radni.",
            [HUTA, PO],
            ["Adam Kot", "Anna Wrona"],
        ),
        (
            "Jan Dolski, prezes Huty Kalina S.A., oraz Adam Kot, prezes Opolskiej Izby Gospodarczej (Polska) "
            "podpisali umowę o współpracy.",
            [HUTA, "Opolska Izba Gospodarcza"],
            ["Jan Dolski", "Adam Kot"],
        ),
    ],
)
def test_who_signs(read: Read, text: str, signatories: list[str], signers: list[str]) -> None:
    doc = read(text, PUBLISHED)
    assert parties(doc) == [signatories]
    assert [[name for name, _ in found] for found in people(doc)] == [signers]


def test_besides_one_who_signs_too(read: Read) -> None:
    doc = read(
        "Wśród sygnatariuszy listu intencyjnego, oprócz Huty Kalina S.A., znaleźli się przedstawiciele Politechniki "
        "Opolskiej i Agencji Rozwoju Przemysłu.",
        PUBLISHED,
    )
    assert parties(doc) == [[HUTA, PO, ARP]]


def test_who_represents_adds_no_party_of_another_name(read: Read) -> None:
    doc = read(
        "20 maja 2024 roku pomiędzy Politechniką Opolską i Klastrem Mebli, reprezentowanym przez Prezesa Zarządu "
        "Klastra KMO Jana Dolskiego, zostało zawarte porozumienie o współpracy.",
        PUBLISHED,
    )
    assert parties(doc) == [[PO, "Klaster Mebli"]]


# Lists of those who sign, and where a clause ends


@pytest.mark.parametrize(
    ("text", "signatories"),
    [
        (
            "List intencyjny został podpisany przez wójta Gminy Lipno; wójta Gminy Rypin; zastępcę wójta Gminy Borki.",
            [LIPNO, RYPIN, BORKI],
        ),
        (
            "List intencyjny został podpisany przez prezesa Huty Kalina S.A., jako inicjatora klastra, a także przez "
            "przedstawicieli gmin, na terenie których będzie działał klaster, czyli: wójta Gminy Lipno; wójta Gminy "
            "Rypin.",
            [HUTA, LIPNO, RYPIN],
        ),
        (
            "Umowa została podpisana przez wójta Gminy Lipno, przedstawicieli Politechniki Opolskiej oraz prezesa Huty "
            "Kalina S.A.",
            [LIPNO, PO, HUTA],
        ),
        (
            "Umowa została podpisana przez wójta Gminy Lipno oraz prezesa Huty Kalina S.A. w obecności radnych, "
            "przedstawicieli Politechniki Opolskiej oraz wójta Gminy Rypin.",
            [LIPNO, HUTA],
        ),
        (
            "Gmina Lipno, Huta Kalina S.A. oraz Politechnika Opolska spotkały się aby podpisać list intencyjny.",
            [LIPNO, HUTA, PO],
        ),
        (
            "Gmina Lipno i Huta Kalina S.A. podpisały umowę; w uroczystości uczestniczyła Politechnika Opolska.",
            [LIPNO, HUTA],
        ),
        ("Umowa między Hutą Kalina S.A. i Politechniką Opolską obejmuje dostawę szkła.", [HUTA, PO]),
    ],
)
def test_lists_and_clauses(read: Read, text: str, signatories: list[str]) -> None:
    assert parties(read(text, PUBLISHED)) == [signatories]


def test_an_agreement_that_there_is_not_yet(read: Read) -> None:
    assert not parties(
        read("Nie ma jeszcze porozumienia pomiędzy Hutą Kalina S.A. a Gminą Lipno w sprawie budowy.", PUBLISHED)
    )


# "The firms", "both sides": who is pointed back at


@pytest.mark.parametrize(
    ("text", "signatories"),
    [
        (
            "Huta Kalina S.A. ma dostarczyć 20 okien dla Politechniki Opolskiej. Strony podpisały umowę w tej sprawie.",
            [[HUTA, PO]],
        ),
        (
            "Huta Kalina S.A. i Politechnika Opolska podpisały w maju 2024 r. umowę. Obie strony w listopadzie 2022 r. "
            "zawarły list intencyjny.",
            [[HUTA, PO], [HUTA, PO]],
        ),
        (
            "O współpracy rozmawiali przedstawiciele Huty Kalina S.A., Gminy Lipno i Politechniki Opolskiej. Polskie "
            "firmy podpisały umowę z Agencją Rozwoju Przemysłu.",
            [[ARP]],
        ),
        (
            "Huta Kalina S.A. i Politechnika Opolska podpisały umowę. Wygasa ona po roku, chyba że strony zawrą nową "
            "umowę.",
            [[HUTA, PO]],
        ),
    ],
)
def test_who_is_pointed_back_at(read: Read, text: str, signatories: list[list[str]]) -> None:
    assert parties(read(text, PUBLISHED)) == signatories


# Consortia, those who tell of their own signing, agreements that are extended


DROGBUD, MOSTOPOL = "Drogbud S.A.", "Mostopol S.A."


@pytest.mark.parametrize(
    "text",
    [
        "Huta Kalina S.A. zawarła z konsorcjum w składzie Drogbud S.A. i Mostopol S.A. umowę na budowę mostu.",
        "Huta Kalina S.A. podpisała z konsorcjum, w skład którego wchodzą Drogbud S.A. i Mostopol S.A., aneks do umowy "
        "na budowę bloku.",
        "Konsorcjum, którego liderem jest Drogbud S.A., a partnerem Mostopol S.A., podpisało umowę z Hutą Kalina S.A.",
        "Umowę z konsorcjum firm utworzonym przez Drogbud S.A. i Mostopol S.A. podpisała Huta Kalina S.A.",
        "Huta Kalina S.A., Drogbud S.A. i Mostopol S.A. poinformowały o przedłużeniu listu intencyjnego do końca roku.",
        "Huta Kalina S.A. rozszerza umowę z firmami Drogbud S.A. i Mostopol S.A. o kolejne dostawy.",
    ],
)
def test_all_of_a_consortium(read: Read, text: str) -> None:
    [found] = parties(read(text, PUBLISHED))
    assert set(found) == {HUTA, DROGBUD, MOSTOPOL}


@pytest.mark.parametrize(
    "text",
    [
        "Na mocy umowy z Hutą Kalina S.A. firma Drogbud S.A. rozszerza działalność w Lipnie.",
        "Konsorcjum, w skład którego wchodzą Drogbud S.A. i Mostopol S.A., rozszerza działalność.",
    ],
)
def test_what_else_is_extended(read: Read, text: str) -> None:
    assert not parties(read(text, PUBLISHED))
