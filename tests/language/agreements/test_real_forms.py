"""Forms that real press releases showed: agreements told in several sentences, words and ways at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from spacy.tokens import Doc

Read = Callable[..., Doc]
PUBLISHED = date(2024, 5, 24)

PO, HUTA, LIPNO, RYPIN = "Politechnika Opolska", "Huta Kalina S.A.", "Gmina Lipno", "Gmina Rypin"


def parties(doc: Doc) -> list[list[str]]:
    return [[s.name for s in agreement.signatories] for agreement in doc._.agreements]


def people(doc: Doc) -> list[list[tuple[str, str]]]:
    return [[(s.name, s.organisation_name) for s in agreement.signers] for agreement in doc._.agreements]


# One agreement, told in several words


@pytest.mark.parametrize(
    ("text", "kind", "day", "place"),
    [
        (
            "Politechnika Opolska zawarła porozumienie z Gminą Lipno. Podpisanie umowy odbyło się 19 maja 2024 r. "
            "w Opolu.",
            "umowa",
            "2024-05-19",
            "Opole",
        ),
        (
            "16 maja 2024 roku w Opolu został podpisany list intencyjny w sprawie stażów. Porozumienie zawarły "
            "Politechnika Opolska i Gmina Lipno.",
            "list intencyjny",
            "2024-05-16",
            "Opole",
        ),
        (
            "Podpisanie umowy partnerskiej pomiędzy Politechniką Opolską a Gminą Lipno\n\n2 lutego 2024 r. miało "
            "miejsce podpisanie porozumienia pomiędzy Politechniką Opolską a Gminą Lipno. Uroczystość odbyła się w "
            "Opolu.",
            "umowa",
            "2024-02-02",
            "Opole",
        ),
        (
            "15 kwietnia 2024 r. w Opolu odbyło się zebranie przedsiębiorców. Porozumienie podpisały Politechnika "
            "Opolska i Gmina Lipno.",
            "porozumienie",
            "2024-04-15",
            "Opole",
        ),
    ],
)
def test_another_word_for_it_is_the_same_agreement(read: Read, text: str, kind: str, day: str, place: str) -> None:
    [agreement] = read(text, PUBLISHED)._.agreements
    assert (agreement.kind, agreement.date._.value, agreement.place._.name) == (kind, day, place)
    assert {s.name for s in agreement.signatories} == {PO, LIPNO}


@pytest.mark.parametrize(
    "text",
    [
        "Politechnika Opolska i Gmina Lipno podpisały umowę o stażach. Podpisały także porozumienie o badaniach.",
        "21 maja 2024 r. Politechnika Opolska i Gmina Lipno podpisały umowę. Tego samego dnia Politechnika Opolska i "
        "Gmina Lipno zawarły porozumienie o badaniach.",
    ],
)
def test_one_more_agreement_is_another(read: Read, text: str) -> None:
    kinds = [agreement.kind for agreement in read(text, PUBLISHED)._.agreements]
    assert kinds[:1] == ["umowa"]
    assert len(kinds) == 1 or kinds == ["umowa", "porozumienie"]


def test_a_headline_says_neither_done_nor_to_come(read: Read) -> None:
    doc = read(
        "Podpisanie listu intencyjnego pomiędzy Politechniką Opolską a Gminą Lipno\n\nW środę 29 maja 2024 r. w Opolu "
        "Politechnika Opolska i Gmina Lipno podpiszą list intencyjny.",
        PUBLISHED,
    )
    assert [(a.status, a.date._.value) for a in doc._.agreements] == [("planned", "2024-05-29")]


def test_a_new_agreement_has_not_the_day_of_the_older(read: Read) -> None:
    doc = read(
        "Podstawą współpracy jest zawarte 26 kwietnia 2016 roku porozumienie. Wójt gminy Lipno Adam Kot i prezes Huty "
        "Kalina S.A. Jan Dolski podpisali nowe porozumienie.",
        PUBLISHED,
    )
    assert [a.date for a in doc._.agreements if a.status == "signed"] == [None]


def test_the_text_names_its_parties_better_than_its_headline(read: Read) -> None:
    doc = read(
        "Podpisano umowę z Hutą Szkła\n\nRektor Politechniki Opolskiej Anna Wrona i prezes Huty Kalina S.A. Jan Dolski "
        "podpisali umowę o stażach.",
        PUBLISHED,
    )
    assert parties(doc) == [[PO, HUTA]]


# Who signs, in the words of their offices


@pytest.mark.parametrize(
    ("text", "signatories", "signers"),
    [
        ("Wójt Gminy Lipno zawarł z Hutą Kalina S.A. umowę o współpracy.", [LIPNO, HUTA], []),
        (
            "Wójt gminy Lipno Adam Kot zawarł z prezesem Huty Kalina S.A. Janem Dolskim umowę o współpracy.",
            [LIPNO, HUTA],
            [("Adam Kot", LIPNO), ("Jan Dolski", HUTA)],
        ),
        (
            "Zostało zawarte porozumienie pomiędzy rektor Politechniki Opolskiej Anną Wroną a wójtem gminy Lipno "
            "Adamem Kotem.",
            [PO, LIPNO],
            [("Anna Wrona", PO), ("Adam Kot", LIPNO)],
        ),
        (
            "Przedstawiciele trzech samorządów – Gminy Lipno, Gminy Rypin i Gminy Borki – spotkali się w Lipnie, aby "
            "podpisać umowę o utworzeniu klastra.",
            [LIPNO, RYPIN, "Gmina Borki"],
            [],
        ),
        (
            "Gminę Lipno reprezentowali wójt Adam Kot i skarbnik Jan Sowa. Podpisano porozumienie pomiędzy Gminą Lipno "
            "a Hutą Kalina S.A.",
            [LIPNO, HUTA],
            [("Adam Kot", LIPNO), ("Jan Sowa", LIPNO)],
        ),
        (
            "Ze strony Gminy Lipno umowę podpisał wójt Adam Kot. Ze strony Huty Kalina S.A. – prezes Jan Dolski.",
            [LIPNO, HUTA],
            [("Adam Kot", LIPNO), ("Jan Dolski", HUTA)],
        ),
    ],
)
def test_offices_tell_who_signs(read: Read, text: str, signatories: list[str], signers: list[tuple[str, str]]) -> None:
    doc = read(text, PUBLISHED)
    assert [sorted(found) for found in parties(doc)] == [sorted(signatories)]
    assert [sorted(found) for found in people(doc)] == [sorted(signers)]


def test_who_only_countersigns_is_no_signer(read: Read) -> None:
    doc = read(
        "Umowę z Hutą Kalina S.A. podpisał wójt gminy Lipno Adam Kot przy kontrasygnacie skarbnika Jana Sowy.",
        PUBLISHED,
    )
    assert people(doc) == [[("Adam Kot", LIPNO)]]


def test_who_is_present_holds_an_office_and_signs_nothing(read: Read) -> None:
    doc = read(
        "Gmina Lipno i Politechnika Opolska zawarły umowę o stażach. Przy podpisaniu umowy obecni byli: dziekan "
        "Wydziału Chemii dr Jan Sowa oraz Maria Nowak, wójt gminy Rypin.",
        PUBLISHED,
    )
    assert parties(doc) == [[LIPNO, PO]]
    assert people(doc) == [[]]


def test_the_contractor_is_the_other_party(read: Read) -> None:
    doc = read("Wójt gminy Lipno Adam Kot podpisał umowę na remont drogi. Wykonawcą będzie Huta Kalina S.A.", PUBLISHED)
    assert parties(doc) == [[LIPNO, HUTA]]


def test_a_sentence_ends_a_list_of_signers(read: Read) -> None:
    doc = read(
        "Porozumienie podpisali:\nwójt gminy Lipno Adam Kot\nprezes Huty Kalina S.A. Jan Dolski\nW spotkaniu "
        "uczestniczyła również wójt gminy Rypin Maria Nowak",
        PUBLISHED,
    )
    assert parties(doc) == [[LIPNO, HUTA]]


@pytest.mark.parametrize(
    ("text", "place", "subject"),
    [
        (
            "W Urzędzie Gminy Borki podpisano umowę pomiędzy Gminą Lipno a Hutą Kalina S.A.",
            "Borki",
            None,
        ),
        (
            "Gmina Lipno i Huta Kalina S.A. podpisały porozumienie o współpracy na rzecz rozwoju forum w Krynicy.",
            None,
            "współpracy na rzecz rozwoju forum w Krynicy",
        ),
        (
            "Gmina Lipno i Huta Kalina S.A. podpisały umowę. Dokument zakłada współpracę w zakresie m.in. szkoleń.",
            None,
            "współpracę w zakresie m.in. szkoleń",
        ),
    ],
)
def test_places_and_subjects_are_told_apart(read: Read, text: str, place: str | None, subject: str | None) -> None:
    [agreement] = read(text, PUBLISHED)._.agreements
    assert (agreement.place._.name if agreement.place is not None else None) == place
    assert (agreement.subject.text if agreement.subject is not None else None) == subject


@pytest.mark.parametrize(
    "text",
    [
        "Wzór umowy zawieranej pomiędzy Gminą Lipno a Hutą Kalina S.A. stanowi załącznik do ogłoszenia.",
        "Umowa zawarta w dniu ... pomiędzy Gminą Lipno, zwaną dalej Zamawiającym, a ... zwaną dalej Wykonawcą.",
    ],
)
def test_a_template_is_no_agreement(read: Read, text: str) -> None:
    assert parties(read(text, PUBLISHED)) == []


def test_the_first_and_the_second_are_two_agreements(read: Read) -> None:
    doc = read(
        "23 lutego 2024 r. w Lipnie podpisano dwa porozumienia. Pierwsze, w sprawie wspólnych autobusów, podpisali: "
        "wójt gminy Lipno Adam Kot i wójt gminy Rypin Maria Nowak. Drugie porozumienie, o nauce zawodu, podpisali "
        "wójt gminy Lipno Adam Kot i prezes Huty Kalina S.A. Jan Dolski.",
        PUBLISHED,
    )
    assert parties(doc) == [[LIPNO, RYPIN], [LIPNO, HUTA]]
    assert [(a.date._.value, a.place._.name) for a in doc._.agreements] == [("2024-02-23", "Lipno")] * 2


def test_a_relative_clause_tells_who_signed(read: Read) -> None:
    doc = read(
        "Gmina Lipno i Politechnika Opolska zawarły porozumienie. Rektor Politechniki Opolskiej Anna Wrona, która "
        "podpisała porozumienie w imieniu uczelni, liczy na wspólne badania.",
        PUBLISHED,
    )
    assert people(doc) == [[("Anna Wrona", PO)]]


def test_signatories_of_a_side_are_people_too(read: Read) -> None:
    doc = read(
        "Aneks do porozumienia podpisano w Lipnie. Sygnatariuszami ze strony Gminy Lipno byli wójt gminy Lipno Adam "
        "Kot i skarbnik Jan Sowa, zaś ze strony Huty Kalina S.A. – prezes Jan Dolski.",
        PUBLISHED,
    )
    assert parties(doc) == [[LIPNO, HUTA]]
    assert [name for name, _ in people(doc)[0]] == ["Adam Kot", "Jan Sowa", "Jan Dolski"]


# What is no agreement, and other papers that are signed


@pytest.mark.parametrize(
    "text",
    [
        "Czy Gmina Lipno podpisała umowę z Hutą Kalina S.A.?",
        "Plotka głosi, że Gmina Lipno podpisała umowę z Hutą Kalina S.A.",
        "Zamawiający, Gmina Lipno, podpisze umowę z wykonawcą Hutą Kalina S.A.",
    ],
)
def test_what_is_asked_untrue_or_of_a_tender_is_no_agreement(read: Read, text: str) -> None:
    assert parties(read("Gmina Lipno liczy 9 tysięcy mieszkańców. " + text, PUBLISHED)) == []


def test_the_same_words_told_as_true_are_one(read: Read) -> None:
    assert parties(read("Gmina Lipno podpisała umowę z Hutą Kalina S.A.", PUBLISHED)) == [[LIPNO, HUTA]]


def test_a_day_of_what_follows_is_not_the_day_of_signing(read: Read) -> None:
    doc = read(
        "Gmina Lipno i Huta Kalina S.A. podpisały 20 maja 2024 r. umowę. Umowa wejdzie w życie 1 lipca 2024 r.",
        PUBLISHED,
    )
    assert [a.date._.value for a in doc._.agreements] == ["2024-05-20"]


@pytest.mark.parametrize(
    "text",
    [
        "Gmina Lipno, jako zamawiający, podpisała umowę z Hutą Kalina S.A.",
        "Gmina Lipno i Huta Kalina S.A. miały zaszczyt podpisać umowę.",
        "Co zyskają mieszkańcy? Gmina Lipno podpisała umowę z Hutą Kalina S.A.",
    ],
)
def test_what_was_signed_is_an_agreement_though_words_of_doubt_are_near(read: Read, text: str) -> None:
    assert parties(read(text, PUBLISHED)) == [[LIPNO, HUTA]]


@pytest.mark.parametrize(
    "text",
    [
        "W środę podpisały list intencyjny.",
        "W środę ich przedstawiciele podpisali list intencyjny.",
        "W środę obie strony podpisały list intencyjny.",
        "W środę przedstawiciele obu instytucji podpisali list intencyjny.",
    ],
)
def test_parties_may_stand_in_the_sentence_before(read: Read, text: str) -> None:
    assert parties(read("Gmina Lipno i Politechnika Opolska zacieśniają współpracę. " + text, PUBLISHED)) == [
        [LIPNO, PO]
    ]


def test_a_clause_with_a_subject_of_its_own_takes_no_party_from_the_sentence_before(read: Read) -> None:
    doc = read(
        "Gmina Lipno i Politechnika Opolska zacieśniają współpracę. W środę rolnicy podpisali list intencyjny.",
        PUBLISHED,
    )
    assert parties(doc) == []


def test_what_a_projects_contract_is_about_makes_it_no_draft(read: Read) -> None:
    doc = read(
        "Umowę o dofinansowanie projektu podpisali wójt gminy Rypin Piotr Całka i wójt gminy Lipno Adam Kot.", PUBLISHED
    )
    assert parties(doc) == [[RYPIN, LIPNO]]


def test_both_who_represent_a_party_sign(read: Read) -> None:
    doc = read(
        "Gmina Lipno, reprezentowana przez wójta Adama Kota i skarbnika Jana Sowę, podpisała umowę z Hutą Kalina S.A.",
        PUBLISHED,
    )
    assert people(doc) == [[("Adam Kot", LIPNO), ("Jan Sowa", LIPNO)]]


def test_a_contractor_named_in_apposition_is_a_party(read: Read) -> None:
    doc = read("Umowę z wykonawcą, firmą Budmax Sp. z o.o., podpisał we wtorek wójt gminy Lipno Adam Kot.", PUBLISHED)
    assert sorted(parties(doc)[0]) == ["Budmax Sp. z o.o.", LIPNO]


def test_a_contract_told_in_the_passive_is_of_those_whom_the_sentence_before_names(read: Read) -> None:
    doc = read("Gmina Lipno i Politechnika Opolska nawiązały współpracę. Umowa została podpisana w środę.", PUBLISHED)
    assert parties(doc) == [[LIPNO, PO]]
