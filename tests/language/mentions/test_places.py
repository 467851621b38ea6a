"""Places: towns, villages, lands and streets that words around them prove."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

Read = Callable[..., Doc]


def places(doc: Doc) -> list[str]:
    named = [entity for entity in doc.ents if entity.label_ in {"placeName", "geogName"}]
    return [entity._.name for entity in named if entity._.subtype != "derived"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Spotkano się w Kątach Nowych.", ["Kąty Nowe"]),
        ("Zakłady stoją w Opolu, Bochni i Ostrołęce.", ["Opole", "Bochnia", "Ostrołęka"]),
        ("Uczniowie dojeżdżają do Ciechanowa i Łomży.", ["Ciechanów", "Łomża"]),
        ("Zaczęto w okolicach Lidzbarka Warmińskiego i Reszla.", ["Lidzbark Warmiński", "Reszel"]),
        ("Przyjechali z całych Kujaw i z północnej Warmii.", ["Kujawy", "Warmia"]),
        ("Leży na Półwyspie Iberyjskim.", ["Półwysep Iberyjski"]),
        ("Byli w Zakopanem, na Podhalu i pod Grunwaldem.", ["Zakopane", "Podhale", "Grunwald"]),
        ("Warsztaty są przy ul. Kolejowej 5, a biuro przy ulicy Hutniczej.", ["ul. Kolejowa", "ulica Hutnicza"]),
        ("Mieszkają w Mierzejowie. Mierzejów ma dworzec.", ["Mierzejów", "Mierzejów"]),
        ("Mieszkają w Mierzejowie. Mierzejowo ma dworzec.", ["Mierzejowo", "Mierzejowo"]),
        ("Przyjechali ze Stargrodu i mieszkają w Stargrodzie.", ["Stargród", "Stargród"]),
        ("Odbywa się w Sandomierzu Międzynarodowy Tydzień Gleby.", ["Sandomierz"]),
    ],
)
def test_places_are_found_and_named(read: Read, text: str, names: list[str]) -> None:
    assert places(read(text)) == names


@pytest.mark.parametrize(
    "text",
    [
        "Burmistrz Sękawy Jan Dolski śpiewa.",
        "Umowę podpisano w Zrzeszeniu.",
        "Starosta brenicki przyjął polskie i czeskie delegacje.",
        "Szpital Powiatowy w Sępnie kupił tomograf.",
        "Aneks podpisano wczoraj.",
    ],
)
def test_what_is_no_place_is_none(read: Read, text: str) -> None:
    assert places(read(text)) == []
