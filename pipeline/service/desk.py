"""Where requests become tasks for the workers: who is let in, how long one waits, and what is answered."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from concurrent.futures import Future
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from fastapi import Request

from pipeline.flow import Outcome
from pipeline.process import UnforeseenError
from pipeline.service.asked import Article, Batch, Options
from pipeline.service.metrics import Metrics
from pipeline.service.pages import Pages
from pipeline.service.posted import Fetched, Given, Posted
from pipeline.service.refusal import RefusalError
from pipeline.service.settings import Settings
from pipeline.service.tasks import Assemble, Read, ReadAlone, Task
from pipeline.service.workers import LostError, Workers
from pipeline.sources import Failure
from pipeline.sources.naming import printable

Answer = TypeVar("Answer")


class Desk:
    """What the requests of one service share."""

    def __init__(
        self, settings: Settings, *, say: Callable[[str], None], on_unusable: Callable[[], None] = lambda: None
    ) -> None:
        self.settings = settings
        self.say = say
        self.metrics = Metrics()
        self.workers = Workers(settings, say=say, on_read=self.metrics.read, on_unusable=on_unusable)
        self.metrics.watch(self.workers, lambda: self._admitted)
        self.pages = Pages(settings)
        self._admitted = 0

    @asynccontextmanager
    async def admitted(self) -> AsyncIterator[None]:
        """For as long as a request is in the house. Raises RefusalError where there is no room."""
        if not self.workers.has_begun:
            raise RefusalError(503, "starting", "the model is still being loaded: try again in some seconds")
        if self._admitted >= self.settings.workers + self.settings.queue:
            said = f"{self.settings.queue} requests wait already, which is the limit: try again later"
            raise RefusalError(429, "too_many", said)
        self._admitted += 1
        try:
            yield
        finally:
            self._admitted -= 1

    async def one(self, asked: Given | Article, options: Options) -> bytes:
        """The tables of one article, as JSON. Raises RefusalError where there are none."""
        posted = asked if isinstance(asked, Given) else await self._fetched(asked)
        try:
            answer = await self._ask(ReadAlone(posted, options.reference, options.min_confidence))
        except LostError as lost:
            raise RefusalError(503, lost.code, str(lost), source=posted.source, stage="language") from None
        if isinstance(answer, Failure):
            raise RefusalError(422, "unreadable", answer.error, source=answer.source, stage=answer.stage)
        assert isinstance(answer, bytes)
        return answer

    async def batch(self, batch: Batch, options: Options) -> bytes:
        """The tables of several articles, as JSON; what cannot be read is a row in `failures`. Raises RefusalError."""
        # A batch takes no more of the queue than there are workers, so that others' articles come between its own.
        turns = asyncio.Semaphore(self.settings.workers)

        async def read(number: int, article: Article) -> Outcome:
            async with turns:
                return await self._outcome(f"{number}/posted", article, options)

        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(read(number, article)) for number, article in enumerate(batch.articles, 1)]
        outcomes = tuple(task.result() for task in tasks)
        try:
            answer = await self._ask(Assemble(outcomes))
        except LostError as lost:
            raise RefusalError(503, lost.code, f"the batch as a whole: {lost}", stage="records") from None
        assert isinstance(answer, bytes)
        return answer

    async def _outcome(self, name: str, article: Article, options: Options) -> Outcome:
        source = printable(article.source or article.url or name)
        try:
            by_address = article.text is None and article.html is None
            posted = await self._fetched(article) if by_address else article.given(name)
            outcome = await self._ask(Read(posted, options.reference, options.min_confidence))
        except RefusalError as refusal:
            return Failure(source, "sources", str(refusal))
        except (LostError, UnforeseenError) as error:
            return Failure(source, "language", str(error))
        assert not isinstance(outcome, bytes)
        return outcome

    async def _fetched(self, article: Article) -> Posted:
        assert article.url is not None
        page = await self.pages.fetch(article.url)
        return Fetched(page, printable(article.source or article.url), article.title, article.published)

    async def _ask(self, task: Task) -> Outcome | bytes:
        """What comes of a task. Raises RefusalError where no worker began it in time, and what the workers raise."""
        future: Future[Outcome | bytes] = self.workers.submit(task)
        answer = asyncio.wrap_future(future)
        try:
            await asyncio.wait({answer}, timeout=self.settings.wait)
            if not answer.done() and future.cancel():
                said = f"no worker was free for {self.settings.wait:g} seconds: try again later"
                raise RefusalError(503, "busy", said)
            return await answer
        finally:
            answer.cancel()  # where the request has ended before, so that no worker begins with it


async def while_there(request: Request, work: Coroutine[Any, Any, Answer]) -> Answer | None:
    """What comes of some work, or None where the client leaves before: then the work is given up.

    To be called when the body of the request has been read.
    """

    async def left() -> None:
        while (await request.receive())["type"] != "http.disconnect":
            pass

    doing, leaving = asyncio.ensure_future(work), asyncio.ensure_future(left())
    try:
        await asyncio.wait({doing, leaving}, return_when=asyncio.FIRST_COMPLETED)
        return await doing if doing.done() else None
    finally:
        doing.cancel()
        leaving.cancel()
