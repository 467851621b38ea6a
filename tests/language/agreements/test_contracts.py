"""Contracts: who got them, in the sentence, in the one beside it, or in a list of several."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from spacy.tokens import Doc

Read = Callable[..., Doc]
PUBLISHED = date(2024, 5, 24)

PO, LIPNO, RYPIN, BUDMAX = "Politechnika Opolska", "Gmina Lipno", "Gmina Rypin", "Budmax Sp. z o.o."


def parties(doc: Doc) -> list[list[str]]:
    return [sorted(s.name for s in agreement.signatories) for agreement in doc._.agreements]


def people(doc: Doc) -> list[list[tuple[str, str]]]:
    return [sorted((s.name, s.organisation_name) for s in agreement.signers) for agreement in doc._.agreements]


@pytest.mark.parametrize(
    "other",
    [
        "z niemiecko-polską firmą Budmax Sp. z o.o.",
        "z krajowym producentem okien Budmax Sp. z o.o.",
        "z wyłonionym w przetargu wykonawcą, firmą Budmax Sp. z o.o.",
        "z dotychczasowym dostawcą, spółką Budmax Sp. z o.o.",
    ],
)
def test_what_a_party_does_stands_between_it_and_the_preposition(read: Read, other: str) -> None:
    doc = read(f"Gmina Lipno podpisała 20 maja 2024 r. umowę {other}.", PUBLISHED)
    assert parties(doc) == [[BUDMAX, LIPNO]]


@pytest.mark.parametrize(
    "text",
    [
        "Gmina Lipno podpisała 20 maja umowę z wykonawcą, którym jest Budmax Sp. z o.o.",
        "Halę postawi firma Budmax Sp. z o.o., z którą Gmina Lipno podpisała 20 maja umowę.",
        "Gmina Lipno wybrała wykonawcę i podpisała 20 maja umowę. Jest nim Budmax Sp. z o.o.",
        "Gmina Lipno podpisała 20 maja umowę na budowę hali. Inwestycję zrealizuje Budmax Sp. z o.o.",
        "Nowe autobusy\n\nGmina Lipno kupi autobusy od firmy Budmax Sp. z o.o. Umowę podpisano 20 maja.",
    ],
)
def test_the_contractor_is_told_by_another_clause_or_sentence(read: Read, text: str) -> None:
    assert parties(read(text, PUBLISHED)) == [[BUDMAX, LIPNO]]


def test_who_did_other_work_is_no_party(read: Read) -> None:
    doc = read(
        "Gmina Lipno podpisała 20 maja umowę z firmą Budmax Sp. z o.o. Projekt wykonała Pracownia Kubatura.", PUBLISHED
    )
    assert parties(doc) == [[BUDMAX, LIPNO]]


def test_a_contract_to_come_is_not_made_of_who_is_named_beside_it(read: Read) -> None:
    doc = read("Podpisanie umowy zaplanowano na lipiec. Dworzec obsługuje Budmax Sp. z o.o.", PUBLISHED)
    assert parties(doc) == []


def test_a_list_of_contracts_has_one_for_each_item_and_a_consortium_shares_its_own(read: Read) -> None:
    doc = read(
        "Gmina Lipno zawarła 20 maja 2024 r. umowy na roboty drogowe.\n\n"
        "- ulica Polna: Budmax Sp. z o.o., 6,1 mln zł,\n"
        "- ulica Lipowa: konsorcjum Huta Kalina S.A. (lider) i Torbud S.A. (partner), 5,7 mln zł.\n",
        PUBLISHED,
    )
    assert parties(doc) == [[BUDMAX, LIPNO], [LIPNO, "Huta Kalina S.A.", "Torbud S.A."]]


def test_those_who_got_the_contracts_follow_a_line_of_their_own_and_the_headline_shortens_a_name(read: Read) -> None:
    doc = read(
        "Energetyka Wschód podpisała umowy na przyłącza\n\n"
        "Spółka Energetyka Wschód Dystrybucja S.A. zawarła 20 maja 2024 r. z dwoma wykonawcami umowy ramowe.\n\n"
        "Wykonawcy wyłonieni w postępowaniu:\n\n"
        "- Budmax Sp. z o.o. – umowa na 19 mln zł,\n- Torbud S.A. – umowa na 15 mln zł.\n",
        PUBLISHED,
    )
    assert parties(doc) == [
        [BUDMAX, "Energetyka Wschód Dystrybucja S.A."],
        ["Energetyka Wschód Dystrybucja S.A.", "Torbud S.A."],
    ]


def test_a_list_without_sums_is_no_list_of_contracts(read: Read) -> None:
    doc = read(
        "Gmina Lipno zawarła 20 maja 2024 r. umowy na roboty drogowe. Na uroczystości byli goście.\n\n"
        "- Budmax Sp. z o.o.,\n- Torbud S.A.\n",
        PUBLISHED,
    )
    assert parties(doc) == [[LIPNO]]


def test_the_second_and_the_third_of_several_are_told_by_their_number(read: Read) -> None:
    doc = read(
        "Politechnika Opolska podpisała 20 maja 2024 r. trzy porozumienia. Pierwsze – z Gminą Lipno, o stażach. "
        "Drugie – z Gminą Rypin.",
        PUBLISHED,
    )
    assert parties(doc) == [[LIPNO, PO], [RYPIN, PO]]


def test_a_company_reports_its_own_contract(read: Read) -> None:
    doc = read("Budmax Sp. z o.o. poinformował o podpisaniu 20 maja 2024 r. z Gminą Lipno umowy na budowę.", PUBLISHED)
    assert parties(doc) == [[BUDMAX, LIPNO]]


def test_a_town_or_school_called_by_its_noun_is_the_articles_main_party(read: Read) -> None:
    doc = read(
        "Gmina Lipno podpisała 20 maja 2024 r. umowę z Budmax Sp. z o.o. "
        "Samorząd podpisał w 2019 r. umowę z Politechniką Opolską.",
        PUBLISHED,
    )
    assert parties(doc) == [[BUDMAX, LIPNO], [LIPNO, PO]]
    assert [agreement.status for agreement in doc._.agreements] == ["signed", "historical"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Gmina Lipno odstąpiła 20 maja 2024 r. od umowy z Budmax Sp. z o.o.", "ended"),
        ("Gmina Lipno i Budmax Sp. z o.o. zawarły 20 maja 2024 r. ugodę w sprawie odszkodowania.", "signed"),
    ],
)
def test_contracts_are_changed_settled_and_withdrawn_from(read: Read, text: str, status: str) -> None:
    doc = read(text, PUBLISHED)
    assert parties(doc) == [[BUDMAX, LIPNO]]
    assert [agreement.status for agreement in doc._.agreements] == [status]


@pytest.mark.parametrize(
    "before",
    [
        "Poprzednia umowa – z firmą Budmax Sp. z o.o. – została rozwiązana w styczniu 2024 r.",
        "Przypomnijmy, że w styczniu wygasła umowa gminy z dotychczasowym wykonawcą głównym, firmą Budmax Sp. z o.o.",
    ],
)
def test_an_older_contract_that_ended_is_not_todays(read: Read, before: str) -> None:
    doc = read(f"Gmina Lipno podpisała 20 maja 2024 r. umowę z Torbud S.A. {before}", PUBLISHED)
    assert parties(doc) == [[LIPNO, "Torbud S.A."], [BUDMAX, LIPNO]]
    assert [agreement.status for agreement in doc._.agreements] == ["signed", "ended"]


def test_withdrawing_from_signing_ends_nothing(read: Read) -> None:
    assert parties(read("Gmina Lipno odstąpiła od podpisania umowy z Budmax Sp. z o.o.", PUBLISHED)) == []


# Who signs


def test_people_in_a_list_stand_for_what_follows_the_dash(read: Read) -> None:
    doc = read(
        "20 maja 2024 r. podpisano list intencyjny. Podpisy złożyli:\n\n- Anna Nowak – Politechnika Opolska,\n"
        "- Jan Sowa (Budmax Sp. z o.o.),\n- Piotr Całka, reprezentujący Gminę Rypin.\n",
        PUBLISHED,
    )
    assert parties(doc) == [[BUDMAX, RYPIN, PO]]
    assert people(doc) == [[("Anna Nowak", PO), ("Jan Sowa", BUDMAX), ("Piotr Całka", RYPIN)]]


def test_names_under_a_document_follow_a_sentence_on_its_signing(read: Read) -> None:
    doc = read(
        "20 maja 2024 r. podpisano porozumienie. Pod dokumentem widnieją nazwiska: Anna Nowak – rektor Politechniki "
        "Opolskiej oraz Adam Kot – wójt gminy Lipno.",
        PUBLISHED,
    )
    assert parties(doc) == [[LIPNO, PO]]
    assert people(doc) == [[("Adam Kot", LIPNO), ("Anna Nowak", PO)]]


def test_a_person_of_a_company_signs_for_it(read: Read) -> None:
    doc = read(
        "Wójt gminy Lipno Adam Kot oraz Sylwia Pająk z zarządu Budmax Sp. z o.o. podpisali 20 maja umowę.", PUBLISHED
    )
    assert people(doc) == [[("Adam Kot", LIPNO), ("Sylwia Pająk", BUDMAX)]]


def test_both_documents_have_the_signer_of_both(read: Read) -> None:
    doc = read(
        "Politechnika Opolska zawarła 20 maja 2024 r. umowę z Gminą Lipno. Politechnika Opolska zawarła też tego dnia "
        "porozumienie z Gminą Rypin. Oba dokumenty parafowała rektor Anna Nowak.",
        PUBLISHED,
    )
    assert [[name for name, _ in signers] for signers in people(doc)] == [["Anna Nowak"], ["Anna Nowak"]]


# Lists in running text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "20 maja 2024 r. deklarację podpisały trzy miasta: Zielona Góra, Żary i Gubin.",
            ["Miasto Gubin", "Miasto Zielona Góra", "Miasto Żary"],
        ),
        (
            "20 maja 2024 r. deklarację podpisało pięć miast: Zielona Góra, Nowa Sól, Żary, Gubin i Świebodzin.",
            ["Miasto Gubin", "Miasto Nowa Sól", "Miasto Zielona Góra", "Miasto Świebodzin", "Miasto Żary"],
        ),
        (
            "20 maja 2024 r. podpisano list intencyjny. Do grona sygnatariuszy listu należą Gmina Lipno, Gmina Rypin i "
            "Politechnika Opolska.",
            [LIPNO, RYPIN, PO],
        ),
        (
            "Umowa została zawarta 20 maja 2024 r. pomiędzy Gminą Lipno, reprezentowaną przez wójta Adama Kota, a "
            "konsorcjum Budmax Sp. z o.o. (lider) – Torbud S.A. (partner).",
            [BUDMAX, LIPNO, "Torbud S.A."],
        ),
    ],
)
def test_parties_stand_in_a_list_behind_what_counts_or_joins_them(read: Read, text: str, expected: list[str]) -> None:
    doc = read(text, PUBLISHED)
    assert parties(doc) == [expected]
    assert [agreement.status for agreement in doc._.agreements] == ["signed"]
