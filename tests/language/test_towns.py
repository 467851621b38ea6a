"""Towns that the dictionary lacks, by their endings."""

from __future__ import annotations

import pytest

from pipeline.language.towns import guess


@pytest.mark.parametrize(
    ("form", "case", "name"),
    [
        ("Solecznie", "loc", "Soleczno"),
        ("Stargrodzie", "loc", "Stargród"),
        ("Chrobrzycach", "loc", "Chrobrzyce"),
        ("Kalwinku", "loc", "Kalwinek"),
        ("Strzemieniu", "loc", "Strzemień"),
        ("Brzostowcu", "loc", "Brzostowiec"),
        ("Narwicy", "loc", "Narwica"),
        ("Zalesinem", "inst", "Zalesin"),
        ("Sękawy", "gen", "Sękawa"),
        ("Tarłowic", "gen", "Tarłowice"),
    ],
)
def test_the_likeliest_nominative_of_a_town(form: str, case: str, name: str) -> None:
    assert guess(form, case)[0].lemma == name


def test_what_has_no_ending_of_a_case_gives_nothing() -> None:
    assert guess("Xyz", "loc") == ()
