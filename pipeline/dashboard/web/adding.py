"""The page on which an analyst adds an agreement that was missed."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from pipeline.dashboard.marks import Mark, pieces
from pipeline.dashboard.reviews import changes
from pipeline.dashboard.reviews.missed import Page, of_missed, page
from pipeline.dashboard.web.looking import missing
from pipeline.dashboard.web.page import desk, language_of, render, who
from pipeline.dashboard.web.reviewing import back, fields_of, refusal
from pipeline.outputs.reviews.applying import FIELDS

_FIRST = {"kind": "porozumienie", "status": "signed", "date_basis": "stated"}
_FIELDS = ("evidence", "note", *FIELDS)


def missed(request: Request) -> Response:
    """An article, and a form for what it tells."""
    on = page(desk(request).database(), request.path_params["key"])
    return missing(request) if on is None else _page(request, on, _FIRST, ())


def _page(request: Request, on: Page, given: Mapping[str, str], faults: tuple[str, ...]) -> Response:
    there = [Mark(row["start"], row["end"], "evidence", "") for row in on.agreements if row["start"] is not None]
    return render(
        request,
        "missed.html",
        422 if faults else 200,
        section="reviews",
        on=on,
        bases=changes.BASES,
        given={**dict.fromkeys(_FIELDS, ""), **given},
        pieces=list(pieces(on.article["text"] or "", there)),
        faults=faults,
    )


async def save_missed(request: Request) -> Response:
    """Keeps what a form says of an agreement that was missed."""
    return await run_in_threadpool(_save_missed, request, await fields_of(request))


def _save_missed(request: Request, form: Mapping[str, str]) -> Response:
    if refused := refusal(request, form):
        return refused
    key, database = request.path_params["key"], desk(request).database()
    on = page(database, key)
    if on is None:
        return missing(request)
    made, faults = of_missed(form, on, who(request), database)
    if faults:
        return _page(request, on, form, tuple(language_of(request)(fault) for fault in faults))
    desk(request).review(made)
    added = [review.target for review in made if review.action == "add"]
    return back(f"/agreement/{added[0]}" if added else f"/missed/{key}", "saved")
