"""Where Polish towns lie: their coordinates and voivodeships, from GeoNames (CC BY 4.0)."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import cos, radians

_MIDDLE = radians(52.0)
WIDTH, HEIGHT = 640, 600
_WEST, _EAST, _SOUTH, _NORTH = 14.0, 24.25, 48.95, 54.9


@dataclass(frozen=True)
class Town:
    """A town: its name, voivodeship, degrees north and east, and how many people live there."""

    name: str
    voivodeship: str
    latitude: float
    longitude: float
    population: int

    @property
    def point(self) -> tuple[float, float]:
        """Where it lies on a map of WIDTH by HEIGHT, x to the right and y downwards; shapes are true in the middle."""
        scale = min(WIDTH / ((_EAST - _WEST) * cos(_MIDDLE)), HEIGHT / (_NORTH - _SOUTH))
        x = (self.longitude - _WEST) * cos(_MIDDLE) * scale
        return round(x, 1), round((_NORTH - self.latitude) * scale, 1)


@cache
def towns() -> tuple[Town, ...]:
    """Gives all towns of the list."""
    text = (files("pipeline.dashboard") / "data" / "towns.tsv").read_text(encoding="utf-8")
    lines = csv.reader((line for line in text.splitlines() if not line.startswith("#")), delimiter="\t")
    return tuple(
        Town(name, region, float(north), float(east), int(people)) for name, region, north, east, people in lines
    )


@cache
def _by_name() -> dict[str, Town]:
    return {town.name: town for town in sorted(towns(), key=lambda town: town.population)}


def locate(name: str) -> Town | None:
    """Gives the town of a name, the largest where several bear it; None where the list has none."""
    return _by_name().get(name)


def towns_of(voivodeship: str) -> frozenset[str]:
    """Gives the names of the towns that are located in a voivodeship."""
    return frozenset(town.name for town in _by_name().values() if town.voivodeship == voivodeship)
