"""A press release read from end to end: one agreement, its list of parties, its day, place and occasion."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from spacy.tokens import Doc

ARTICLE = """\
Mazowiecki Klaster Szklarski, którego liderem jest Grójecka Strefa Szklarska, łączy siły z trzema innymi klastrami. \
Delegacja klastra gościła na kongresie Baltic Glass Business Meeting (BGBM) w Iławie. Podczas wydarzenia, we wtorek \
9 maja klastry podpisały list intencyjny, który ma ułatwić wspólne badania nad odzyskiem szkła.

Szkło można przetapiać bez końca, a mimo to połowa opakowań trafia na wysypiska. Hutom brakuje surowca.

– Od dawna szukaliśmy partnerów z innych regionów. Ten dokument otwiera nam drogę do wspólnych projektów – mówi \
Ludwik Bożek, prezes Grójeckiej Strefy Szklarskiej. W siedzibie GSS zaplanowano już warsztaty.

Trzydniowy kongres w Iławie zgromadził gości z pięciu państw.

Sygnatariusze listu intencyjnego:

Mazowiecki Klaster Szklarski (MKS) reprezentowany przez Grójecką Strefę Szklarską,

Northern Glass & Ceramics (NG&C) reprezentowany przez Elbląską Strefę Przemysłową S.A.,

Polska Grupa Szklarska (PGS) reprezentowana przez Stowarzyszenie Polska Grupa Szklarska,

Zachodni Sojusz Hutniczy (ZSH) reprezentowany przez Fundację Zachodni Sojusz Hutniczy.

Zdjęcia: Anna Wrona
"""


@pytest.fixture(scope="module")
def doc(read: Callable[..., Doc]) -> Doc:
    return read(ARTICLE, reference=date(2026, 11, 23))


def test_it_tells_of_one_agreement(doc: Doc) -> None:
    [agreement] = doc._.agreements
    assert (agreement.kind, agreement.status, agreement.evidence) == ("list intencyjny", "signed", "list")


def test_its_year_is_found_from_the_weekday(doc: Doc) -> None:
    [agreement] = doc._.agreements
    assert agreement.date.text == "wtorek 9 maja"
    assert (agreement.date._.value, agreement.date._.basis) == ("2023-05-09", "weekday")


def test_its_place_and_occasion_are_those_of_the_event_that_the_text_points_back_to(doc: Doc) -> None:
    [agreement] = doc._.agreements
    assert agreement.place._.name == "Iława"
    assert (agreement.occasion._.name, agreement.occasion._.acronym) == ("Baltic Glass Business Meeting", "BGBM")


def test_its_list_gives_four_signatories_in_order_in_the_nominative(doc: Doc) -> None:
    [agreement] = doc._.agreements
    assert [(s.name, s.acronym, s.representative) for s in agreement.signatories] == [
        ("Mazowiecki Klaster Szklarski", "MKS", "Grójecka Strefa Szklarska"),
        ("Northern Glass & Ceramics", "NG&C", "Elbląska Strefa Przemysłowa S.A."),
        ("Polska Grupa Szklarska", "PGS", "Stowarzyszenie Polska Grupa Szklarska"),
        ("Zachodni Sojusz Hutniczy", "ZSH", "Fundacja Zachodni Sojusz Hutniczy"),
    ]


def test_each_signatory_and_representative_points_at_its_line(doc: Doc) -> None:
    [agreement] = doc._.agreements
    for signatory in agreement.signatories:
        line = next(line for line in ARTICLE.splitlines() if line.startswith(f"{signatory.name} ("))
        begin = ARTICLE.index(line)
        assert begin == signatory.mention.start_char
        assert begin < signatory.represented_by.start_char < begin + len(line)
        assert signatory.represented_by.text in line
        assert signatory.represented_by._.name == signatory.representative


def test_the_person_has_an_office_and_an_organisation(doc: Doc) -> None:
    assert [(role.person._.name, role.role, role.organisation_name) for role in doc._.roles] == [
        ("Ludwik Bożek", "prezes", "Grójecka Strefa Szklarska")
    ]


def test_an_acronym_that_the_text_never_defines_is_linked_by_its_initials(doc: Doc) -> None:
    [acronym] = [entity for entity in doc.ents if entity.text == "GSS"]
    assert (acronym._.name, acronym._.acronym) == ("Grójecka Strefa Szklarska", "GSS")


def test_the_day_of_publication_moves_the_year(read: Callable[..., Doc]) -> None:
    [agreement] = read(ARTICLE, published=date(2017, 5, 12))._.agreements
    assert (agreement.date._.value, agreement.date._.basis) == ("2017-05-09", "weekday")
