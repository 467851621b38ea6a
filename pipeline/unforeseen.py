"""What a web application of ours does with an error that nobody foresaw."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pipeline.sources.trouble import first_line


class Unforeseen:
    """Turns an error of ours into an answer and one line for the operator, never a traceback.

    say: told the line. failed: gives the answer to a request that failed, sent where nothing of another was. stopped:
    the same for one that was cancelled; without it the cancelling goes on.
    """

    def __init__(
        self,
        app: ASGIApp,
        say: Callable[[str], None],
        failed: Callable[[Scope], ASGIApp],
        stopped: Callable[[Scope], ASGIApp] | None = None,
    ) -> None:
        self._app, self._say, self._failed, self._stopped = app, say, failed, stopped

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def watched(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, watched)
        except asyncio.CancelledError:
            if self._stopped is None:
                raise
            answer = self._stopped
        except Exception as error:
            self._say(f"{scope['path']}: {type(error).__name__}: {first_line(error)}")
            answer = self._failed
        else:
            return
        if not begun:
            await answer(scope)(scope, receive, send)
