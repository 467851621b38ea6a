"""The service as an application: its paths, what they take and what they answer."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import APIRouter, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, PlainTextResponse, Response
from fastapi_offline import FastAPIOffline
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.exceptions import HTTPException
from starlette.types import Scope

from pipeline.product import product
from pipeline.service import asked
from pipeline.service.asked import Article, AskedOptions, AskedSingle, Batch
from pipeline.service.desk import Desk, while_there
from pipeline.service.guard import Guard
from pipeline.service.metrics import Counted
from pipeline.service.refusal import RESPONSES, RefusalError, refused
from pipeline.service.schema import Tables
from pipeline.sources.single import PAGES
from pipeline.unforeseen import Unforeseen

GONE = 499
"""Nobody reads this answer: the client left. As nginx counts it."""

_BYTES: dict[str, Any] = {
    kind: {"schema": {"type": "string"} | ({} if kind.startswith("text/") else {"format": "binary"})} for kind in PAGES
}

router = APIRouter()


def _asks_for(schema: dict[str, Any], **others: Any) -> dict[str, Any]:
    return {"requestBody": {"required": True, "content": {asked.JSON: {"schema": schema}, **others}}}


@router.post(
    "/v1/articles",
    tags=["records"],
    summary="Read one article",
    response_model=Tables,
    responses=RESPONSES,
    openapi_extra=_asks_for(Article.model_json_schema(), **_BYTES),
)
async def article(request: Request, single: AskedSingle) -> Response:
    """Gives the tables of one article: JSON that holds it, or its own bytes with their Content-Type."""
    desk: Desk = request.app.state.desk
    async with desk.admitted():
        posted = asked.one(request, await asked.body(request, desk.settings), single)
        return _answer(await while_there(request, desk.one(posted, single)))


@router.post(
    "/v1/batches",
    tags=["records"],
    summary="Read several articles as one run",
    response_model=Tables,
    responses=RESPONSES,
    openapi_extra=_asks_for({"$ref": "#/components/schemas/Batch"}),
)
async def batch(request: Request, options: AskedOptions) -> Response:
    """Gives the tables of several articles, with identity across them; what cannot be read is a row in failures."""
    desk: Desk = request.app.state.desk
    async with desk.admitted():
        content = await asked.body(request, desk.settings)
        if asked.kind(request) != asked.JSON:
            raise RefusalError(415, "unsupported", f"a batch is {asked.JSON}: send it with that Content-Type")
        posted = asked.parsed(Batch, content)
        if len(posted.articles) > desk.settings.batch:
            most = f"the limit is {desk.settings.batch}: send several batches"
            raise RefusalError(413, "too_large", f"the batch holds {len(posted.articles)} articles, {most}")
        return _answer(await while_there(request, desk.batch(posted, options)))


@router.get("/live", tags=["health"], summary="Whether the service runs")
async def live() -> dict[str, str]:
    """Answers for as long as the service answers at all."""
    return {"status": "live"}


@router.get("/ready", tags=["health"], summary="Whether an article would be read at once", responses={503: {}})
async def ready(request: Request) -> JSONResponse:
    """Answers 200 where a worker has the model, else 503."""
    workers = request.app.state.desk.workers
    number = workers.ready
    status = "ready" if number else "starting"
    return JSONResponse({"status": status, "workers": number}, 200 if number else 503)


@router.get("/metrics", tags=["health"], summary="Figures for Prometheus", response_class=PlainTextResponse)
async def metrics(request: Request) -> Response:
    """Gives the figures in Prometheus' own form."""
    return Response(generate_latest(request.app.state.desk.metrics.registry), media_type=CONTENT_TYPE_LATEST)


def application(desk: Desk) -> FastAPI:
    """Gives the application over a desk, whose workers start and end with it."""

    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:
        desk.workers.start()
        yield
        desk.pages.close()
        await asyncio.to_thread(desk.workers.close)

    app = FastAPIOffline(
        redoc_url=None,  # its fonts come from elsewhere
        title="sygnatariusz",
        version=product(),
        description="Reads Polish press releases and tells who agreed with whom, on what, when and where, "
        "and who signed.",
        lifespan=life,
        exception_handlers={
            RefusalError: _refused,
            RequestValidationError: _invalid,
            HTTPException: _unknown,
        },
    )
    app.include_router(router)
    app.state.desk = desk
    app.add_middleware(Unforeseen, say=desk.say, failed=_failed, stopped=_stopped)
    app.add_middleware(Guard, token=desk.settings.token)
    app.add_middleware(Counted, metrics=desk.metrics)
    _describe(app, token=desk.settings.token is not None)
    return app


def _describe(app: FastAPI, *, token: bool) -> None:
    """Completes what FastAPI writes of the service with what it cannot know: the batch's form, and the token."""
    written = app.openapi()
    batch = Batch.model_json_schema(ref_template="#/components/schemas/{model}")
    written["components"]["schemas"] |= {**batch.pop("$defs"), "Batch": batch}
    if token:
        written["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
        for path in ("/v1/articles", "/v1/batches", "/metrics"):
            for operation in written["paths"][path].values():
                operation["security"] = [{"token": []}]


def _answer(content: bytes | None) -> Response:
    return Response(status_code=GONE) if content is None else Response(content, media_type=asked.JSON)


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, RefusalError)
    return refused(error)


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    return refused(RefusalError(422, "bad_request", asked.told(error.errors()[0])))


def _unknown(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 405:
        said = f"{request.method} is not what {request.url.path} takes: see /docs"
        answer = refused(RefusalError(405, "wrong_method", said))
        answer.headers.update(error.headers or {})
        return answer
    if error.status_code == 404:
        return refused(RefusalError(404, "not_found", "there is nothing here: see /docs for what there is"))
    return refused(RefusalError(error.status_code, "bad_request", str(error.detail)))


def _failed(scope: Scope) -> Response:
    return refused(RefusalError(500, "unforeseen", "the service failed at this request: its log says how"))


def _stopped(scope: Scope) -> Response:
    return refused(RefusalError(503, "stopping", "the service was stopped before this was done: ask it again"))
