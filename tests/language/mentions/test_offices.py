"""What stands around offices and forms of address: what a minister sees to, adjectives of offices, "Pan"."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

Read = Callable[..., Doc]


def named(doc: Doc, label: str) -> list[str]:
    return [entity._.name for entity in doc.ents if entity.label_ == label]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Wiceminister Rolnictwa i Rozwoju Wsi Adam Kot podpisał umowę z Gminą Lipno.", ["Gmina Lipno"]),
        ("Minister Gospodarki Morskiej i Żeglugi Śródlądowej odwiedził Hutę Kalina S.A.", ["Huta Kalina S.A."]),
        ("Decyzją Ministra Nauki i Oświaty z 5 maja powstał Uniwersytet Łąkowy.", ["Uniwersytet Łąkowy"]),
        (
            "Byli przedstawiciele Ministra Zdrowia i Narodowego Funduszu Lekowego.",
            ["Narodowy Fundusz Lekowy"],
        ),
        ("Ministerstwo Portów i Żeglugi Rzecznej ogłosiło nabór.", ["Ministerstwo Portów i Żeglugi Rzecznej"]),
        (
            "Umowę z Ministerstwem Kultury i Uniwersytetem Łąkowym podpisano wczoraj.",
            ["Ministerstwo Kultury", "Uniwersytet Łąkowy"],
        ),
    ],
)
def test_what_a_minister_sees_to_is_no_organisation(read: Read, text: str, names: list[str]) -> None:
    assert named(read(text), "orgName") == names


@pytest.mark.parametrize(
    ("text", "label", "names"),
    [
        ("Hutę Kalina S.A. reprezentował członek Zarządu Pan Tomasz Kot.", "orgName", ["Huta Kalina S.A."]),
        ("Spotkanie odbyło się w Lipnie Pani Joanna Lis otworzyła wystawę.", "placeName", ["Lipno"]),
        ("Plan uzgodnił Komendant Powiatowy Policji w Sępnie p. Marek Kot.", "orgName", []),
        ("List do Kujawskiego Kuratora Oświaty wysłano wczoraj.", "placeName", []),
        ("Uczestniczyli: Prof. Tadao Moriyama i Prof. Jan Kot.", "orgName", []),
        ("Pełnomocnik Rządu ds. Współpracy z Samorządem przyjechał do Lipna.", "orgName", []),
        ("Nabór do programu „Polski Las” trwa do maja.", "placeName", []),
        ("Obie strony zawarły Umowę Patronacką w Lipnie.", "productName", []),
        ("Prezes Zarządu Zlewni Wisły odpowiedział.", "orgName", ["Zarząd Zlewni Wisły"]),
        ("Podpisał ją Marek Lis, Sekretarz Stanu w Ministerstwie Nauki.", "orgName", ["Ministerstwo Nauki"]),
        ("Prorektor ds. Nauki i Badań Naukowych dr Jan Kot.", "orgName", []),
        ("Strony podpisały MoU w maju.", "orgName", []),
        ("Prezydent Adam Silberg otworzył most, a za prezydentem Silbergiem szli goście.", "orgName", []),
    ],
)  # fmt: skip
def test_offices_and_forms_of_address_are_no_part_of_names(read: Read, text: str, label: str, names: list[str]) -> None:
    assert named(read(text), label) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Umowę podpisała Ewa Malicka – Kulesza, prezeska spółki.", ["Ewa Malicka-Kulesza"]),
        ("List sygnował Adam Borski – Łabędzki, rektor.", ["Adam Borski-Łabędzki"]),
        ("Nagrodę wręczył Jan Kot – Rolnik Roku.", ["Jan Kot"]),
        ("Laureaci: Ewa Kot – Lipno, Jan Lis – Wójt.", ["Ewa Kot", "Jan Lis"]),
        ("Gości witał Marcin Krupa-Prezydent miasta Lipno.", ["Marcin Krupa"]),
    ],
)
def test_a_second_surname_may_stand_behind_a_dash_with_spaces(read: Read, text: str, names: list[str]) -> None:
    assert named(read(text), "persName") == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Wykonawcą jest firma DREW-TRANS Józef Kot.", ["DREW-TRANS Józef Kot"]),
        ("Wniosek złożył akcjonariusz Funduszu - Konstela Ltd. z Lipna.", ["Konstela Ltd."]),
        ("Powstała „Sieć Szkół”, a Fundacja „Dobry Chleb” rośnie.", ["Sieć Szkół", "Fundacja „Dobry Chleb”"]),
        ("Mówi rektor Uczelni Jana Dolskiego w Lipnie.", ["Uczelnia Jana Dolskiego w Lipnie"]),
        ("Mówi dyrektor Zespołu Szkół nr 23 Barbara Krakós.", ["Zespół Szkół nr 23"]),
        ("Umowę zawarły ING Bank Śląski i Santander Bank Polska.", ["ING Bank Śląski", "Santander Bank Polska"]),
        (
            "Izba Rzemieślnicza Małych i Średnich Przedsiębiorstw w Lipnie milczy.",
            ["Izba Rzemieślnicza Małych i Średnich Przedsiębiorstw w Lipnie"],
        ),
        ("Zespół Szkół nr 1 im. Mieszka I a firma Hutmar.", ["Zespół Szkół nr 1 im. Mieszka I", "Hutmar"]),
        (
            "Szpital Miejski w Sępnie im. sierżanta Jana Kota działa.",
            ["Szpital Miejski w Sępnie im. sierżanta Jana Kota"],
        ),
        ("Umowę ze Śląskim Związkiem Gmin i Powiatów podpisano.", ["Śląski Związek Gmin i Powiatów"]),
        ("Zespół Szkół i Placówek Oświatowych w Lipnie milczy.", ["Zespół Szkół i Placówek Oświatowych w Lipnie"]),
        (
            "Pracownicy Ministerstwa Infrastruktury i PKP Polskich Linii Kolejowych jadą.",
            ["Ministerstwo Infrastruktury", "PKP Polskie Linie Kolejowe"],
        ),
        ("Pracownicy Politechniki Opolskiej i Uniwersytetu Łódzkiego.", ["Politechnika Opolska", "Uniwersytet Łódzki"]),
        ("Prezes Zarządu Głównego Dh Jan Kot odznaczył druhów.", ["Zarząd Główny"]),
        (
            "Umowę zawarły Izba Rzemieślnicza oraz Małej i Średniej Przedsiębiorczości w Lipnie i Gmina Rypin.",
            ["Izba Rzemieślnicza oraz Małej i Średniej Przedsiębiorczości w Lipnie", "Gmina Rypin"],
        ),
        (
            "Goście Uniwersytetu im. Jana Kota w Państwowej Szkole Zawodowej w Lipnie pili kawę.",
            ["Uniwersytet im. Jana Kota", "Państwowa Szkoła Zawodowa w Lipnie"],
        ),
        ("Dotację dał Zarząd Główny Związku OSP RP.", ["Związek OSP RP"]),
        ("Wiceprezydent Segmentu Cieplnego ABC odszedł.", ["Segment Cieplny ABC"]),
        ("Podpisali: Wiesław Barabasz Przewodniczący Rady Miejskiej w Lipnie i Jan Kot.", ["Rada Miejska w Lipnie"]),
        ("Pracuje w Centrum Kości – Instytucie im. Ewy Lis.", ["Centrum Kości – Instytut im. Ewy Lis"]),
        ("List Marka Lisa Przewodniczącego Rady Klastra LT odczytano.", ["Rada Klastra LT"]),
        ("Energela poinformowała o wyniku. Umowę z firmą podpisała spółka Energela.", ["Energela", "Energela"]),
        ("Prezes LGD „Leśna Dolina” podpisał umowę z OSP w Sępnie.", ["LGD „Leśna Dolina”", "OSP w Sępnie"]),
    ],
)  # fmt: skip
def test_where_names_of_companies_and_schools_end(read: Read, text: str, names: list[str]) -> None:
    assert named(read(text), "orgName") == names
