"""Why a request gets no records, as an answer: a status and a JSON body with one sentence."""

from __future__ import annotations

from typing import Literal

from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

Code = Literal[
    "bad_request", "unauthorised", "forbidden", "not_found", "wrong_method", "timeout", "too_large", "too_many",
    "wrong_host", "unsupported", "unreadable", "too_slow", "too_much_memory", "worker_died", "busy", "starting",
    "stopping", "unforeseen",
]  # fmt: skip

AGAIN = {429: 1, 503: 5}
"""Seconds after which it is worth to ask again, by status."""


class Error(BaseModel):
    """Why there are no records."""

    code: Code = Field(description="for programs")
    message: str = Field(description="one sentence for people: what is wrong and what to do")
    source: str | None = Field(None, description="the article, where one is to blame")
    stage: str | None = Field(None, description="where it stopped, as in the table failures")


class Problem(BaseModel):
    """The body of every answer that is none of 2xx."""

    error: Error


class RefusalError(Exception):
    """Ends a request with a status, a code and a sentence."""

    def __init__(
        self, status: int, code: Code, message: str, *, source: str | None = None, stage: str | None = None
    ) -> None:
        super().__init__(message)
        self.status = status
        self.error = Error(code=code, message=message, source=source, stage=stage)


def refused(refusal: RefusalError) -> JSONResponse:
    """Gives a refusal as an answer."""
    headers = {"Retry-After": str(AGAIN[refusal.status])} if refusal.status in AGAIN else {}
    if refusal.error.code in ("too_slow", "too_much_memory"):
        headers.clear()  # it would take as much again
    if refusal.status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    return JSONResponse(Problem(error=refusal.error).model_dump(exclude_none=True), refusal.status, headers)


STATUSES = {
    401: "The token is missing or wrong.",
    408: "The request's body did not come within the time that reading may take.",
    413: "The request's body, or the batch, is larger than this service takes.",
    415: "The content is of a kind that is not read.",
    422: "The request is not of the form asked for, or what it holds is no Polish article; the sentence says which.",
    429: "The queue is full.",
    503: "The service is starting or being stopped, or the article took too long or too much memory, or the process "
    "that read it died.",
}

RESPONSES: dict[int | str, dict[str, object]] = {
    status: {"model": Problem, "description": about} for status, about in STATUSES.items()
}
"""What OpenAPI tells of the answers that are none of 2xx."""
