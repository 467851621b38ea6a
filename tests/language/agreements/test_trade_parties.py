"""Who is a party in business news: contracts and meetings, those who only tell of it, communiqués of companies."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from spacy.tokens import Doc

Read = Callable[..., Doc]
PUBLISHED = date(2024, 5, 24)

PO, HUTA, LIPNO = "Politechnika Opolska", "Huta Kalina S.A.", "Gmina Lipno"
DROGBUD, MOSTOPOL = "Drogbud S.A.", "Mostopol S.A."


def parties(doc: Doc) -> list[list[str]]:
    return [[s.name for s in agreement.signatories] for agreement in doc._.agreements]


def people(doc: Doc) -> list[list[tuple[str, str]]]:
    return [[(s.name, s.organisation_name) for s in agreement.signers] for agreement in doc._.agreements]


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


def test_the_company_told_in_one_with_its_owner_is_a_party(read: Read) -> None:
    text = (
        "„10 maja 2024 r. spółka zależna Emitenta - Mostopol S.A. jako kredytobiorca oraz Huta Kalina S.A. jako "
        "kredytodawca zawarły umowę kredytu” – czytamy w komunikacie."
    )
    ((first, second),) = parties(read(text, PUBLISHED))
    assert first.endswith(MOSTOPOL)
    assert second == HUTA
