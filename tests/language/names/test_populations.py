"""The list of Polish towns: by their Polish names."""

from __future__ import annotations

import pytest

from pipeline.language.names.towns import populations

LETTERS = frozenset("aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż -.()/'")
SEATS = (
    "Białystok", "Bydgoszcz", "Gdańsk", "Katowice", "Kielce", "Kraków", "Lublin", "Olsztyn", "Opole", "Poznań",
    "Rzeszów", "Szczecin", "Warszawa", "Wrocław", "Łódź",
)  # fmt: skip


@pytest.mark.parametrize("seat", SEATS)
def test_the_seats_of_voivodeships_are_there(seat: str) -> None:
    assert populations()[seat] > 100_000


def test_names_are_written_in_polish_letters() -> None:
    assert [name for name in populations() if not set(name.lower()) <= LETTERS] == []
