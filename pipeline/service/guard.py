"""Who may ask: whoever has the token, or, where there is none, this machine's programs but no page of a browser."""

from __future__ import annotations

import secrets
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pipeline.service.refusal import RefusalError, refused
from pipeline.service.settings import LOOPBACK

OPEN = ("/live", "/ready", "/docs", "/openapi.json", "/static-offline-docs/")
"""What needs no token: probes, and what the service can do, which is in its source as well."""


class Guard:
    """Lets requests through that may ask; answers the others."""

    def __init__(self, app: ASGIApp, token: str | None) -> None:
        self._app = app
        self._token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        try:
            self._check(scope["path"], Headers(scope=scope))
        except RefusalError as refusal:
            await refused(refusal)(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                answer = MutableHeaders(scope=message)
                answer["cache-control"] = "no-store"
                answer["x-content-type-options"] = "nosniff"
            await send(message)

        await self._app(scope, receive, guarded)

    def _check(self, path: str, headers: Headers) -> None:
        if self._token is not None:
            given = headers.get("authorization", "")
            right = secrets.compare_digest(given.encode(), f"Bearer {self._token}".encode())
            if not right and not path.startswith(OPEN):
                said = "wrong" if given else "missing"
                raise RefusalError(401, "unauthorised", f"the token is {said}: send it as 'Authorization: Bearer …'")
            return
        # Another site's page may lead its own name to this address, or post to it by the address itself.
        if _host(headers.get("host", "")) not in LOOPBACK:
            raise RefusalError(421, "wrong_host", "without a token only localhost is answered to: ask it by that name")
        origin = headers.get("origin")
        if origin is not None and urlsplit(origin).netloc.lower() != headers.get("host", "").lower():
            raise RefusalError(403, "forbidden", "a page of another site may not use this service without a token")


def _host(header: str) -> str:
    """The host of a Host header, without its port; "" for what is none."""
    try:
        return "" if "@" in header else urlsplit(f"//{header}").hostname or ""
    except ValueError:
        return ""
