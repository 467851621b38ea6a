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


# Who got the contract, who was at the meeting, organs of those who sign


@pytest.mark.parametrize(
    ("text", "signatories"),
    [
        (
            "Koleje Śląskie podpisały umowy na remont torów w Lipnie i Rypinie. Kontrakty dostały Drogbud S.A. i "
            "Mostopol S.A.",
            [["Koleje Śląskie", DROGBUD], ["Koleje Śląskie", MOSTOPOL]],
        ),
        (
            "Gmina Lipno podpisała umowę na budowę mostu. Kontrakt zdobyła firma Drogbud S.A. Rok wcześniej nagrodę "
            "zdobyła Huta Kalina S.A.",
            [[LIPNO, DROGBUD]],
        ),
        (
            "Dyrektor Muzeum Szkła uczestniczył w spotkaniu Huty Kalina S.A. z Politechniką Opolską, w trakcie którego "
            "podpisano porozumienie o stażach.",
            [[HUTA, PO]],
        ),
        (
            "Podpisano list intencyjny pomiędzy Województwem Opolskim a Hutą Kalina S.A. Dokument w imieniu Zarządu "
            "Województwa podpisała Anna Wrona, członek zarządu.",
            [["Województwo Opolskie", HUTA]],
        ),
    ],
)
def test_who_is_a_party_and_who_is_not(read: Read, text: str, signatories: list[list[str]]) -> None:
    assert parties(read(text, PUBLISHED)) == signatories


def test_who_signs_with_whom_in_a_clause_behind_words_quoted(read: Read) -> None:
    doc = read(
        "Huta Kalina S.A. i Politechnika Opolska zawarły umowę. „To szansa, którą z dużym sukcesem można rozwijać” – "
        "powiedziała rektor Politechniki Opolskiej Anna Wrona, która wraz z Janem Dolskim, prezesem Huty Kalina S.A., "
        "oraz Adamem Kotem, wiceprezesem Huty Kalina S.A., podpisała dokument.",
        PUBLISHED,
    )
    assert parties(doc) == [[HUTA, PO]]
    assert sorted(name for name, _ in people(doc)[0]) == ["Adam Kot", "Anna Wrona", "Jan Dolski"]


def test_plans_to_have_contracts_are_no_agreement(read: Read) -> None:
    assert not parties(read("Koleje Śląskie zamierzają w tym roku podpisać umowy o wartości 15 mln zł.", PUBLISHED))


# Who tells of it, who is only there, and who goes on a list of signers


@pytest.mark.parametrize(
    ("text", "signatories", "signers"),
    [
        (
            "Jak informuje dyrektor Politechniki Opolskiej Anna Wrona, umowa z firmą Drogbud S.A. została podpisana 20 "
            "maja 2024 r.",
            [DROGBUD],
            [],
        ),
        (
            "Porozumienie pomiędzy Hutą Kalina S.A. a Politechniką Opolską zostało zawarte 20 maja. Dokument "
            "sfinalizowano przez podpisanie go przez rektora Politechniki Opolskiej, Annę Wronę, oraz reprezentantów "
            "Huty Kalina S.A. – Jana Dolskiego i Adama Kota.",
            [HUTA, PO],
            ["Anna Wrona", "Jan Dolski", "Adam Kot"],
        ),
        (
            "Odbyło się spotkanie delegacji z prezes Fundacji Sowa, podczas którego zostało podpisane porozumienie "
            "między Hutą Kalina S.A. a Politechniką Opolską.",
            [HUTA, PO],
            [],
        ),
        (
            "W maju gościła u nas firma Mostopol S.A. Jak poinformował w środę Drogbud, spółka zawarła umowę z Hutą "
            "Kalina S.A.",
            ["Drogbud", HUTA],
            [],
        ),
    ],
)
def test_who_tells_and_who_signs(read: Read, text: str, signatories: list[str], signers: list[str]) -> None:
    doc = read(text, PUBLISHED)
    assert [sorted(found) for found in parties(doc)] == [sorted(signatories)]
    assert [[name for name, _ in found] for found in people(doc)] == [signers]


# An agreement that a participle describes, beside what its sentence tells


@pytest.mark.parametrize(
    ("text", "signatories"),
    [
        (
            "Oprócz podpisanej dziś umowy z Hutą Kalina S.A., Politechnika Opolska podpisze również umowę z Gminą "
            "Lipno.",
            [("signed", [PO, HUTA]), ("planned", [PO, LIPNO])],
        ),
        (
            "Dzięki zawartej w maju umowie z Hutą Kalina S.A. Politechnika Opolska podpisała list intencyjny z Gminą "
            "Lipno.",
            [("signed", [PO, HUTA]), ("signed", [PO, LIPNO])],
        ),
        (
            "Zgodnie z podpisaną umową z Hutą Kalina S.A. Politechnika Opolska przeprowadzi badania.",
            [("signed", [PO, HUTA])],
        ),
        (
            "Zgodnie z umową podpisaną przez Hutę Kalina S.A. i Gminę Lipno Politechnika Opolska przeprowadzi badania.",
            [("signed", [HUTA, LIPNO])],
        ),
    ],
)
def test_agreements_beside(read: Read, text: str, signatories: list[tuple[str, list[str]]]) -> None:
    doc = read(text, PUBLISHED)
    found = [(a.status, [s.name for s in a.signatories]) for a in doc._.agreements]
    assert found == signatories


