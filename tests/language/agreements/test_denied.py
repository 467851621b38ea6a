"""What is denied, refused, supposed or only possible is no agreement; what is achieved or intended is one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

Read = Callable[..., Doc]


@pytest.mark.parametrize(
    "text",
    [
        "Politechnika Opolska nie podpisała umowy z Hutą Kalina S.A.",
        "Umowa między Politechniką Opolską a Hutą Kalina S.A. nie została podpisana.",
        "Politechnika Opolska odmówiła podpisania umowy z Hutą Kalina S.A.",
        "Gdyby Gmina Lipno podpisała umowę z Hutą Kalina S.A., powstałaby nowa hala.",
        "Gmina Lipno może podpisać umowę z Hutą Kalina S.A.",
        "Zwycięzca konkursu zawrze z Hutą Kalina S.A. umowę o przeniesieniu praw.",
        "Porozumienie z Gminą Lipno zawiera korzystający albo wolontariusz.",
        "Umowa na most wciąż niepodpisana\n\nZarząd Dróg wybrał w marcu ofertę firmy Drogbud, ale do podpisania umowy "
        "nie doszło.",
    ],
)
def test_what_did_not_happen_is_no_agreement(read: Read, text: str) -> None:
    assert read(text)._.agreements == ()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Gmina Lipno zamierza podpisać umowę z Hutą Kalina S.A.", "planned"),
        ("Gminie udało się podpisać umowę z Hutą Kalina S.A.", "signed"),
        ("Przed laty Gmina Lipno zawarła porozumienie z Hutą Kalina S.A.", "historical"),
        ("Trzydzieści lat po podpisaniu umowy z Hutą Kalina S.A. Gmina Lipno sprzedała działkę.", "historical"),
        ("Dzień po podpisaniu umowy z Hutą Kalina S.A. Gmina Lipno sprzedała działkę.", "signed"),
        ("Latem po podpisaniu umowy z Hutą Kalina S.A. Gmina Lipno sprzedała działkę.", "signed"),
    ],
)
def test_what_is_intended_or_achieved_or_old_is_one(read: Read, text: str, status: str) -> None:
    assert [agreement.status for agreement in read(text)._.agreements] == [status]


@pytest.mark.parametrize(
    ("text", "signatories"),
    [
        (
            "Przedstawiciele Politechniki Opolskiej i Gminy Lipno podpisali deklarację.",
            ["Politechnika Opolska", "Gmina Lipno"],
        ),
        (
            "Umowę o współpracy z Gminą Lipno Politechnika Opolska podpisała 9 maja 2023 r.",
            ["Gmina Lipno", "Politechnika Opolska"],
        ),
        (
            "Porozumienie zawarły Politechnika Opolska, reprezentowana przez rektor Annę Wronę, oraz Huta Kalina S.A., "
            "reprezentowana przez prezesa Jana Dolskiego.",
            ["Politechnika Opolska", "Huta Kalina S.A."],
        ),
        (
            "Prezes Huty Kalina S.A. Jan Dolski i wójt Gminy Lipno Adam Kot podpisali umowę.",
            ["Huta Kalina S.A.", "Gmina Lipno"],
        ),
        (
            "List intencyjny podpisano 9 maja 2023 r. w Opolu. Sygnatariuszami są Politechnika Opolska i Gmina Lipno.",
            ["Politechnika Opolska", "Gmina Lipno"],
        ),
    ],
)
def test_names_that_stand_side_by_side_are_parties_of_their_own(read: Read, text: str, signatories: list[str]) -> None:
    (agreement,) = read(text)._.agreements
    assert [signatory.name for signatory in agreement.signatories] == signatories


def test_an_agreement_with_five_hundred_parties_has_them_all_in_order(read: Read) -> None:
    names = [f"Klaster Wodny Numer{number}" for number in range(500)]
    text = "Sygnatariusze listu intencyjnego:\n\n" + "\n".join(f"- {name}," for name in names)
    (agreement,) = read(text)._.agreements
    assert [signatory.name for signatory in agreement.signatories] == names


def test_offices_held_by_several_stand_for_their_organisations(read: Read) -> None:
    doc = read("Dyrektorzy Muzeum Szkła w Kłodnie i Muzeum Wody w Rudniku podpisali porozumienie o współpracy.")
    (agreement,) = doc._.agreements
    assert [s.name for s in agreement.signatories] == ["Muzeum Szkła w Kłodnie", "Muzeum Wody w Rudniku"]


def test_a_description_between_does_not_hide_the_parties(read: Read) -> None:
    doc = read(
        "2 grudnia 2019 roku odbyła się uroczystość podpisania umowy pomiędzy największymi firmami w naszym regionie "
        "Odlewnią Żeliwa „Iskra” S.A., firmą BETMAX oraz Zakładem Kalina w Kłodnie a Zespołem Szkół im. Jana Wody."
    )
    (agreement,) = doc._.agreements
    assert len(agreement.signatories) == 4
    assert agreement.signatories[-1].name == "Zespół Szkół im. Jana Wody"


def test_forms_of_address_are_no_part_of_a_signer(read: Read) -> None:
    (agreement,) = read("Umowę z Hutą Kalina S.A. podpisał Wójt Gminy Lipno Pan Adam Kot.")._.agreements
    assert [(s.name, s.role, s.organisation_name) for s in agreement.signers] == [("Adam Kot", "wójt", "Gmina Lipno")]
