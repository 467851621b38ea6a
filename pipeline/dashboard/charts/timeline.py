"""Events by month and kind, drawn by Vega-Lite."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import vl_convert
from markupsafe import Markup

from pipeline.dashboard.messages import Language
from pipeline.dashboard.queries.filters import KINDS
from pipeline.dashboard.snapshot import Row

COLOURS = {kind: f"var(--kind-{number})" for number, kind in enumerate(KINDS, 1)}
_HERE = "https://sygnatariusz.invalid"
"""Stands before our links while Vega draws, which takes a bare path for one of its own site."""

_FONT = "system-ui, sans-serif"


def timeline(
    months: list[Row], say: Language, link: Callable[[date, str], str] | None = None, *, width: int = 880
) -> Markup:
    """Gives a bar a month, its kinds one above the other. link: what a month's kind leads to, if anything."""
    values = [
        {
            "month": row["month"].isoformat(),
            "kind": say.name("kind", row["kind"]),
            "order": KINDS.index(row["kind"]) if row["kind"] in KINDS else len(KINDS),
            "events": row["events"],
            "says": f"{say.month(row['month'])}, {say.name('kind', row['kind'])}: {row['events']}",
            "link": _HERE + link(row["month"], row["kind"]) if link else None,
        }
        for row in months
    ]
    present = [kind for kind in KINDS if any(row["kind"] == kind for row in months)]
    axis = {"labelColor": "var(--quiet)", "domainColor": "var(--line)", "tickColor": "var(--line)", "labelFontSize": 12}
    span = (months[-1]["month"] - months[0]["month"]).days / 30 + 1 if months else 1
    spec: dict[str, Any] = {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": width,
        "height": 220,
        "background": None,
        "padding": 4,
        "data": {"values": values},
        "mark": {"type": "bar", "width": max(2, min(26, round(width / span * 0.72))), "cornerRadius": 1},
        "encoding": {
            "x": {
                "field": "month",
                "type": "temporal",
                "title": None,
                "axis": {"format": "%m.%Y", "labelOverlap": "greedy", "labelSeparation": 12, "tickCount": 9},
            },
            "y": {"field": "events", "type": "quantitative", "title": None, "axis": {"tickMinStep": 1, "tickCount": 4}},
            "order": {"field": "order"},
            "color": {
                "field": "kind",
                "type": "nominal",
                "title": None,
                "scale": {
                    "domain": [say.name("kind", kind) for kind in present],
                    "range": [COLOURS[kind] for kind in present],
                },
                "legend": {
                    "orient": "top",
                    "labelColor": "var(--ink)",
                    "labelFontSize": 13,
                    "symbolType": "square",
                    "columnPadding": 26,
                },
            },
            "description": {"field": "says"},
            "href": {"field": "link"} if link else {"value": None},
        },
        "config": {
            "font": _FONT,
            "view": {"stroke": None},
            "axisX": axis | {"grid": False},
            "axisY": axis | {"domain": False, "ticks": False, "gridColor": "var(--line)"},
        },
    }
    return _svg(vl_convert.vegalite_to_svg(json.dumps(spec)), say("timeline.about"), "group" if link else "img")


def _svg(drawing: str, about: str, role: str) -> Markup:
    """The drawing as wide as its place, with a name, and without what a strict policy forbids a page."""
    drawing = re.sub(r'(<svg[^>]*?) width="[\d.]+" height="[\d.]+"', r"\1", drawing, count=1)
    drawing = re.sub(r' style="[^"]*"', "", drawing).replace("xlink:href", "href").replace(_HERE, "")
    return Markup(drawing.replace("<svg", Markup('<svg role="{}" aria-label="{}"').format(role, about), 1))
