"""Canonical names: the nominative of people, organisations and places."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from pipeline.language.dictionary import forms, readings

Named = Callable[[str, str, str], str]


@pytest.mark.parametrize(
    ("text", "mention", "name"),
    [
        ("prezesa Przemysława Bożka", "Przemysława Bożka", "Przemysław Bożek"),
        ("poznaliśmy Annę Malicką-Kruk", "Annę Malicką-Kruk", "Anna Malicka-Kruk"),
        ("zawarł Grzegorz Maluta", "Grzegorz Maluta", "Grzegorz Maluta"),  # no "Grzegorz Malut"
        ("dzięki Ewie Klimek", "Ewie Klimek", "Ewa Klimek"),
        ("przez Tomasza Herbuta", "Tomasza Herbuta", "Tomasz Herbut"),
        ("z Janem Dolskim", "Janem Dolskim", "Jan Dolski"),
        ("Wawrzyńca Sowy", "Wawrzyńca Sowy", "Wawrzyniec Sowa"),
        ("rektora prof. Jana Dolskiego", "Jana Dolskiego", "Jan Dolski"),
        ("z Marią Konopką", "Marią Konopką", "Maria Konopka"),
        ("przez Pawła Kota", "Pawła Kota", "Paweł Kot"),
        ("z Markiem Zającem", "Markiem Zającem", "Marek Zając"),
        ("przez Wicestarostę Bożenę Trojan-Mirską", "Bożenę Trojan-Mirską", "Bożena Trojan-Mirska"),
        ("przez Prezesa Zarządu Radosława Wenta", "Radosława Wenta", "Radosław Went"),
        ("przez Zofię Nowak", "Zofię Nowak", "Zofia Nowak"),
        ("Michała Kozieła", "Michała Kozieła", "Michał Kozieł"),
        ("Henryka Kozła", "Henryka Kozła", "Henryk Kozioł"),
        ("JANA KOWALSKIEGO", "JANA KOWALSKIEGO", "Jan Kowalski"),
        ("Elżbiety Wilczek-Nowak", "Elżbiety Wilczek-Nowak", "Elżbieta Wilczek-Nowak"),
        ("Jana Krzysztofa Bieleckiego", "Jana Krzysztofa Bieleckiego", "Jan Krzysztof Bielecki"),
        ("z Kubą Wójcikiem", "Kubą Wójcikiem", "Kuba Wójcik"),
        ("przez Igora Mroza", "Igora Mroza", "Igor Mróz"),
        ("Beacie Zielińskiej", "Beacie Zielińskiej", "Beata Zielińska"),
        ("J. Kowalskiego", "J. Kowalskiego", "J. Kowalski"),
        ("z Aleksandrem Wroną", "Aleksandrem Wroną", "Aleksander Wrona"),
        ("Marka Gołdy", "Marka Gołdy", "Marek Gołda"),
        ("Leona Wilka", "Leona Wilka", "Leon Wilk"),
        ("przez Wojciecha Fijołka", "Wojciecha Fijołka", "Wojciech Fijołek"),
        ("Mateusza Fedynę", "Mateusza Fedynę", "Mateusz Fedyna"),
        ("z Natalią Kruk", "Natalią Kruk", "Natalia Kruk"),
        ("z Cezarym Gmyzem", "Cezarym Gmyzem", "Cezary Gmyz"),
    ],
)
def test_people_stand_in_the_nominative(named: Named, text: str, mention: str, name: str) -> None:
    assert named(text, mention, "persName") == name


@pytest.mark.parametrize(
    ("text", "mention", "name"),
    [
        (
            "rektor Podhalańskiej Akademii Nauk Stosowanych w Nowym Targu",
            "Podhalańskiej Akademii Nauk Stosowanych w Nowym Targu",
            "Podhalańska Akademia Nauk Stosowanych w Nowym Targu",
        ),
        (
            "ze Stowarzyszeniem Polska Grupa Motoryzacyjna",
            "Stowarzyszeniem Polska Grupa Motoryzacyjna",
            "Stowarzyszenie Polska Grupa Motoryzacyjna",
        ),
        (
            "z Akademią Teatralną im. Aleksandra Zelwerowicza",
            "Akademią Teatralną im. Aleksandra Zelwerowicza",
            "Akademia Teatralna im. Aleksandra Zelwerowicza",
        ),
        (
            "przez Grójecką Specjalną Strefę Szklarską",
            "Grójecką Specjalną Strefę Szklarską",
            "Grójecka Specjalna Strefa Szklarska",
        ),
        ("z Politechniką Opolską", "Politechniką Opolską", "Politechnika Opolska"),
        (
            "W KUJAWSKIEJ SPECJALNEJ STREFIE EKONOMICZNEJ",
            "KUJAWSKIEJ SPECJALNEJ STREFIE EKONOMICZNEJ",
            "KUJAWSKA SPECJALNA STREFA EKONOMICZNA",
        ),
        ("II LICEUM OGÓLNOKSZTAŁCĄCEGO", "II LICEUM OGÓLNOKSZTAŁCĄCEGO", "II LICEUM OGÓLNOKSZTAŁCĄCE"),
        ("do Wolnego Związku Rolników", "Wolnego Związku Rolników", "Wolny Związek Rolników"),
        ("wójt Gminy Lipno", "Gminy Lipno", "Gmina Lipno"),
        ("w Centrum Paderewskiego w Lipnie", "Centrum Paderewskiego w Lipnie", "Centrum Paderewskiego w Lipnie"),
        (
            "w Podhalańskiej Państwowej Wyższej Szkole Zawodowej w Nowym Targu",
            "Podhalańskiej Państwowej Wyższej Szkole Zawodowej w Nowym Targu",
            "Podhalańska Państwowa Wyższa Szkoła Zawodowa w Nowym Targu",
        ),
        ("z Powiatem Bielskim", "Powiatem Bielskim", "Powiat Bielski"),
        ("z Fundacją Rozwoju Wsi", "Fundacją Rozwoju Wsi", "Fundacja Rozwoju Wsi"),
        (
            "dla Zespołu Szkół Technicznych nr 2 w Radomiu",
            "Zespołu Szkół Technicznych nr 2 w Radomiu",
            "Zespół Szkół Technicznych nr 2 w Radomiu",
        ),
        ("ze Szpitalem Powiatowym w Kłodnie", "Szpitalem Powiatowym w Kłodnie", "Szpital Powiatowy w Kłodnie"),
        (
            "II Liceum Ogólnokształcącego w Pile",
            "II Liceum Ogólnokształcącego w Pile",
            "II Liceum Ogólnokształcące w Pile",
        ),
        (
            "z Bydgosko-Toruńskim Klastrem Narzędziowym",
            "Bydgosko-Toruńskim Klastrem Narzędziowym",
            "Bydgosko-Toruński Klaster Narzędziowy",
        ),
        ("ze Szkołą Główną Łąkarstwa", "Szkołą Główną Łąkarstwa", "Szkoła Główna Łąkarstwa"),
        ("POLITECHNIKI OPOLSKIEJ", "POLITECHNIKI OPOLSKIEJ", "POLITECHNIKA OPOLSKA"),
        (
            "z Kołem Gospodyń Wiejskich „Jarzębina”",
            "Kołem Gospodyń Wiejskich „Jarzębina”",
            "Koło Gospodyń Wiejskich „Jarzębina”",
        ),
        ("z Województwem Śląskim", "Województwem Śląskim", "Województwo Śląskie"),
        ("Lasów Państwowych", "Lasów Państwowych", "Lasy Państwowe"),
        ("z Wodociągami Kieleckimi", "Wodociągami Kieleckimi", "Wodociągi Kieleckie"),
        ("Izby Gospodarczej Ziemi Łąckiej", "Izby Gospodarczej Ziemi Łąckiej", "Izba Gospodarcza Ziemi Łąckiej"),
        ("Komendy Powiatowej Policji", "Komendy Powiatowej Policji", "Komenda Powiatowa Policji"),
        (
            "Komendy Powiatowej Państwowej Straży Pożarnej",
            "Komendy Powiatowej Państwowej Straży Pożarnej",
            "Komenda Powiatowa Państwowej Straży Pożarnej",
        ),
        ("Klastra Zielonej Energii Doliny", "Klastra Zielonej Energii Doliny", "Klaster Zielonej Energii Doliny"),
        (
            "z Uniwersytetem Rolno-Technicznym w Grudkowie",
            "Uniwersytetem Rolno-Technicznym w Grudkowie",
            "Uniwersytet Rolno-Techniczny w Grudkowie",
        ),
        ("z Miastem i Gminą Brenica", "Miastem i Gminą Brenica", "Miasto i Gmina Brenica"),
        ("z Zalesińskimi Kolejami Dojazdowymi", "Zalesińskimi Kolejami Dojazdowymi", "Zalesińskie Koleje Dojazdowe"),
        ("z Powiatem Zalesińskim", "Powiatem Zalesińskim", "Powiat Zalesiński"),
        ("z Wodami Sękawy", "Wodami Sękawy", "Wody Sękawy"),
        ("z Zakładem Mroźniczym „Lód”", "Zakładem Mroźniczym „Lód”", "Zakład Mroźniczy „Lód”"),
        ("wójt gminy Noteckie Łęgi", "gminy Noteckie Łęgi", "Gmina Noteckie Łęgi"),
        ("starosta powiatu lipnowskiego", "powiatu lipnowskiego", "Powiat Lipnowski"),
        (
            "z Instytutem Łąk – Państwowym Instytutem Badawczym",
            "Instytutem Łąk – Państwowym Instytutem Badawczym",
            "Instytut Łąk – Państwowy Instytut Badawczy",
        ),
        (
            "z Zespołem Szkół Leśnych i Drzewnych",
            "Zespołem Szkół Leśnych i Drzewnych",
            "Zespół Szkół Leśnych i Drzewnych",
        ),
        (
            "z Powiatową i Miejską Biblioteką Publiczną",
            "Powiatową i Miejską Biblioteką Publiczną",
            "Powiatowa i Miejska Biblioteka Publiczna",
        ),
        ("kurs Hutmaru", "Hutmaru", "Hutmar"),
    ],
)
def test_organisations_stand_in_the_nominative(named: Named, text: str, mention: str, name: str) -> None:
    assert named(text, mention, "orgName") == name


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("S.A.", "S.A."),
        ("SA", "S.A."),
        ("spółka akcyjna", "S.A."),
        ("Sp. z o.o.", "Sp. z o.o."),
        ("sp. z o.o.", "Sp. z o.o."),
        ("Sp. z o. o.", "Sp. z o.o."),
        ("SP. Z O.O.", "Sp. z o.o."),
        ("spółka z ograniczoną odpowiedzialnością", "Sp. z o.o."),
        ("Sp.j.", "Sp. j."),
        ("Sp. k.", "Sp. k."),
    ],
)
def test_a_legal_form_has_one_spelling(named: Named, written: str, form: str) -> None:
    assert named(f"z Hutą Kalina {written} w Opolu", f"Hutą Kalina {written}", "orgName") == f"Huta Kalina {form}"


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("w Jaworznie", "Jaworzno"),
        ("w Nowym Sączu", "Nowy Sącz"),
        ("we Wrocławiu", "Wrocław"),
        ("w Tarnowie", "Tarnów"),
        ("w Zakopanem", "Zakopane"),
        ("w Białymstoku", "Białystok"),
        ("w Gdyni", "Gdynia"),
        ("w Łodzi", "Łódź"),
        ("w Zielonej Górze", "Zielona Góra"),
        ("w Gorzowie Wielkopolskim", "Gorzów Wielkopolski"),
        ("w Skarżysku-Kamiennej", "Skarżysko-Kamienna"),
        ("w Czechowicach-Dziedzicach", "Czechowice-Dziedzice"),
        ("w Pile", "Piła"),
        ("w Ełku", "Ełk"),
        ("w Stalowej Woli", "Stalowa Wola"),
        ("w Dąbrowie Górniczej", "Dąbrowa Górnicza"),
        ("do Torunia", "Toruń"),
        ("z Poznania", "Poznań"),
        ("pod Płockiem", "Płock"),
        ("w Iławie", "Iława"),
        ("w Polsce", "Polska"),
        ("w Katowicach", "Katowice"),
        ("w Kielcach", "Kielce"),
        ("w Suwałkach", "Suwałki"),
        ("w Tychach", "Tychy"),
        ("w Niemczech", "Niemcy"),
        ("w Berlinie", "Berlin"),
    ],
)
def test_places_stand_in_the_nominative(named: Named, phrase: str, name: str) -> None:
    assert named(f"Spotkanie {phrase}", phrase.split(" ", 1)[1], "placeName") == name


CANONICAL = [
    ("persName", "Przemysław Bożek"),
    ("persName", "Anna Malicka-Kruk"),
    ("persName", "Ewa Klimek"),
    ("persName", "Wawrzyniec Sowa"),
    ("persName", "Maria Konopka"),
    ("persName", "J. Kowalski"),
    ("orgName", "Podhalańska Akademia Nauk Stosowanych w Nowym Targu"),
    ("orgName", "Stowarzyszenie Polska Grupa Motoryzacyjna"),
    ("orgName", "Akademia Teatralna im. Aleksandra Zelwerowicza"),
    ("orgName", "Huta Kalina S.A."),
    ("orgName", "Betmax Sp. z o.o."),
    ("orgName", "Lasy Państwowe"),
    ("orgName", "Wody Sękawy S.A."),
    ("orgName", "Komenda Powiatowa Państwowej Straży Pożarnej w Olszewie"),
    ("orgName", "Miasto i Gmina Brenica"),
    ("orgName", "Kobalto"),
    ("orgName", "Gmina Noteckie Łęgi"),
    ("orgName", "Zarząd Portu Kępiny S.A."),
    ("orgName", "Instytut Łąk – Państwowy Instytut Badawczy"),
    ("eventName", "targi Balticum Ship"),
    ("eventName", "Forum Młynarskiego Dziedzictwa"),
    ("placeName", "ulica Kolejowa"),
    ("placeName", "Stargród"),
    ("orgName", "Northern Glass & Ceramics"),
    ("orgName", "Koło Gospodyń Wiejskich „Jarzębina”"),
    ("eventName", "Baltic Glass Business Meeting"),
    ("eventName", "XII Kongres Rozwoju Wsi"),
    ("placeName", "Nowy Sącz"),
    ("placeName", "Bielsko-Biała"),
    ("placeName", "Katowice"),
    ("placeName", "Zakopane"),
]


@pytest.mark.parametrize(("label", "name"), CANONICAL)
def test_a_canonical_name_is_its_own_canonical_name(named: Named, label: str, name: str) -> None:
    assert named(name, name, label) == name


MEN = ["Jan", "Paweł", "Marek", "Tomasz", "Wawrzyniec", "Kuba", "Igor", "Ludwik"]
WOMEN = ["Anna", "Maria", "Ewa", "Zofia", "Beata", "Agnieszka", "Kinga", "Iwona"]
SURNAMES = ["Nowak", "Wójcik", "Sowa", "Kot", "Zając", "Klimek", "Wrona", "Konopka", "Wilk", "Herbut", "Kruk"]
PREPOSITIONS = {"gen": "dla", "inst": "z", "acc": "przez", "nom": "—"}


@settings(deadline=None, max_examples=60)
@given(forename=st.sampled_from([*MEN, *WOMEN]), surname=st.sampled_from(SURNAMES))
def test_any_forename_with_any_surname_is_its_own_canonical_name(named: Named, forename: str, surname: str) -> None:
    assert named(f"{forename} {surname} mówi", f"{forename} {surname}", "persName") == f"{forename} {surname}"


def inflected(lexeme: str, case: str, kind: str) -> str:
    """Gives the dictionary's form of a man's name in the singular of a case."""
    [lemma] = {r.lexeme for r in readings(lexeme) if kind in r.qualifiers and "m1" in r.genders and "nom" in r.cases}
    return next(f for f, r in forms(lemma) if "sg" in r.numbers and case in r.cases and "m1" in r.genders)


@settings(deadline=None, max_examples=60)
@given(
    forename=st.sampled_from(["Jan", "Paweł", "Marek", "Tomasz", "Igor"]),
    surname=st.sampled_from(["Nowak", "Wójcik", "Sowa", "Kot", "Zając", "Wrona", "Konopka", "Kruk"]),
    case=st.sampled_from(["gen", "acc", "inst"]),
)
def test_a_man_is_the_same_in_every_case(named: Named, forename: str, surname: str, case: str) -> None:
    mention = f"{inflected(forename, case, 'imię')} {inflected(surname, case, 'nazwisko')}"
    assert named(f"Spotkanie {PREPOSITIONS[case]} {mention}", mention, "persName") == f"{forename} {surname}"


def test_names_keep_the_mentions_that_someone_has_set(nlp: Language) -> None:
    doc = nlp.make_doc("Wczoraj Politechnikę Opolską odwiedził Jan Dolski.")
    start = doc.text.index("Politechnikę")
    gold = doc.char_span(start, start + len("Politechnikę Opolską"), label="orgName")
    assert gold is not None
    doc.ents = [gold]
    doc = nlp.get_pipe("names")(doc)
    assert [(e.text, e.label_, e._.name) for e in doc.ents] == [
        ("Politechnikę Opolską", "orgName", "Politechnika Opolska")
    ]


def test_an_adjective_from_a_place_is_marked_as_derived(nlp: Language) -> None:
    doc = nlp.make_doc("Spotkanie z polskimi firmami w Polsce.")
    doc.ents = [
        doc.char_span(doc.text.index(word), doc.text.index(word) + len(word), label="placeName")
        for word in ("polskimi", "Polsce")
    ]
    doc = nlp.get_pipe("names")(doc)
    assert [(e._.name, e._.subtype) for e in doc.ents] == [("polski", "derived"), ("Polska", "")]