# Who tells of it behind words quoted, what is an agreement's own name, whose another participle is


@pytest.mark.parametrize(
    ("text", "signatories"),
    [
        (
            "„Z firmą Drogbud S.A. została podpisana umowa na budowę drogi” – podała spółka Huta Kalina S.A. w "
            "komunikacie.",
            [[HUTA, DROGBUD]],
        ),
        ("Z firmą Drogbud S.A. podpisano umowę na budowę drogi – poinformował portal Rynek Budowy.", [[DROGBUD]]),
        ("Z firmą Drogbud S.A. podpisano umowę na budowę drogi – poinformowała PAP Anna Wrona.", [[DROGBUD]]),
        ("Huta Kalina S.A. i Politechnika Opolska podpisały umowę pomostową EDA.", [[HUTA, PO]]),
        ("W maju umowę PGE podpisała z Politechniką Opolską.", [["PGE", PO]]),
        (
            "W maju Gmina Lipno i Huta Kalina S.A. zawarły porozumienie. Umowa na budowę drogi finansowanej przez "
            "Agencję Rozwoju Przemysłu została podpisana z firmą Drogbud S.A.",
            [[LIPNO, HUTA], [DROGBUD]],
        ),
        (
            "Klaster zbuduje Politechnika Opolska. List intencyjny ws. tworzenia klastra uczelnia podpisała w "
            "poniedziałek z Hutą Kalina S.A.",
            [[PO, HUTA]],
        ),
    ],
)
def test_what_names_do_in_a_sentence(read: Read, text: str, signatories: list[list[str]]) -> None:
    assert parties(read(text, PUBLISHED)) == signatories


@pytest.mark.parametrize(
    ("text", "signatories"),
    [
        ("Huta Kalina S.A. przystąpiła do realizacji kontraktu na budowę promu dla armatora Baltfer.", []),
        ("Gmina Lipno przystąpiła do Klastra Mebli.", [[LIPNO, "Klaster Mebli"]]),
        (
            "Nowy sponsor\n\nNa siedmiocyfrową kwotę opiewa nowa umowa sponsorska Huty Kalina S.A. z Politechniką "
            "Opolską. W piątek podpisano ją w siedzibie klubu.",
            [[HUTA, PO]],
        ),
        (
            "Huta Kalina S.A. i Politechnika Opolska zawarły 4 maja porozumienie o współpracy. Ponadto obie linie "
            "podpisały umowę o wspólnych przewozach.",
            [[HUTA, PO], [HUTA, PO]],
        ),
        ("Porozumienie zawarli przedstawiciele zarządu Huty Kalina S.A. i Politechniki Opolskiej.", [[HUTA, PO]]),
        ("Oba dokumenty podpisali prezes Huty Kalina S.A. i rektor Politechniki Opolskiej.", []),
    ],
)
def test_what_is_joined_and_who_are_both(read: Read, text: str, signatories: list[list[str]]) -> None:
    assert parties(read(text, PUBLISHED)) == signatories


@pytest.mark.parametrize(
    "text",
    [
        "Podpisano umowę na budowę dróg\n\n„Z firmą Drogbud S.A. została podpisana umowa na budowę dróg. Cała umowa "
        "przekracza 7 mln zł netto” – podała spółka Huta Kalina S.A. w komunikacie.\n\nTeraz podpisano umowę ws. "
        "pierwszego etapu budowy.",
        "Huta Kalina S.A. buduje drogę\n\nUmowa na prace została zawarta 20 maja 2024 r. z firmą Drogbud S.A. Wartość "
        "prac to 7 mln zł.",
    ],
)
def test_the_other_party_stands_beside_what_tells_of_it_best(read: Read, text: str) -> None:
    [found] = parties(read(text, PUBLISHED))
    assert set(found) == {HUTA, DROGBUD}


# Communiqués of companies, as they are and as portals retell them


@pytest.mark.parametrize(
    ("text", "signatories"),
    [
        (
            "Zawarcie znaczącej umowy\n\nZarząd spółki Drogbud S.A. z siedzibą w Opolu („Emitent”) informuje, że w "
            "dniu 20 maja 2024 r. Emitent zawarł z Hutą Kalina S.A. umowę na budowę hali.",
            [[DROGBUD, HUTA]],
        ),
        (
            "Spółka zależna Drogbudu, Mostopol S.A., podpisała z Hutą Kalina S.A. umowę na dostawę kruszywa.",
            [[MOSTOPOL, HUTA]],
        ),
        (
            "W maju rektor Politechniki Opolskiej Anna Wrona i prezes Huty Kalina S.A. Jan Dolski dokonali uroczystego "
            "podpisania umowy.",
            [[PO, HUTA]],
        ),
        ("W Opolu dokonano podpisania umowy między Hutą Kalina S.A. a Politechniką Opolską.", [[HUTA, PO]]),
    ],
)
def test_communiques(read: Read, text: str, signatories: list[list[str]]) -> None:
    assert parties(read(text, PUBLISHED)) == signatories
