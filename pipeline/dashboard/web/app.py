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
from starlette.types import Scope

from pipeline.dashboard.desk import Desk
from pipeline.dashboard.web import adding, exports, looking, reviewing
from pipeline.dashboard.web.guard import LOOPBACK, Guard, token
from pipeline.dashboard.web.page import language_of, render
from pipeline.outputs import OutputError
from pipeline.unforeseen import Unforeseen


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
        Route("/articles", looking.articles),
        Route("/missed/{key:path}", adding.missed),
        Route("/missed/{key:path}", adding.save_missed, methods=["POST"]),
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
        middleware=[Middleware(Guard, hosts=hosts), Middleware(Unforeseen, say=_tell, failed=_unforeseen)],
        exception_handlers={OutputError: _problem, 404: looking.missing},
    )
    app.state.desk, app.state.who, app.state.read_only, app.state.token = desk, who, read_only, token()
    return app


def _problem(request: Request, error: Exception) -> Response:
    say = language_of(request)
    return render(request, "problem.html", 503, title=say("problem.title"), problem=str(error), again=True)


def _unforeseen(scope: Scope) -> Response:
    request = Request(scope)
    say = language_of(request)
    return render(
        request, "problem.html", 500, title=say("problem.title"), problem=say("problem.unforeseen"), again=True
    )


def _tell(line: str) -> None:
    print(f"sygnatariusz: {line}", file=sys.stderr, flush=True)
