"""Who may ask and who may write: only this machine's browser, only through our own pages."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
LARGEST = 1_000_000
"""Bytes of a form that are read; an article that is corrected is no larger."""

_HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
}


class Guard:
    """Answers only requests that name a host of ours, so that no other site's name can be led to this address (DNS
    rebinding), and lets writing through only from our own pages (CSRF); what is answered may load nothing foreign."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str]) -> None:
        self._app = app
        self._hosts = frozenset(host.lower().strip("[]") for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if refusal := self._refusal(scope, headers):
            await refusal(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                answer = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    answer.setdefault(name, value)
                if not scope["path"].startswith("/static/"):
                    answer["cache-control"] = "no-store"
            await send(message)

        await self._app(scope, receive, guarded)

    def _refusal(self, scope: Scope, headers: Headers) -> PlainTextResponse | None:
        if _host(headers.get("host", "")) not in self._hosts:
            return PlainTextResponse("This dashboard does not answer to that name; see --allow-host.\n", 421)
        if scope["method"] in {"GET", "HEAD"}:
            return None
        origin = headers.get("origin")
        foreign = origin is not None and urlsplit(origin).netloc.lower() != headers.get("host", "").lower()
        if foreign or headers.get("sec-fetch-site", "same-origin") != "same-origin":
            return PlainTextResponse("Only the dashboard's own pages may write.\n", 403)
        if not headers.get("content-length", "0").isdigit() or int(headers.get("content-length", "0")) > LARGEST:
            return PlainTextResponse("That is more than a form of this dashboard holds.\n", 413)
        if "transfer-encoding" in headers:
            return PlainTextResponse("A form tells its length.\n", 411)
        return None


def _host(header: str) -> str:
    """The host of a Host header, without its port: "[::1]:8000" is "::1"."""
    try:
        return urlsplit(f"//{header}").hostname or ""
    except ValueError:
        return ""


def token() -> str:
    """Gives a secret for the forms of one dashboard, new each time that it is started."""
    return secrets.token_urlsafe(32)


def is_ours(request: Request, given: object) -> bool:
    """Tells whether a form holds the secret that our pages put into theirs."""
    return isinstance(given, str) and secrets.compare_digest(given, request.app.state.token)
