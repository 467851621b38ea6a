"""Forms of communes' bulletins, services and partner towns: who agrees where offices, towns and organs speak."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from spacy.tokens import Doc

Read = Callable[..., Doc]
PUBLISHED = date(2024, 5, 24)


def told(doc: Doc) -> list[tuple[str, str, list[str]]]:
    return [(a.status, a.kind, [s.name for s in a.signatories]) for a in doc._.agreements]


# What describes an agreement


@pytest.mark.parametrize(
    "text",
    [
        "Gmina Lipno podpisała umowę z Gminą Rypin. Dzięki podpisanej umowie powstanie nowa droga.",
        "Gmina Lipno podpisała umowę z Gminą Rypin. Na mocy podpisanych wczoraj dokumentów powstaną dwie drogi.",
        "Gmina Lipno podpisała umowę z Gminą Rypin. Podpisana umowa otworzy drogę do nowych rozwiązań.",
    ],
)
def test_what_a_signed_agreement_will_bring_is_not_one_to_come(read: Read, text: str) -> None:
    assert told(read(text, PUBLISHED)) == [("signed", "umowa", ["Gmina Lipno", "Gmina Rypin"])]


def test_a_passive_to_come_is_planned(read: Read) -> None:
    doc = read("Umowa między Gminą Lipno a Gminą Rypin zostanie podpisana w czerwcu.", PUBLISHED)
    assert told(doc) == [("planned", "umowa", ["Gmina Lipno", "Gmina Rypin"])]


@pytest.mark.parametrize(
    "text",
    [
        "Nie ma jeszcze porozumienia między Gminą Lipno a Gminą Rypin.",
        "Trwają rozmowy o porozumieniu między Gminą Lipno a Gminą Rypin.",
        "Zgodę na zawarcie umowy z Gminą Rypin Rada Gminy Lipno wyraziła uchwałą z 26 lutego 2024 r.",
        "Radni upoważnili burmistrza Lipna do podpisania umowy z Gminą Rypin.",
        "Mieszkańcy liczą na porozumienie między Gminą Lipno a Gminą Rypin.",
    ],
)
def test_an_agreement_that_is_only_talked_of_is_none(read: Read, text: str) -> None:
    assert told(read(text, PUBLISHED)) == []


def test_an_effect_of_an_agreement_between_two_tells_it(read: Read) -> None:
    doc = read("Nowy park to efekt porozumienia między Gminą Lipno a firmą Wodrex.", PUBLISHED)
    assert told(doc) == [("signed", "porozumienie", ["Gmina Lipno", "Wodrex"])]


# Towns


@pytest.mark.parametrize(
    ("text", "kind", "parties"),
    [
        ("W ratuszu podpisano umowę o współpracy między Lipnem a Rypinem.", "umowa", ["Lipno", "Rypin"]),
        ("W maju podpisano umowę o partnerstwie między Lipnem a Rypinem.", "umowa", ["Lipno", "Rypin"]),
        ("W poniedziałek Gmina Lipno podpisała umowę partnerską z Wilnem.", "umowa", ["Gmina Lipno", "Wilno"]),
        (
            "Wczoraj podpisano porozumienie w sprawie współdziałania Gminy Lipno i Gminy Rypin.",
            "porozumienie",
            ["Gmina Lipno", "Gmina Rypin"],
        ),
        ("Umowa partnerska Lipna i Sandomierza została podpisana w maju.", "umowa", ["Lipno", "Sandomierz"]),
        ("Wilno podpisało porozumienie z Gminą Lipno.", "porozumienie", ["Wilno", "Gmina Lipno"]),
        (
            "Gmina Rypin ma partnera: porozumienie między Rypinem a Lwowem podpisano w maju.",
            "porozumienie",
            ["Gmina Rypin", "Lwów"],
        ),
    ],
)
def test_towns_are_parties_next_to_their_agreement(read: Read, text: str, kind: str, parties: list[str]) -> None:
    assert told(read(text, PUBLISHED)) == [("signed", kind, parties)]


@pytest.mark.parametrize(
    "text",
    [
        "Gmina Lipno podpisała z firmą Wodrex umowę na drogę między Lipnem a Rypinem.",
        "Gmina Lipno podpisała umowę z firmą Wodrex z Kielc.",
        "Umowa z Czechami\n\nGmina Lipno podpisała wczoraj umowę z firmą Wodrex.",
        "Gmina Lipno podpisała w Rypinie umowę z firmą Wodrex na linię łączącą miasto z Rypinem.",
    ],
)
def test_towns_of_the_matter_are_no_parties(read: Read, text: str) -> None:
    assert told(read(text, PUBLISHED)) == [("signed", "umowa", ["Gmina Lipno", "Wodrex"])]


# Who speaks for a unit, and where it lies


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Wczoraj samorząd Gminy Lipno podpisał umowę z samorządem Gminy Rypin.", ["Gmina Lipno", "Gmina Rypin"]),
        (
            "Środki dał samorząd Województwa Opolskiego, który zawarł umowę z Gminą Rypin.",
            ["Województwo Opolskie", "Gmina Rypin"],
        ),
        (
            "Gmina Lipno (Województwo Opolskie, Powiat Nyski) podpisała umowę z Gminą Rypin (Powiat Nyski, Polska).",
            ["Gmina Lipno", "Gmina Rypin"],
        ),
        (
            "Umowę podpisali wójt gminy Lipno Adam Kos i przewodniczący Rady Gminy Lipno Jan Sowa oraz wójt gminy "
            "Rypin Anna Lis.",
            ["Gmina Lipno", "Gmina Rypin"],
        ),
    ],
)
def test_a_unit_is_the_party_not_its_organs_nor_where_it_lies(read: Read, text: str, parties: list[str]) -> None:
    assert told(read(text, PUBLISHED)) == [("signed", "umowa", parties)]


def test_a_council_alone_is_a_party(read: Read) -> None:
    doc = read("Rada Gminy Lipno podpisała umowę z Radą Gminy Rypin.", PUBLISHED)
    assert told(doc) == [("signed", "umowa", ["Rada Gminy Lipno", "Rada Gminy Rypin"])]


def test_who_signs_behind_a_countersignature_signs_and_treasurers_countersign(read: Read) -> None:
    doc = read(
        "Umowa została podpisana przez wójta gminy Lipno Adama Kosa przy kontrasygnacie skarbnika Haliny Gryc oraz "
        "prezesa firmy Wodrex Jana Sowę.",
        PUBLISHED,
    )
    assert told(doc) == [("signed", "umowa", ["Gmina Lipno", "Wodrex"])]
    assert [s.name for s in doc._.agreements[0].signers] == ["Adam Kos", "Jan Sowa"]


# Offices without who holds them


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Starosta olsztyński i wójt gminy Lipno podpisali umowę.", ["Powiat Olsztyński", "Gmina Lipno"]),
        ("Gmina Lipno podpisała umowę ze starostą olsztyńskim.", ["Gmina Lipno", "Powiat Olsztyński"]),
        (
            "Fundacja Nasz Las podpisała umowę z wójtem gminy Lipno oraz wójtem gminy Rypin.",
            ["Fundacja Nasz Las", "Gmina Lipno", "Gmina Rypin"],
        ),
        ("Umowę podpisali prezydent Lublina oraz mer Lwowa.", ["Miasto Lublin", "Miasto Lwów"]),
        (
            "Umowę między starostą olsztyńskim a komendantem wojewódzkim Policji w Olsztynie zawarto wczoraj.",
            ["Powiat Olsztyński", "Komenda Wojewódzka Policji w Olsztynie"],
        ),
        ("W obecności starosty olsztyńskiego Gmina Lipno podpisała umowę z firmą Wodrex.", ["Gmina Lipno", "Wodrex"]),
        (
            "Gmina Lipno podpisała umowę z firmą Wodrex, czego świadkiem był starosta olsztyński.",
            ["Gmina Lipno", "Wodrex"],
        ),
    ],
)
def test_an_office_alone_stands_for_its_unit_where_it_signs(read: Read, text: str, parties: list[str]) -> None:
    assert told(read(text, PUBLISHED)) == [("signed", "umowa", parties)]


@pytest.mark.parametrize(
    "text",
    [
        "Gmina Lipno podpisała umowę z wykonawcą wyłonionym w drodze przetargu – firmą Wodrex.",
        "Zadanie dostał Wodrex. Umowa Gminy Lipno z firmą Wodrex została podpisana wczoraj.",
        "Podpisano umowę Gminy Lipno na zadanie pn. „Ulica Leśna. Ulica Polna” z firmą Wodrex.",
    ],
)
def test_who_builds_stands_behind_the_tender_the_quotes_and_the_owner(read: Read, text: str) -> None:
    assert told(read(text, PUBLISHED)) == [("signed", "umowa", ["Gmina Lipno", "Wodrex"])]


# A headline, an older agreement, a day behind a participle


def test_a_headline_is_told_in_full_below_though_it_spells_a_name_otherwise(read: Read) -> None:
    doc = read(
        "Podpisanie umowy pomiędzy Gminą Lipno a Fundacją Orle\n\n2 maja 2024 r. miało miejsce podpisanie porozumienia "
        "pomiędzy Gminą Lipno a Fundacją Orlę.",
        PUBLISHED,
    )
    assert [len(agreement.signatories) for agreement in doc._.agreements] == [2]


def test_who_acted_in_an_older_agreement_signed_the_older_one(read: Read) -> None:
    doc = read(
        "Goście z Rypina\n\nUmowa między Gminą Lipno a Gminą Rypin została podpisana 16 maja 2005 r. Gminę Lipno "
        "reprezentował wójt Adam Kot.",
        PUBLISHED,
    )
    assert told(doc) == [("historical", "umowa", ["Gmina Lipno", "Gmina Rypin"])]
    assert [signer.name for signer in doc._.agreements[0].signers] == ["Adam Kot"]


def test_an_act_on_cooperation_is_a_partnership(read: Read) -> None:
    doc = read("Wczoraj podpisano akt o współpracy między Gminą Lipno a Gminą Rypin.", PUBLISHED)
    assert told(doc) == [("signed", "partnerstwo", ["Gmina Lipno", "Gmina Rypin"])]


def test_a_day_by_which_something_is_to_be_done_makes_no_agreement_old(read: Read) -> None:
    doc = read(
        "Nowe autobusy\n\n16 maja 2024 r. Gmina Lipno podpisała umowę z firmą Wodrex. Zgodnie z zawartą umową do 30 "
        "listopada 2024 r. wykonawca dostarczy dwa autobusy, a najpóźniej 30 grudnia 2024 r. odbierze stare.",
        PUBLISHED,
    )
    assert told(doc) == [("signed", "umowa", ["Gmina Lipno", "Wodrex"])]


def test_what_nobody_managed_to_sign_is_no_agreement(read: Read) -> None:
    assert told(read("Gminie Lipno nie udało się podpisać umowy z firmą Wodrex.", PUBLISHED)) == []


@pytest.mark.parametrize("opening", ["Oprócz tego", "Poza tym"])
def test_what_is_told_besides_has_its_signer(read: Read, opening: str) -> None:
    doc = read(f"{opening} wójt gminy Lipno Adam Kot podpisał umowę z firmą Wodrex.", PUBLISHED)
    assert told(doc) == [("signed", "umowa", ["Gmina Lipno", "Wodrex"])]


def test_an_agreement_of_partnership_is_one_agreement(read: Read) -> None:
    doc = read("Umowa partnerstwa została zawarta pomiędzy Gminą Lipno a Gminą Rypin.", PUBLISHED)
    assert told(doc) == [("signed", "umowa", ["Gmina Lipno", "Gmina Rypin"])]


def test_a_party_goes_on_behind_the_office_of_who_acts_for_the_other(read: Read) -> None:
    doc = read(
        "Wczoraj podpisano porozumienie pomiędzy Komendą Wojewódzką Straży Granicznej w Opolu, reprezentowaną przez "
        "mjr. Adama Kota – byłego zastępcę komendanta Szkoły Policji w Nysie, a Komendą Wojewódzką Policji w Opolu, "
        "reprezentowaną przez komendanta Jana Lisa.",
        PUBLISHED,
    )
    assert told(doc) == [
        (
            "signed",
            "porozumienie",
            ["Komenda Wojewódzka Straży Granicznej w Opolu", "Komenda Wojewódzka Policji w Opolu"],
        )
    ]


def test_capitals_leave_the_noun_of_several_counties_a_noun(read: Read) -> None:
    doc = read(
        "Wczoraj nastąpiło podpisanie przez Starostów Powiatów Opolskiego i Nyskiego listu intencyjnego.", PUBLISHED
    )
    assert told(doc) == [("signed", "list intencyjny", ["Powiat Opolski", "Powiat Nyski"])]


def test_who_came_with_a_delegation_signed_nothing_yet(read: Read) -> None:
    doc = read(
        "W sobotę Gmina Lipno gościła delegację z Gminy Celle. Gminę Celle reprezentowali burmistrz Klaus Mann i radna "
        "Birgit Thom. Następnego dnia burmistrz Klaus Mann i wójt Adam Kot podpisali umowę o partnerstwie.",
        PUBLISHED,
    )
    assert told(doc) == [("signed", "umowa", ["Gmina Celle", "Gmina Lipno"])]
    assert [signer.name for signer in doc._.agreements[0].signers] == ["Klaus Mann", "Adam Kot"]


def test_the_only_one_to_act_for_those_who_came_signs(read: Read) -> None:
    doc = read(
        "W sobotę Gmina Lipno gościła delegację. Gminę Celle reprezentował burmistrz Klaus Mann. Podpisano umowę.",
        PUBLISHED,
    )
    assert [signer.name for signer in doc._.agreements[0].signers] == ["Klaus Mann"]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "Straż Graniczna podpisała wczoraj porozumienie z Gminą Lipno. Podpisał je komendant Karpackiego Oddziału "
            "Straży Granicznej Adam Kot i wójt Gminy Lipno Jan Lis.",
            ["Gmina Lipno", "Karpacki Oddział Straży Granicznej"],
        ),
        (
            "Porozumienie między Karpackim Oddziałem SG a PSP podpisali wczoraj komendant Karpackiego Oddziału Straży "
            "Granicznej Adam Kot i komendant Szkoły Aspirantów PSP w Krakowie Jan Lis.",
            ["Karpacki Oddział Straży Granicznej", "Szkoła Aspirantów PSP w Krakowie"],
        ),
        (
            "Straż Graniczna podpisała porozumienie z Państwową Strażą Pożarną.",
            ["Straż Graniczna", "Państwowa Straż Pożarna"],
        ),
        (
            "OHP podpisały porozumienie z Centrum Edukacji w Opolu.",
            ["OHP", "Centrum Edukacji w Opolu"],
        ),
    ],
)
def test_a_service_is_no_party_beside_its_unit(read: Read, text: str, parties: list[str]) -> None:
    doc = read(text, PUBLISHED)
    assert told(doc) == [("signed", "porozumienie", parties)]


def test_a_town_of_the_table_is_the_commune_whose_office_signed(read: Read) -> None:
    doc = read(
        "W Urzędzie Marszałkowskim w Opolu podpisano pierwsze umowy z gminami.\n\n"
        "W imieniu Województwa Opolskiego umowy podpisała wicemarszałek Klaudia Wrona.\n\n"
        "Jako pierwszy podpis złożył wójt Lipna Jan Kot, a na końcu wójt Rypina Piotr Sowa.\n\n"
        "Gmina | Kwota dotacji\nLipno | 410 000 zł\nRypin | 390 000 zł"
    )
    named = [{s.name for s in agreement.signatories} for agreement in doc._.agreements]
    assert named == [{"Województwo Opolskie", "Gmina Lipno"}, {"Województwo Opolskie", "Gmina Rypin"}]
