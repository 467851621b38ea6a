"""Which clause of a sentence tells of an agreement, and which only says under what condition, or who made it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from spacy.tokens import Doc

Read = Callable[..., Doc]
PUBLISHED = date(2024, 5, 24)

PO, HUTA, LIPNO = "Politechnika Opolska", "Huta Kalina S.A.", "Gmina Lipno"


def told(doc: Doc) -> list[tuple[str, list[str]]]:
    return [(agreement.status, [party.name for party in agreement.signatories]) for agreement in doc._.agreements]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Jeżeli rada się zgodzi, Gmina Lipno podpisze z Hutą Kalina S.A. umowę dzierżawy.",
            [("planned", [LIPNO, HUTA])],
        ),
        ("Jeśli Gmina Lipno podpisze umowę z Hutą Kalina S.A., powstanie hala.", []),
        ("Gdyby rada się zgodziła, Gmina Lipno podpisałaby umowę z Hutą Kalina S.A.", []),
        ("Po zgodzie rady umowa zostałaby zawarta między Gminą Lipno a Hutą Kalina S.A. w maju.", []),
        ("Gdy Gmina Lipno i Huta Kalina S.A. podpisały umowę, sala wstała.", [("signed", [LIPNO, HUTA])]),
    ],
)
def test_a_condition_at_the_beginning_is_a_clause_of_its_own(
    read: Read, text: str, expected: list[tuple[str, list[str]]]
) -> None:
    assert told(read(text, published=PUBLISHED)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Przyszła kolej na Hutę Kalina S.A., która podpisała z Politechniką Opolską umowę o stażach.",
            [("signed", [HUTA, PO])],
        ),
        ("Gościem była Huta Kalina S.A., która podpisała już sto umów z klientami.", []),
        (
            "9 maja podpisano umowę, na mocy której Huta Kalina S.A. dostarczy Politechnice Opolskiej prasy.",
            [("signed", [HUTA, PO])],
        ),
        (
            "9 maja Gmina Lipno i Huta Kalina S.A. podpisały umowę. Dzień później Gmina Lipno zawarła umowę z "
            "Politechniką Opolską.",
            [("signed", [LIPNO, HUTA]), ("signed", [LIPNO, PO])],
        ),
        (
            "Gmina Lipno wypowiedziała w maju umowę na budowę hali. Jej stronami były Gmina Lipno i Huta Kalina S.A.",
            [("ended", [LIPNO, HUTA])],
        ),
    ],
)
def test_what_another_clause_or_sentence_adds(read: Read, text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert told(read(text, published=PUBLISHED)) == expected


TORBUD = "Torbud Sp. z o.o."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "9 maja Gmina Lipno podpisała umowę na budowę hali. Konsorcjum tworzą Huta Kalina S.A. (lider) i Torbud "
            "Sp. z o.o.",
            [("signed", [HUTA, TORBUD, LIPNO])],
        ),
        (
            "9 maja Gmina Lipno podpisała umowę na budowę hali z konsorcjum, w którego skład wchodzą: Huta Kalina S.A. "
            "i Torbud Sp. z o.o.",
            [("signed", [HUTA, TORBUD, LIPNO])],
        ),
        (
            "Najkorzystniejszą ofertę złożyło konsorcjum firm Huta Kalina S.A. oraz Torbud Sp. z o.o. i to z nim Gmina "
            "Lipno podpisała 9 maja umowę na budowę hali.",
            [("signed", [HUTA, TORBUD, LIPNO])],
        ),
        (
            "Konsorcjum Mostbud pracuje w gminie od lat. 9 maja Gmina Lipno podpisała umowę z Hutą Kalina S.A.",
            [("signed", [LIPNO, HUTA])],
        ),
        (
            "Nowe hale w regionie: Huta Kalina S.A. zawarła umowę z Politechniką Opolską.",
            [("signed", [HUTA, PO])],
        ),
        (
            "Uczelnia ma porozumienia z trzema partnerami: Gmina Lipno, Huta Kalina S.A. i Torbud Sp. z o.o. pomogą "
            "studentom.",
            [],
        ),
        (
            "9 maja podpisano porozumienie, do którego przystąpiły Gmina Lipno, Huta Kalina S.A. i Politechnika "
            "Opolska.",
            [("signed", [LIPNO, HUTA, PO])],
        ),
        (
            "9 maja ogłoszono skład Klastra Szklarskiego Wisła, do którego przystąpiły Gmina Lipno i Huta Kalina S.A.",
            [("signed", [LIPNO, HUTA, "Klaster Szklarski Wisła"])],
        ),
        (
            "Podpisy widnieją pod porozumieniem o stażach. Złożyli je: wójt gminy Lipno Jan Kos i prezes Huty Kalina "
            "S.A. Jan Dolski.",
            [("signed", [LIPNO, HUTA])],
        ),
        (
            "Kwiaty leżą pod pomnikiem. Złożyli je: wójt gminy Lipno Jan Kos i prezes Huty Kalina S.A. Jan Dolski.",
            [],
        ),
        (
            "Podpisano dwa dokumenty. Pierwszym jest porozumienie o stażach, do którego przystąpiły Gmina Lipno i Huta "
            "Kalina S.A. Drugim – umowa darowizny, którą z Hutą Kalina S.A. zawarła Politechnika Opolska.",
            [("signed", [LIPNO, HUTA]), ("signed", [HUTA, PO])],
        ),
    ],
)
def test_consortia_headings_and_who_joins(read: Read, text: str, expected: list[tuple[str, list[str]]]) -> None:
    found = [(status, sorted(names)) for status, names in told(read(text, published=PUBLISHED))]
    assert found == [(status, sorted(names)) for status, names in expected]


@pytest.mark.parametrize(
    ("lead", "items", "expected"),
    [
        ("Strony zobowiązały się do:", ["wspólnych badań z Instytutem Nafty i Gazu,", "staży."], [LIPNO, PO]),
        ("Stronami umowy są:", ["Gmina Lipno,", "Politechnika Opolska,", "Huta Kalina S.A."], [HUTA, LIPNO, PO]),
    ],
)
def test_what_the_parties_do_is_no_list_of_parties(
    read: Read, lead: str, items: list[str], expected: list[str]
) -> None:
    text = "Gmina Lipno zawarła umowę z Politechniką Opolską.\n\n" + lead + "\n\n" + "\n".join(f"- {i}" for i in items)
    [(_, names)] = told(read(text, published=PUBLISHED))
    assert sorted(names) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"9 maja {LIPNO} i {HUTA} podpisały list intencyjny. Szczegóły określi umowa, którą strony zamierzają "
            "podpisać w czerwcu.",
            [("signed", [LIPNO, HUTA]), ("planned", [LIPNO, HUTA])],
        ),
        (
            "W czerwcu spodziewane jest zawarcie przez Gminę Lipno umowy z Hutą Kalina S.A.",
            [("planned", [LIPNO, HUTA])],
        ),
        (
            "Kolejnym krokiem będzie zawarcie z udziałem notariusza umowy między Gminą Lipno a Hutą Kalina S.A.",
            [("planned", [LIPNO, HUTA])],
        ),
        (
            f"{LIPNO} rozwija sieć dróg. W czerwcu ma podpisać umowę z Hutą Kalina S.A.",
            [("planned", [LIPNO, HUTA])],
        ),
        (
            f"9 maja {LIPNO} i {HUTA} podpisały list intencyjny. Wygasa on po roku, chyba że strony zawrą umowę.",
            [("signed", [LIPNO, HUTA])],
        ),
        (
            f"9 maja {LIPNO} i {HUTA} podpisały list intencyjny. Jak zapowiadają strony, zostanie podpisana umowa z "
            "wykonawcą.",
            [("signed", [LIPNO, HUTA])],
        ),
    ],
)
def test_the_parties_are_those_of_the_agreement_before(
    read: Read, text: str, expected: list[tuple[str, list[str]]]
) -> None:
    assert told(read(text, published=PUBLISHED)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "9 maja Gmina Lipno i Huta Kalina S.A. podpisały umowę. W podobny sposób Gmina Lipno nawiązała współpracę "
            "z Politechniką Opolską.",
            [("signed", [HUTA, LIPNO])],
        ),
        (
            "Prezes Huty Kalina S.A. Jan Dolski oraz Erik Lind z fińskiego koncernu Konemar podpisali 9 maja umowę.",
            [("signed", [HUTA, "Konemar"])],
        ),
        (
            "9 maja Gmina Lipno podpisała dwie umowy. Na mocy pierwszej halę wybuduje Huta Kalina S.A. Na mocy drugiej "
            "drogę zbuduje konsorcjum Torbud Sp. z o.o. i Mostbud S.A.",
            [("signed", [HUTA, LIPNO]), ("signed", [LIPNO, "Mostbud S.A.", TORBUD])],
        ),
        (
            "9 maja Gmina Lipno podpisała umowę na budowę hali. Jako podwykonawca dźwigi dostarczy Huta Kalina.",
            [("signed", [LIPNO])],
        ),
    ],
)
def test_who_shares_a_contract_and_who_has_none(read: Read, text: str, expected: list[tuple[str, list[str]]]) -> None:
    found = [(status, sorted(names)) for status, names in told(read(text, published=PUBLISHED))]
    assert sorted(found) == sorted((status, sorted(names)) for status, names in expected)


def signers(doc: Doc) -> list[tuple[str, str]]:
    return [(s.name, s.organisation_name) for agreement in doc._.agreements for s in agreement.signers]


def test_who_did_it_in_whose_name(read: Read) -> None:
    text = (
        "9 maja Gmina Lipno i Huta Kalina S.A. podpisały umowę. W imieniu Gminy Lipno zrobił to wójt Jan Kos, w "
        "imieniu Huty Kalina S.A. – prezes Jan Dolski."
    )
    assert signers(read(text, published=PUBLISHED)) == [("Jan Kos", LIPNO), ("Jan Dolski", HUTA)]
    other = "9 maja Gmina Lipno i Huta Kalina S.A. podpisały umowę. Kto to zrobił, wójt Jan Kos nie pamięta."
    assert signers(read(other, published=PUBLISHED)) == []


def test_a_contract_is_between_who_orders_and_who_builds(read: Read) -> None:
    text = "9 maja podpisano umowę na budowę hali. Zamawiającym jest Gmina Lipno, a halę wybuduje Huta Kalina S.A."
    [(status, names)] = told(read(text, published=PUBLISHED))
    assert (status, sorted(names)) == ("signed", [LIPNO, HUTA])


def test_a_heading_before_a_colon_may_have_a_verb(read: Read) -> None:
    text = "Nastąpiło to, na co czekało miasto: Gmina Lipno i Huta Kalina S.A. zawarły 9 maja umowę na budowę hali."
    assert told(read(text, published=PUBLISHED)) == [("signed", [LIPNO, HUTA])]


def test_headings_say_for_whom_those_below_sign(read: Read) -> None:
    text = (
        "List intencyjny podpisali 9 maja w Lipnie przedstawiciele inwestora i samorządu.\n\nZa Politechnikę Opolską:\n"
        "Anna Wrona – Rektor\nEwa Bąk – Kanclerz\nZa Gminę Lipno:\nJan Kos – Wójt\n"
    )
    doc = read(text, published=PUBLISHED)
    assert told(doc) == [("signed", [PO, LIPNO])]
    assert signers(doc) == [("Anna Wrona", PO), ("Ewa Bąk", PO), ("Jan Kos", LIPNO)]
    votes = "Rada wybrała dziś patrona szkoły.\n\nZa Politechnikę Opolską:\nAnna Wrona – Rektor\nEwa Bąk – Kanclerz\n"
    assert told(read(votes, published=PUBLISHED)) == []


def test_towns_are_parties_where_signatories_are_named(read: Read) -> None:
    text = (
        "9 maja podpisano porozumienie o wspólnych biletach. Sygnatariuszami są Wieluń, Sieradz (miasto) i Bełchatów."
    )
    assert told(read(text, published=PUBLISHED)) == [("signed", ["Wieluń", "Sieradz", "Bełchatów"])]
    guests = "9 maja Gmina Lipno i Huta Kalina S.A. podpisały umowę. Wśród gości byli mieszkańcy Wielunia i Sieradza."
    assert told(read(guests, published=PUBLISHED)) == [("signed", [LIPNO, HUTA])]


def test_what_is_to_be_made_is_not_what_somebody_has(read: Read) -> None:
    text = "Podobne porozumienie ma zostać zawarte w czerwcu między Gminą Lipno a Hutą Kalina S.A."
    assert told(read(text, published=PUBLISHED)) == [("planned", [LIPNO, HUTA])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Stało się to możliwe po tym, jak Gmina Lipno i Huta Kalina S.A. zawarły 4 marca 2024 r. umowę użyczenia "
            "dawnego internatu.\nDyżury prowadzi szkoła. Szkołę gmina zawiadomiła, że umowę podpisano także z "
            "Politechniką Opolską.",
            "signed",
        ),
        ("W 2019 r. dawny zarząd Huty Kalina S.A. podpisał umowę z Gminą Lipno.", "historical"),
    ],
)
def test_what_is_agreed_on_may_be_old(read: Read, text: str, expected: str) -> None:
    assert next(status for status, names in told(read(text, published=PUBLISHED)) if LIPNO in names) == expected


def test_who_represents_may_stand_in_brackets(read: Read) -> None:
    text = "9 maja umowę podpisały Gmina Lipno, Klaster Meblowy Wisła (reprezentowany przez Fundację Słoje) i Huta."
    [agreement] = read(text, published=PUBLISHED)._.agreements
    assert [s.representative for s in agreement.signatories if s.name == "Klaster Meblowy Wisła"] == ["Fundacja Słoje"]
