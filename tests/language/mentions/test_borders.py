"""Where the names of organisations begin and end."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

Read = Callable[..., Doc]


def organisations(doc: Doc) -> list[str]:
    return [entity.text for entity in doc.ents if entity.label_ == "orgName"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Uroczystość w Komendzie Powiatowej Państwowej Straży Pożarnej w Sępnie prowadziła st. bryg. Ewa Lis.",
            ["Komendzie Powiatowej Państwowej Straży Pożarnej w Sępnie"],
        ),
        (
            "Cech Rzemiosł Różnych w Sępnie i Koło Gospodyń Wiejskich w Starej Wsi pieką chleb.",
            ["Cech Rzemiosł Różnych w Sępnie", "Koło Gospodyń Wiejskich w Starej Wsi"],
        ),
        (
            "Szkoła Podstawowa nr 3 im. ks. Jana Dolskiego w Wólce Małej oraz Liceum im. gen. S. Bożka w Borku grają.",
            ["Szkoła Podstawowa nr 3 im. ks. Jana Dolskiego w Wólce Małej", "Liceum im. gen. S. Bożka w Borku"],
        ),
        (
            "Szpital Miejski im. dr. Antoniego Wrony w Sępnie kupił łóżka.",
            ["Szpital Miejski im. dr. Antoniego Wrony w Sępnie"],
        ),
        (
            "Zespół Szkół im. inż. Adama Kota w Sępnie ma nową halę.",
            ["Zespół Szkół im. inż. Adama Kota w Sępnie"],
        ),
        (
            "Parafia pw. św. Floriana w Sępnie i parafia św. Anny zbierają na dach.",
            ["Parafia pw. św. Floriana w Sępnie", "parafia św. Anny"],
        ),
        (
            "Akademia Muzyczna im. Marii i Jana Dolskich w Łodzi gra.",
            ["Akademia Muzyczna im. Marii i Jana Dolskich w Łodzi"],
        ),
        (
            "Instytut Łąkarstwa – Państwowy Instytut Badawczy zbadał trawy.",
            ["Instytut Łąkarstwa – Państwowy Instytut Badawczy"],
        ),
        (
            "Przedstawiciele Ministerstwa Rodziny, Łąk i Polityki Wiejskiej oraz Ministerstwa Klimatu i Środowiska.",
            ["Ministerstwa Rodziny, Łąk i Polityki Wiejskiej", "Ministerstwa Klimatu i Środowiska"],
        ),
        (
            "Pracują w Głównym Urzędzie Szkła i Narodowym Banku Polskim.",
            ["Głównym Urzędzie Szkła", "Narodowym Banku Polskim"],
        ),
        (
            "Zarząd Hutmar S.A. rozmawiał z Zarządem Portu Sępno S.A. i Zarządem Dróg Powiatowych w Rudniku.",
            ["Hutmar S.A.", "Zarządem Portu Sępno S.A.", "Zarządem Dróg Powiatowych w Rudniku"],
        ),
        (
            "Zakład Energetyki Cieplnej Sp. z o.o. w Sępnie grzeje, a Ciepłex Sp. z o.o. w Sępnie buduje.",
            ["Zakład Energetyki Cieplnej Sp. z o.o. w Sępnie", "Ciepłex Sp. z o.o."],
        ),
        (
            "Umowę z Miastem i Gminą Sępno podpisały Gmina Bystre i Gmina Kąty Nowe.",
            ["Miastem i Gminą Sępno", "Gmina Bystre", "Gmina Kąty Nowe"],
        ),
        (
            "Powiatowa i Miejska Biblioteka Publiczna w Sępnie wypożycza grzędy.",
            ["Powiatowa i Miejska Biblioteka Publiczna w Sępnie"],
        ),
        (
            "Wójt Gminy Stare Pole Marek Szczypior przywitał 25. Brygadę Kawalerii Powietrznej.",
            ["Gminy Stare Pole", "25. Brygadę Kawalerii Powietrznej"],
        ),
        (
            "Zakład Stolarski Bracia Kos s.c. i Firma Handlowa Marex Jan Dolski dołączyły do klastra.",
            ["Zakład Stolarski Bracia Kos s.c.", "Firma Handlowa Marex Jan Dolski"],
        ),
        (
            "Drogi i Mosty Kos S.A. buduje, a Polski Związek Szachów i Ekstraliga S.A. grają.",
            ["Drogi i Mosty Kos S.A.", "Polski Związek Szachów", "Ekstraliga S.A."],
        ),
        (
            "Dowódca 6 Sępneńskiej Brygady Pancernej gościł 14. Pułk Ułanów i 9 Wojskowy Oddział Gospodarczy.",
            ["6 Sępneńskiej Brygady Pancernej", "14. Pułk Ułanów", "9 Wojskowy Oddział Gospodarczy"],
        ),
        (
            "Ćwiczyło 5 brygad, a pomagało im 7 Brygad Remontowych z Sępna.",
            ["Brygad Remontowych"],
        ),
        (
            "Akademia Mikołaja z Bielska i Katolicki Uniwersytet Jana Pawła II w Kłodnie kształcą.",
            ["Akademia Mikołaja z Bielska", "Katolicki Uniwersytet Jana Pawła II w Kłodnie"],
        ),
        ("Grało Liceum im. Stanisława I.", ["Liceum im. Stanisława I"]),
        (
            "Sępneńska Izba Rolniczo-Spożywcza oraz Lipnowska Izba Turystyczna podpisały umowę.",
            ["Sępneńska Izba Rolniczo-Spożywcza", "Lipnowska Izba Turystyczna"],
        ),
        (
            "W siedzibie Nadleśnictwa Bystre Burmistrz Gminy Sępno Jan Kot wręczył dyplomy.",
            ["Nadleśnictwa Bystre", "Gminy Sępno"],
        ),
        (
            "Komendant Państwowej Straży Leśnej Adama Lisa z Gminy Sępno Jana Kota nie zna.",
            ["Państwowej Straży Leśnej", "Gminy Sępno"],
        ),
        (
            "Związek Pracodawców Klastry Kujawskie rośnie.",
            ["Związek Pracodawców Klastry Kujawskie"],
        ),
        (
            "Umowę między Rządem Rzeczypospolitej Polskiej a Rządem Królestwa Norwegii ogłoszono.",
            ["Rządem Rzeczypospolitej Polskiej", "Rządem Królestwa Norwegii"],
        ),
        (
            "Konsorcjum spółek Drewmet Żuławy i Kowex wygrało przetarg.",
            ["Drewmet Żuławy", "Kowex"],
        ),
    ],
)
def test_names_begin_and_end_where_they_should(read: Read, text: str, names: list[str]) -> None:
    assert organisations(read(text)) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Porozumienie zawarły gminy: Lipno, Rypin i Skępe.", ["Gmina Lipno", "Gmina Rypin", "Gmina Skępe"]),
        ("Wójtowie gmin Lipno, Stary Bród oraz Osiek jadą.", ["Gmina Lipno", "Gmina Stary Bród", "Gmina Osiek"]),
        ("Zyskają powiaty brenicki i sępneński.", ["Powiat Brenicki", "Powiat Sępneński"]),
        (
            "Samorządy województw: lubuskiego, kujawsko-pomorskiego i łódzkiego kupią pociągi.",
            ["Województwo Lubuskie", "Województwo Kujawsko-Pomorskie", "Województwo Łódzkie"],
        ),
        ("Powiat sępneński, miasto Sępno oraz Hutmar S.A.", ["Powiat Sępneński", "Miasto Sępno", "Hutmar S.A."]),
    ],
)  # fmt: skip
def test_each_local_government_of_a_list_has_its_name(read: Read, text: str, names: list[str]) -> None:
    doc = read(text)
    assert [entity._.name for entity in doc.ents if entity.label_ == "orgName"] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("W imieniu Kobalto umowę podpisał Jan Dolski.", ["Kobalto"]),
        ("Prezes Hutmaru Jan Dolski powiedział, że Hutmar i Drewlex kupią piec.", ["Hutmar", "Hutmar", "Drewlex"]),
        ("Umowa z Betmaxem obejmuje dwa lata. Betmax dostarczy belki.", ["Betmax", "Betmax"]),
        ("Spółka Tauronix z Gliwic rośnie, a prezes Tauronixu milczy.", ["Tauronix", "Tauronix"]),
        ("Zintera dostarczy autobusy. Umowę z Zinterą podpisano wczoraj.", ["Zintera", "Zintera"]),
        ("Autobusy Zintery kursują. Zintera zatrudnia 300 osób.", ["Zintera", "Zintera"]),
    ],
)
def test_a_company_of_one_coined_word_is_known_by_what_is_told_of_it(read: Read, text: str, names: list[str]) -> None:
    assert [entity._.name for entity in read(text).ents if entity.label_ == "orgName"] == names


@pytest.mark.parametrize(
    "text",
    [
        "Najgorszy błąd to brak umowy. Wolontariusz może ją podpisać później.",
        "Jak zaczynaliśmy? Rynek pracy był inny.",
        "DZIEWIĘĆ GMIN PODPISAŁO POROZUMIENIE W SPRAWIE KOMUNIKACJI",
        "Na terenie powiatu lipnowskiego mieszkańcy sadzą drzewa.",
    ],
)
def test_what_only_begins_a_sentence_is_no_organisation(read: Read, text: str) -> None:
    assert organisations(read(text)) == []


def test_a_table_cell_ends_a_name_and_a_town_in_one_is_a_place(read: Read) -> None:
    doc = read(
        "Sygnatariusze:\n\n1 | Fundacja Bukowy Las | Nidzica | Ewa Klimek\n2 | Drewmet Sp. k. | Ełk | Jan Dolski"
    )
    assert [(e.text, e.label_) for e in doc.ents] == [
        ("Fundacja Bukowy Las", "orgName"),
        ("Nidzica", "placeName"),
        ("Ewa Klimek", "persName"),
        ("Drewmet Sp. k.", "orgName"),
        ("Ełk", "placeName"),
        ("Jan Dolski", "persName"),
    ]
