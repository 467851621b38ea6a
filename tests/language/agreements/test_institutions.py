"""Forms that releases of universities, hospitals, schools, museums and clubs showed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from spacy.tokens import Doc

Read = Callable[..., Doc]
PUBLISHED = date(2024, 5, 24)

PO, SZPITAL, HUTA, LIPNO = "Politechnika Opolska", "Szpital Miejski w Lipnie", "Huta Kalina S.A.", "Gmina Lipno"
BOTH = "rektor Politechniki Opolskiej Anna Wrona oraz dyrektor Szpitala Miejskiego w Lipnie Jan Sowa"


def parties(doc: Doc) -> list[list[str]]:
    return [[s.name for s in agreement.signatories] for agreement in doc._.agreements]


def people(doc: Doc) -> list[list[str]]:
    return [[s.name for s in agreement.signers] for agreement in doc._.agreements]


def statuses(doc: Doc) -> list[str]:
    return [agreement.status for agreement in doc._.agreements]


# What is named beside an agreement and is none


@pytest.mark.parametrize(
    "between",
    [
        "Podpisanie dokumentu było symbolicznym aktem.",
        "Wcześniej uczelnia złożyła wniosek o dotację.",
        "Umowę podpisano na podstawie pełnomocnictwa ministra.",
    ],
)
def test_what_is_only_mentioned_does_not_become_what_is_signed(read: Read, between: str) -> None:
    told = "Politechnika Opolska i Szpital Miejski w Lipnie podpisały porozumienie."
    doc = read(f"{told} {between} {BOTH[:1].upper()}{BOTH[1:]} złożyli swoje podpisy.", PUBLISHED)
    assert parties(doc) == [[PO, SZPITAL]]
    assert people(doc) == [["Anna Wrona", "Jan Sowa"]]


@pytest.mark.parametrize(
    "after",
    [
        "Pod petycją o budowę zebrano sto podpisów; podpisali ją szefowie Huty Kalina S.A. i Gminy Lipno.",
        "Podpisano też akt erekcyjny. Podpisy złożyli prezes Huty Kalina S.A. Jan Dolski i wójt gminy Lipno Ewa Kos.",
    ],
)
def test_what_is_signed_and_is_no_agreement_stays_none(read: Read, after: str) -> None:
    doc = read(f"Politechnika Opolska i Szpital Miejski w Lipnie podpisały porozumienie.\n\n{after}", PUBLISHED)
    assert parties(doc) == [[PO, SZPITAL]]


# One agreement, told twice


def test_a_sentence_tells_an_agreement_of_one_kind_once(read: Read) -> None:
    doc = read(
        "Nowa klinika w Lipnie. Umowa intencyjna podpisana\n\nDziś podpisano porozumienie intencyjne między "
        "Politechniką Opolską a Szpitalem Miejskim w Lipnie.",
        PUBLISHED,
    )
    assert parties(doc) == [[PO, SZPITAL]]


@pytest.mark.parametrize(
    ("first", "again"),
    [
        (
            "Starostwo Powiatowe w Lipnie i Szpital Miejski w Lipnie podpisały umowę.",
            "Umowę podpisali Jan Sowa – starosta lipnowski oraz Anna Wrona – dyrektor SM w Lipnie.",
        ),
        (
            "Politechnika Opolska zawarła umowę o współpracy z Akademią Muzyczną.",
            "Akademia Chopinowska jest siódmą uczelnią, z którą Politechnika Opolska zawarła porozumienie.",
        ),
        (
            "Podpisano umowę ze Szpitalem Miejskim\n\nRektor PO Anna Wrona i Jan Sowa, dyrektor Szpitala Miejskiego",
            f"{BOTH[:1].upper()}{BOTH[1:]} podpisali umowę o współpracy.",
        ),
    ],
)
def test_parties_under_other_names_make_no_second_agreement(read: Read, first: str, again: str) -> None:
    doc = read(f"{first}\n\n{again}", PUBLISHED)
    assert len(doc._.agreements) == 1
    assert len(parties(doc)[0]) == 2


@pytest.mark.parametrize(
    "other",
    [
        "Umowę na remont drogi podpisali wójt gminy Lipno Ewa Kos i prezes Huty Kalina S.A. Jan Dolski.",
        "Podobną umowę podpisali też wójt gminy Lipno Ewa Kos i prezes Huty Kalina S.A. Jan Dolski.",
        "Nową umowę podpisali wójt gminy Lipno Ewa Kos i prezes Huty Kalina S.A. Jan Dolski.",
    ],
)
def test_another_agreement_is_not_the_known_one(read: Read, other: str) -> None:
    doc = read(f"Politechnika Opolska i Szpital Miejski w Lipnie podpisały umowę o stażach. {other}", PUBLISHED)
    assert parties(doc) == [[PO, SZPITAL], [LIPNO, HUTA]]


def test_what_is_old_in_a_name_makes_no_agreement_old(read: Read) -> None:
    doc = read(
        "Porozumienie między Politechniką Opolską a Muzeum Dawnego Rzemiosła\n\n16 maja 2024 r. porozumienie podpisali "
        "rektor Politechniki Opolskiej Anna Wrona i dyrektor Muzeum Dawnego Rzemiosła Jan Sowa.",
        PUBLISHED,
    )
    assert parties(doc) == [[PO, "Muzeum Dawnego Rzemiosła"]]
    assert statuses(doc) == ["signed"]


# Who acts for whom


def test_who_appeared_in_the_name_of_a_party_signed_for_it(read: Read) -> None:
    doc = read(
        "Politechnika Opolska i Szpital Miejski w Lipnie podpisały umowę. Szpital reprezentował dyrektor Jan Sowa. "
        "Z kolei w imieniu Politechniki Opolskiej wystąpili prorektor Anna Wrona oraz kanclerz Ewa Kos.",
        PUBLISHED,
    )
    assert parties(doc) == [[PO, SZPITAL]]
    assert people(doc) == [["Jan Sowa", "Anna Wrona", "Ewa Kos"]]


# What may be


def test_what_is_only_likely_is_no_agreement(read: Read) -> None:
    doc = read("Istnieje prawdopodobieństwo, że do porozumienia dołączą Gmina Lipno i Huta Kalina S.A.", PUBLISHED)
    assert parties(doc) == []
