"""The pages on which an analyst corrects, and what they write."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from pipeline.dashboard.marks import FIELDS as MARKED
from pipeline.dashboard.marks import marks, pieces
from pipeline.dashboard.messages import LANGUAGES
from pipeline.dashboard.queries import entities, event
from pipeline.dashboard.reviews import changes
from pipeline.dashboard.web.guard import is_ours
from pipeline.dashboard.web.looking import missing
from pipeline.dashboard.web.page import THEMES, desk, language_of, render, who
from pipeline.outputs import OutputError
from pipeline.outputs.reviews.review import Review, undone

_YEAR = 365 * 24 * 3600


def agreement(request: Request) -> Response:
    """One article's agreement, to be corrected."""
    return _agreement_page(request, request.path_params["key"], ())


def _agreement_page(request: Request, key: str, faults: tuple[str, ...]) -> Response:
    told = event.agreement(desk(request).database(), key)
    if told is None:
        return missing(request)
    found = list(pieces(told.article["text"], marks(told)))
    return render(
        request,
        "agreement.html",
        422 if faults else 200,
        section="reviews",
        told=told,
        bases=changes.BASES,
        pieces=found,
        faults=faults,
        marked=[field for field in MARKED if any(field == mark.field for piece in found for mark in piece.opens)],
    )


async def save_agreement(request: Request) -> Response:
    """Keeps what a form says of an agreement."""
    return await run_in_threadpool(_save_agreement, request, await fields_of(request))


def _save_agreement(request: Request, form: Mapping[str, str]) -> Response:
    key = request.path_params["key"]
    if refused := refusal(request, form):
        return refused
    told = event.agreement(desk(request).database(), key)
    if told is None:
        return missing(request)
    made, faults = changes.of_agreement(form, told, who(request))
    if faults:
        return _agreement_page(request, key, tuple(language_of(request)(fault) for fault in faults))
    if not made:
        return back(f"/agreement/{key}", "nothing")
    desk(request).review(made)
    gone = any(review.action == "reject" for review in made)
    return back("/reviews" if gone else f"/agreement/{key}", "saved")


async def save_entity(request: Request) -> Response:
    """Keeps that an entity is another, or that it is two."""
    return await run_in_threadpool(_save_entity, request, await fields_of(request))


def _save_entity(request: Request, form: Mapping[str, str]) -> Response:
    if refused := refusal(request, form):
        return refused
    database, key = desk(request).database(), request.path_params["key"]
    found = entities.entity(database, key)
    if found is None:
        return missing(request)
    made = changes.of_entity(form, found, who(request), database)
    if isinstance(made, str):
        return back(f"/entity/{key}", made)
    desk(request).review([made])
    return back(f"/entity/{key}", "saved")


def reviews(request: Request) -> Response:
    """All reviews, newest first, each with what became of it; and what can be learned from them."""
    made = desk(request).reviews()
    effects = desk(request).snapshot.effects
    return render(
        request,
        "reviews.html",
        section="reviews",
        reviews=list(reversed(made)),
        effects=effects,
        undone=undone(made),
        where=desk(request).where,
    )


async def undo(request: Request) -> Response:
    """Takes a review back, with a review of its own."""
    return await run_in_threadpool(_undo, request, await fields_of(request))


def _undo(request: Request, form: Mapping[str, str]) -> Response:
    if refused := refusal(request, form):
        return refused
    if form.get("review") not in {review.review_id for review in desk(request).reviews()}:
        return missing(request)
    desk(request).review([Review("undo", form["review"], who(request))])
    return back("/reviews", "undone")


async def settings(request: Request) -> Response:
    """Keeps a browser's language, look, and the name of who reviews."""
    form = await fields_of(request)
    if not is_ours(request, form.get("token")):
        return _stale(request)
    answer = RedirectResponse(_here(form), 303)
    for name, allowed in (("language", LANGUAGES), ("theme", THEMES)):
        if form.get(name) in allowed:
            answer.set_cookie(name, form[name], max_age=_YEAR, httponly=True, samesite="strict")
    if form.get("who", "").strip().isprintable() and form.get("who", "").strip():
        answer.set_cookie("who", form["who"].strip()[:80].encode("ascii", "xmlcharrefreplace").decode(),
                          max_age=_YEAR, httponly=True, samesite="strict")  # fmt: skip
    return answer


async def open_again(request: Request) -> Response:
    """Reads the output anew."""
    form = await fields_of(request)
    if not is_ours(request, form.get("token")):
        return _stale(request)
    with suppress(OutputError):  # the page that comes next says it
        await run_in_threadpool(desk(request).open)
    return RedirectResponse(_here(form), 303)


async def fields_of(request: Request) -> dict[str, str]:
    """Gives the fields of a form, of several with one name the values joined by line ends."""
    async with request.form(max_files=0, max_fields=2_000) as form:
        found: dict[str, str] = {}
        for name, value in form.multi_items():
            if isinstance(value, str):
                found[name] = f"{found[name]}\n{value}" if name in found else value
        return found


def refusal(request: Request, form: Mapping[str, str]) -> Response | None:
    """Gives the answer to a form that may not write, None where it may."""
    if not is_ours(request, form.get("token")):
        return _stale(request)
    if request.app.state.read_only:
        return PlainTextResponse("This dashboard was started to be read only.\n", 403)
    return None


def _stale(request: Request) -> Response:
    """The page of a form that an earlier dashboard made, or somebody else."""
    say = language_of(request)
    return render(request, "problem.html", 403, title=say("problem.title"), problem=say("problem.token"), again=False)


def _here(form: Mapping[str, str]) -> str:
    """Where a form was: a path of ours, whatever it says."""
    here = form.get("here", "/")
    return here if here.startswith("/") and not here.startswith(("//", "/\\")) and here.isprintable() else "/"


def back(path: str, told: str) -> Response:
    """Gives the way to a page that says what happened."""
    return RedirectResponse(f"{path}?{urlencode({'told': told})}", 303)
