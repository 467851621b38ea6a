"""Organisations as dots, nearer and with thicker lines the more they agree with each other."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, log2, sqrt

import networkx

from pipeline.dashboard.queries.network import Network
from pipeline.dashboard.snapshot import Row

WIDTH = 960
_GAP = 46.0
_LETTER = 6.3
_LONGEST = 30


@dataclass(frozen=True)
class Dot:
    """An organisation: where it stands, how large, its label ("" where there is no room) and where that begins."""

    row: Row
    x: float
    y: float
    radius: float
    label: str
    label_x: float
    label_y: float
    focused: bool


@dataclass(frozen=True)
class Line:
    """A pair of organisations: where the line goes, how thick it is."""

    row: Row
    x1: float
    y1: float
    x2: float
    y2: float
    width: float


@dataclass(frozen=True)
class Drawing:
    """The network, drawn on an area of WIDTH by `height`."""

    dots: list[Dot]
    lines: list[Line]
    height: float


def draw(found: Network, focus: str = "") -> Drawing:
    """Draws a network; the same network always in the same way."""
    graph = networkx.Graph()
    graph.add_nodes_from(sorted(node["entity_id"] for node in found.nodes))
    graph.add_weighted_edges_from((link["one"], link["other"], link["events"]) for link in found.links)
    at, height = _packed([graph.subgraph(part) for part in networkx.connected_components(graph)])
    dots = _labelled(found.nodes, at, focus, height)
    lines = [
        Line(link, *at[link["one"]], *at[link["other"]], round(1.2 + 1.6 * log2(link["events"]), 1))
        for link in found.links
    ]
    return Drawing(dots, lines, height)


def _packed(parts: list[networkx.Graph]) -> tuple[dict[str, tuple[float, float]], float]:
    """Puts parts that are not connected beside each other in rows, the largest first; gives points and the height."""
    at: dict[str, tuple[float, float]] = {}
    x = y = row = 0.0
    for part in sorted(parts, key=lambda part: (-len(part), min(part))):
        size = min(WIDTH, 90.0 + 86.0 * sqrt(len(part))) if len(part) > 2 else 170.0
        wide = min(WIDTH, size * 1.5 if len(part) > 12 else size)
        if x + wide > WIDTH and x:
            x, y, row = 0.0, y + row, 0.0
        for key, (across, down) in _laid_out(part).items():
            at[key] = (
                round(x + wide / 2 + across * (wide / 2 - _GAP), 1),
                round(y + size / 2 + down * (size / 2 - _GAP), 1),
            )
        x, row = x + wide, max(row, size)
    return at, ceil(y + row) or 1


def _laid_out(part: networkx.Graph) -> dict[str, tuple[float, float]]:
    """Gives points between -1 and 1 for the nodes of a connected part."""
    if len(part) == 1:
        return dict.fromkeys(part, (0.0, 0.0))
    if len(part) == 2:
        one, other = sorted(part)
        return {one: (-0.7, -0.25), other: (0.7, 0.25)}
    start = networkx.circular_layout(sorted(part))
    dense = part.number_of_edges() == len(part) * (len(part) - 1) / 2
    points = (
        start if dense else networkx.spring_layout(part, pos=start, k=1.9 / sqrt(len(part)), iterations=200, seed=1)
    )
    reach = [max(abs(point[axis]) for point in points.values()) or 1.0 for axis in (0, 1)]
    return {key: (point[0] / reach[0], point[1] / reach[1]) for key, point in points.items()}


def _labelled(nodes: list[Row], at: dict[str, tuple[float, float]], focus: str, height: float) -> list[Dot]:
    """Gives the dots; labels that would cover another are left out, those of the largest dots come first."""
    taken: list[tuple[float, float, float, float]] = []
    radii = {node["entity_id"]: round(5 + 3.2 * log2(node["events"] + 1), 1) for node in nodes}
    for key, (x, y) in at.items():
        r = radii[key]
        taken.append((x - r, y - r, x + r, y + r))
    dots = []
    for node in sorted(nodes, key=lambda node: (node["entity_id"] != focus, -node["events"], node["entity_id"])):
        key = node["entity_id"]
        (x, y), r = at[key], radii[key]
        label = _short(node)
        wide = len(label) * _LETTER
        left = min(max(x - wide / 2, 2.0), WIDTH - wide - 2)
        places = [(left, y + r + 13), (left, y - r - 5), (x + r + 4, y + 4), (x - r - 4 - wide, y + 4)]
        for place in places:
            box = (place[0], place[1] - 11, place[0] + wide, place[1] + 3)
            inside = box[0] >= 0 and box[1] >= 0 and box[2] <= WIDTH and box[3] <= height
            if inside and not any(_overlap(box, other) for other in taken):
                taken.append(box)
                break
        else:
            label, place = "", places[0]
        dots.append(Dot(node, x, y, r, label, round(place[0], 1), round(place[1], 1), key == focus))
    return dots


def _short(node: Row) -> str:
    name = str(node["acronym"] or node["name"])
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1].rstrip() + "…"


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
