"""Agreements in one or a few sentences: who, whether it holds, when and where, and what is none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from spacy.tokens import Doc

Read = Callable[..., Doc]
PUBLISHED = date(2023, 5, 12)  # a Friday

PO, HUTA, GMINA = "Politechnika Opolska", "Huta Kalina S.A.", "Gmina Lipno"
WISLA, POWIAT = "Klaster Szklarski Wisła", "Powiat Kłodnicki"


def told(doc: Doc) -> list[tuple[str, str, list[str]]]:
    return [(a.kind, a.status, [s.name for s in a.signatories]) for a in doc._.agreements]


def signers(doc: Doc) -> list[tuple[str, str, str]]:
    [agreement] = doc._.agreements
    return [(s.name, s.role, s.organisation_name) for s in agreement.signers]


@pytest.mark.parametrize(
    ("text", "kind", "parties"),
    [
        (
            "Politechnika Opolska i Huta Kalina S.A. podpisały w Opolu list intencyjny o współpracy.",
            "list intencyjny",
            [PO, HUTA],
        ),
        (
            "Porozumienie zostało podpisane przez Politechnikę Opolską i Klaster Szklarski Wisła.",
            "porozumienie",
            [PO, WISLA],
        ),
        ("W Tarnowie podpisano umowę między Gminą Lipno a Powiatem Kłodnickim.", "umowa", [GMINA, POWIAT]),
        (
            "Umowa pomiędzy Hutą Kalina S.A., Gminą Lipno i Politechniką Opolską została podpisana w Tarnowie.",
            "umowa",
            [HUTA, GMINA, PO],
        ),
        ("Z Politechniką Opolską umowę podpisała Huta Kalina S.A.", "umowa", [PO, HUTA]),
        (
            "Politechnika Opolska, Huta Kalina S.A. oraz Gmina Lipno zawarły porozumienie w sprawie nauki zawodu.",
            "porozumienie",
            [PO, HUTA, GMINA],
        ),
        ("Huta Kalina S.A. zawarła partnerstwo z Klastrem Szklarskim Wisła.", "partnerstwo", [HUTA, WISLA]),
        (
            "Memorandum o współpracy podpisały Politechnika Opolska i Uniwersytet Łąkowy w Lipnie.",
            "memorandum",
            [PO, "Uniwersytet Łąkowy w Lipnie"],
        ),
        ("Politechnika Opolska podpisała 9 maja br. umowę z firmą Betmax.", "umowa", [PO, "Betmax"]),
        (
            "Huta Kalina S.A. podpisała umowę z Gminą Lipno w obecności rektora Politechniki Opolskiej.",
            "umowa",
            [HUTA, GMINA],
        ),
        (
            "Sygnatariuszami porozumienia są: Politechnika Opolska, Huta Kalina S.A., Gmina Lipno oraz Klaster "
            "Szklarski Wisła.",
            "porozumienie",
            [PO, HUTA, GMINA, WISLA],
        ),
        (
            "Porozumienie podpisały:\n- Politechnika Opolska,\n- Huta Kalina S.A.,\n- Gmina Lipno.\n",
            "porozumienie",
            [PO, HUTA, GMINA],
        ),
        (
            "List intencyjny podpisali:\n1. Politechnika Opolska\n2. Huta Kalina S.A.\n3. Gmina Lipno\n",
            "list intencyjny",
            [PO, HUTA, GMINA],
        ),
    ],
)
def test_who_has_agreed(read: Read, text: str, kind: str, parties: list[str]) -> None:
    assert told(read(text, PUBLISHED)) == [(kind, "signed", parties)]


ROLES = [("Anna Wrona", "rektor", PO), ("Jan Dolski", "prezes", HUTA)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Porozumienie podpisali Anna Wrona, rektor Politechniki Opolskiej, i Jan Dolski, prezes Huty Kalina S.A.",
            ROLES,
        ),
        (
            "Rektor Politechniki Opolskiej Anna Wrona i prezes Huty Kalina S.A. Jan Dolski podpisali porozumienie.",
            ROLES,
        ),
        (
            "W imieniu Politechniki Opolskiej porozumienie podpisała rektor Anna Wrona, a w imieniu Huty Kalina S.A. "
            "prezes Jan Dolski.",
            ROLES,
        ),
        (
            "W poniedziałek podpisano porozumienie. Ze strony Politechniki Opolskiej podpis złożyła rektor Anna Wrona, "
            "ze strony Huty Kalina S.A. – prezes Jan Dolski.",
            ROLES,
        ),
        (
            "Dokument podpisali: Anna Wrona – rektor Politechniki Opolskiej, Jan Dolski – prezes Huty Kalina S.A. "
            "Porozumienie dotyczy stażów.",
            ROLES,
        ),
        (
            "Strony porozumienia:\n\nOrganizacja | Przedstawiciel | Funkcja\n"
            "Politechnika Opolska | Anna Wrona | rektor\nHuta Kalina S.A. | Jan Dolski | prezes\n",
            ROLES,
        ),
        (
            "Sygnatariusze porozumienia:\n\n1. Politechnika Opolska – rektor Anna Wrona\n"
            "2. Huta Kalina S.A. – prezes Jan Dolski\n",
            ROLES,
        ),
    ],
)
def test_people_sign_for_their_organisations(read: Read, text: str, expected: list[tuple[str, str, str]]) -> None:
    doc = read(text, PUBLISHED)
    assert told(doc) == [("porozumienie", "signed", [PO, HUTA])]
    assert signers(doc) == expected


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("W przyszłym miesiącu Gmina Lipno podpisze umowę z Hutą Kalina S.A.", "planned"),
        ("Gmina Lipno planuje podpisać umowę z Hutą Kalina S.A.", "planned"),
        ("Gmina Lipno i Huta Kalina S.A. zamierzają podpisać umowę.", "planned"),
        ("Gmina Lipno rozwiązała umowę z Hutą Kalina S.A.", "ended"),
        ("Umowa między Gminą Lipno a Hutą Kalina S.A. wygasła 31 grudnia 2022 r.", "ended"),
        ("Gmina Lipno podpisała umowę z Hutą Kalina S.A.", "signed"),
    ],
)
def test_whether_it_holds(read: Read, text: str, status: str) -> None:
    assert told(read(text, PUBLISHED)) == [("umowa", status, [GMINA, HUTA])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "9 maja 2023 r. Politechnika Opolska podpisała umowę z Hutą Kalina S.A. To nie pierwsza taka umowa: "
            "w 2019 roku uczelnia podpisała porozumienie z Gminą Lipno.",
            [("umowa", "signed", [PO, HUTA]), ("porozumienie", "historical", [PO, GMINA])],
        ),
        (
            "W 2019 roku Gmina Lipno zawarła porozumienie z Powiatem Kłodnickim. Teraz, 9 maja 2023 r., Gmina Lipno "
            "podpisała umowę z Hutą Kalina S.A.",
            [("porozumienie", "historical", [GMINA, POWIAT]), ("umowa", "signed", [GMINA, HUTA])],
        ),
    ],
)
def test_an_old_agreement_stands_beside_the_new_one(
    read: Read, text: str, expected: list[tuple[str, str, list[str]]]
) -> None:
    assert told(read(text, PUBLISHED)) == expected


def test_several_agreements_told_at_once_are_several(read: Read) -> None:
    doc = read(
        "W piątek odbyło się podpisanie umów pomiędzy firmą Betmax Sp. z o.o. a trzema szkołami: Zespołem Szkół "
        "Technicznych w Pile, Technikum Leśnym w Tucholi i Zespołem Szkół Rolniczych w Lipnie.",
        PUBLISHED,
    )
    assert told(doc) == [
        ("umowa", "signed", ["Betmax Sp. z o.o.", school])
        for school in (
            "Zespół Szkół Technicznych w Pile",
            "Technikum Leśne w Tucholi",
            "Zespół Szkół Rolniczych w Lipnie",
        )
    ]
    assert {a.date._.value for a in doc._.agreements} == {"2023-05-12"}


@pytest.mark.parametrize(
    ("text", "day", "place", "occasion"),
    [
        (
            "Podpisanie listu intencyjnego między Politechniką Opolską a Klastrem Szklarskim Wisła odbyło się 9 maja "
            "2023 r. w Opolu.",
            "2023-05-09",
            "Opole",
            None,
        ),
        (
            "Politechnika Opolska podpisała list intencyjny z Gminą Lipno. Uroczystość odbyła się 9 maja 2023 r. "
            "w Lipnie.",
            "2023-05-09",
            "Lipno",
            None,
        ),
        (
            "Politechnika Opolska i Gmina Lipno podpisały deklarację podczas Kongresu Szklarskiego w Iławie.",
            None,
            "Iława",
            "Kongres Szklarski",
        ),
        ("Politechnika Opolska i Gmina Lipno podpisały umowę.", None, None, None),
    ],
)
def test_when_where_and_on_what_occasion(
    read: Read, text: str, day: str | None, place: str | None, occasion: str | None
) -> None:
    [agreement] = read(text, PUBLISHED)._.agreements
    assert (agreement.date and agreement.date._.value) == day
    assert (agreement.place and agreement.place._.name) == place
    assert (agreement.occasion and agreement.occasion._.name) == occasion


def test_the_number_of_parties_is_what_the_text_states(read: Read) -> None:
    doc = read(
        "Cztery klastry podpisały list intencyjny: Klaster Szklarski Wisła, Klaster Drzewny Narew, Klaster Lotniczy "
        "Bug i Klaster Morski San."
    )
    [agreement] = doc._.agreements
    assert agreement.parties == 4
    assert len(agreement.signatories) == 4


def test_nothing_is_said_of_a_number_that_the_text_does_not_state(read: Read) -> None:
    [agreement] = read("Politechnika Opolska i Gmina Lipno podpisały umowę.")._.agreements
    assert agreement.parties is None


def test_the_parties_of_an_agreement_carry_the_acronyms_that_the_text_defines(read: Read) -> None:
    doc = read(
        "Politechnika Opolska (PO) i Klaster Szklarski Wisła (KSW) zawarły umowę. Umowę w imieniu PO podpisała "
        "rektor Anna Wrona."
    )
    [agreement] = doc._.agreements
    assert [(s.name, s.acronym) for s in agreement.signatories] == [(PO, "PO"), (WISLA, "KSW")]
    assert signers(doc) == [("Anna Wrona", "rektor", PO)]


@pytest.mark.parametrize(
    "text",
    [
        "List intencyjny to dokument, w którym strony deklarują chęć współpracy.",
        "Gmina Lipno w porozumieniu z Powiatem Kłodnickim wyremontowała drogę.",
        "Pisarz Jan Dolski podpisał książki czytelnikom w Bibliotece Miejskiej w Pile.",
        "Dyrektor Jan Dolski i wójt Gminy Lipno Adam Kot podpisali akt erekcyjny pod nową halę.",
        "Laureaci nagrody:\n- Huta Kalina S.A. reprezentowana przez Jana Dolskiego,\n"
        "- Gmina Lipno reprezentowana przez Adama Kota.\n",
        "Huta Kalina S.A. zatrudnia na umowę o pracę 300 osób.",
        "Zgodnie z umową Huta Kalina S.A. dostarczy szkło Gminie Lipno.",
        "Rada Gminy Lipno podpisała protokół z obrad.",
        "Trwają rozmowy między Gminą Lipno a Hutą Kalina S.A.",
        "Sąsiad podpisał kontrakt z klubem, a wieczorem grał w piłkę.",
    ],
)
def test_what_is_no_agreement(read: Read, text: str) -> None:
    assert told(read(text, PUBLISHED)) == []


def test_an_agreement_points_at_the_words_that_tell_of_it(read: Read) -> None:
    text = "Było ciepło. Politechnika Opolska i Gmina Lipno podpisały umowę. Potem padało."
    [agreement] = read(text)._.agreements
    evidence = text[agreement.start : agreement.end]
    assert "podpisały umowę" in evidence
    assert "ciepło" not in evidence
    assert "padało" not in evidence
