"""Towns as circles on a country that is drawn by its towns alone."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from math import sqrt

from pipeline.dashboard.places import Town, locate, towns
from pipeline.dashboard.snapshot import Row


@dataclass(frozen=True)
class Circle:
    """A town with its events: where it stands and how large, an area in proportion to the events."""

    town: Town
    events: int
    x: float
    y: float
    radius: float


@dataclass(frozen=True)
class Map:
    """circles: largest first, so that none is hidden. voivodeships: name -> events. elsewhere: places not located."""

    circles: list[Circle]
    voivodeships: list[tuple[str, int]]
    elsewhere: list[Row]


def draw(places: list[Row]) -> Map:
    """Draws events by place. places: rows with place and events."""
    located = [(town, row["events"]) for row in places if (town := locate(row["place"])) is not None]
    most = max((events for _, events in located), default=1)
    circles = [
        Circle(town, events, *town.point, round(3.5 + 18 * sqrt(events / most), 1))
        for town, events in sorted(located, key=lambda pair: -pair[1])
    ]
    regions: Counter[str] = Counter()
    for town, events in located:
        regions[town.voivodeship] += events
    return Map(circles, regions.most_common(), [row for row in places if locate(row["place"]) is None])


@cache
def country() -> str:
    """Gives the path of SVG that has a dot for each town of the list."""
    return "".join(f"M{x} {y}h0" for x, y in (town.point for town in towns()))
