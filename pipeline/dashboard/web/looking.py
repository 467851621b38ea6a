"""The pages that show: events, one event, organisations and people, the network, time and place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import quote, urlencode

import duckdb
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from pipeline.dashboard.charts import map as mapped
from pipeline.dashboard.charts import network as drawn
from pipeline.dashboard.charts.timeline import timeline
from pipeline.dashboard.compare import compare
from pipeline.dashboard.marks import FIELDS as MARKED
from pipeline.dashboard.marks import marks, pieces
from pipeline.dashboard.queries import articles as listing
from pipeline.dashboard.queries import entities, event, events, network, time_and_place
from pipeline.dashboard.queries.filters import PAGE, Filters
from pipeline.dashboard.web.page import desk, filters_of, language_of, number_of, render


def agreements(request: Request) -> Response:
    """The table of events."""
    filters, bad = filters_of(request)
    database = desk(request).database()
    total = events.count(database, filters)
    return render(
        request,
        "events.html",
        section="events",
        **_filtered(database, filters, bad),
        total=total,
        pages=max(1, -(-total // PAGE)),
        events=events.page(database, filters),
        totals=events.totals(database),
    )


def one_event(request: Request) -> Response:
    """One event, all that tells of it side by side."""
    database = desk(request).database()
    found = event.event(database, request.path_params["key"])
    if found is None:
        return missing(request)
    best, told = found
    texts = [list(pieces(one.article["text"], marks(one))) for one in told]
    fields = {mark.field for text in texts for piece in text for mark in piece.opens}
    return render(
        request,
        "event.html",
        section="events",
        event=best,
        told=list(zip(told, texts, strict=True)),
        comparison=compare(best, told, language_of(request)),
        marked=[field for field in MARKED if field in fields],
    )


def listed(kind: str) -> Callable[[Request], Response]:
    """Gives the page that lists the entities of a kind."""

    def page(request: Request) -> Response:
        part, number = request.query_params.get("q", "").strip()[:200], number_of(request)
        total, found = entities.listed(desk(request).database(), kind, part, number)
        return render(
            request,
            "entities.html",
            section=kind,
            kind=kind,
            part=part,
            number=number,
            total=total,
            pages=max(1, -(-total // PAGE)),
            entities=found,
            link=lambda page: urlencode({"q": part, "page": page}),
        )

    return page


def articles(request: Request) -> Response:
    """The articles, to look for agreements that were missed."""
    asked, number = request.query_params, number_of(request)
    words, silent = asked.get("words", "").strip()[:200], bool(asked.get("silent"))
    total, found = listing.listed(desk(request).database(), words, silent, number)
    kept = {"words": words} | ({"silent": "1"} if silent else {})
    return render(
        request,
        "articles.html",
        section="reviews",
        words=words,
        silent=silent,
        number=number,
        total=total,
        pages=max(1, -(-total // PAGE)),
        found=found,
        link=lambda page: urlencode(kept | {"page": page}),
    )


def one_entity(request: Request) -> Response:
    """An organisation or a person: names, agreements, partners, offices over time."""
    database, key = desk(request).database(), request.path_params["key"]
    if (meant := entities.meant(database, key)) != key:
        return RedirectResponse(f"/entity/{quote(meant, safe='')}")
    found = entities.entity(database, key)
    if found is None:
        return missing(request)
    filters = entities.filters_of(found)
    return render(
        request,
        "entity.html",
        section=found["kind"],
        entity=found,
        filters=filters,
        total=events.count(database, filters),
        events=events.page(database, filters),
        articles=entities.articles_of(database, key),
        timeline=timeline(time_and_place.months(database, filters), language_of(request), _month_link(filters)),
    )


def the_network(request: Request) -> Response:
    """Who agrees with whom."""
    filters, bad = filters_of(request)
    database = desk(request).database()
    focus = entities.meant(database, request.query_params.get("focus", ""))
    found = network.network(database, filters, focus)
    return render(
        request,
        "network.html",
        section="network",
        **_filtered(database, filters, bad),
        focus=focus,
        focused=next((node for node in found.nodes if node["entity_id"] == focus), None),
        network=found,
        by_id={node["entity_id"]: node for node in found.nodes},
        drawing=drawn.draw(found, focus),
        width=drawn.WIDTH,
    )


def time_page(request: Request) -> Response:
    """Events by month and kind, and by town and voivodeship."""
    filters, bad = filters_of(request)
    database = desk(request).database()
    months = time_and_place.months(database, filters)
    return render(
        request,
        "time.html",
        section="time",
        **_filtered(database, filters, bad),
        months=months,
        timeline=timeline(months, language_of(request), _month_link(filters)),
        map=mapped.draw(time_and_place.places(database, filters)),
        country=mapped.country(),
        total=events.count(database, filters),
    )


def suggest(request: Request) -> Response:
    """Names of organisations or people that have a part in their names."""
    kind, part = request.query_params.get("kind", ""), request.query_params.get("q", "").strip()[:200]
    if kind not in {"organisation", "person"} or len(part) < 2:
        return JSONResponse([])
    found = entities.suggest(desk(request).database(), kind, part)
    return JSONResponse([{"id": row["entity_id"], "name": row["name"]} for row in found])


def missing(request: Request, error: Exception | None = None) -> Response:
    """The page that says that there is no such page."""
    say = language_of(request)
    return render(request, "problem.html", 404, title=say("missing.title"), problem=say("missing.text"), again=False)


def _filtered(database: duckdb.DuckDBPyConnection, filters: Filters, bad: tuple[str, ...]) -> dict[str, Any]:
    """What the form of the filters shows."""
    return {"filters": filters, "bad": bad, "sites": events.sites(database), "names": _names(database, filters)}


def _month_link(filters: Filters) -> Callable[[date, str], str]:
    def link(month: date, kind: str) -> str:
        last = date(month.year + month.month // 12, month.month % 12 + 1, 1).toordinal() - 1
        return "/?" + filters.query(since=month, until=date.fromordinal(last), kind=(kind,))

    return link


def _names(database: duckdb.DuckDBPyConnection, filters: Filters) -> dict[str, str]:
    """What the organisation or the person of the filters is called, where an id stands in the address."""
    found = {}
    for field, prefix in (("org", "org:"), ("person", "person:")):
        asked = getattr(filters, field)
        row = entities.name_of(database, asked) if asked.startswith(prefix) else None
        found[field] = row or asked
    return found
