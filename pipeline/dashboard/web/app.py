"""The dashboard as an application, and how it is served."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pipeline.dashboard.desk import Desk
from pipeline.dashboard.error import DashboardError
from pipeline.dashboard.web import exports, looking, reviewing
from pipeline.dashboard.web.guard import LOOPBACK, Guard, token
from pipeline.dashboard.web.page import language_of, render


def application(desk: Desk, *, who: str = "", read_only: bool = False, hosts: Iterable[str] = LOOPBACK) -> Starlette:
    """Gives the application. who: the name under which reviews are kept where a browser has chosen none.

    read_only: nothing can be reviewed. hosts: the names that it answers to.
    """
    routes = [
        Route("/", looking.agreements),
        Route("/event/{key:path}", looking.one_event),
        Route("/organisations", looking.listed("organisation")),
        Route("/people", looking.listed("person")),
        Route("/entity/{key:path}", looking.one_entity),
        Route("/network", looking.the_network),
        Route("/time", looking.time_page),
        Route("/suggest", looking.suggest),
        Route("/agreements.csv", exports.as_csv),
        Route("/agreements.xlsx", exports.as_xlsx),
        Route("/report.html", exports.as_report),
        Route("/reviews", reviewing.reviews),
        Route("/reviews.csv", exports.reviews_csv),
        Route("/gazetteer.csv", exports.gazetteer_csv),
        Route("/gold.zip", exports.gold_zip),
        Route("/agreement/{key:path}", reviewing.agreement),
        Route("/agreement/{key:path}", reviewing.save_agreement, methods=["POST"]),
        Route("/entity/{key:path}", reviewing.save_entity, methods=["POST"]),
        Route("/undo", reviewing.undo, methods=["POST"]),
        Route("/settings", reviewing.settings, methods=["POST"]),
        Route("/open", reviewing.open_again, methods=["POST"]),
        Mount("/static", StaticFiles(packages=[("pipeline.dashboard", "static")])),
    ]
    app = Starlette(
        routes=routes,
        middleware=[Middleware(Guard, hosts=hosts), Middleware(Unforeseen)],
        exception_handlers={DashboardError: _problem, 404: looking.missing},
    )
    app.state.desk, app.state.who, app.state.read_only, app.state.token = desk, who, read_only, token()
    return app


def _problem(request: Request, error: Exception) -> Response:
    say = language_of(request)
    return render(request, "problem.html", 503, title=say("problem.title"), problem=str(error), again=True)


class Unforeseen:
    """Turns an error of ours into a page and one line on stderr, never a traceback."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def watched(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, watched)
        except Exception as error:
            first = next(iter(str(error).splitlines()), "")
            print(f"sygnatariusz: {scope['path']}: {type(error).__name__}: {first}", file=sys.stderr, flush=True)
            if not begun:
                request = Request(scope)
                say = language_of(request)
                title, text = say("problem.title"), say("problem.unforeseen")
                answer = render(request, "problem.html", 500, title=title, problem=text, again=True)
                await answer(scope, receive, send)
