"""What Prometheus is told."""

from __future__ import annotations

import time
from collections.abc import Callable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pipeline.service.tasks import Assemble, Task
from pipeline.service.workers import OUTCOMES, Workers

SECONDS = (0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60, 120)


class Metrics:
    """The figures of one service, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "sygnatariusz_requests", "Requests that were answered", ("path", "status"), registry=self.registry
        )
        self.request_seconds = Histogram(
            "sygnatariusz_request_seconds", "From a request to its answer", ("path",),
            buckets=SECONDS, registry=self.registry,
        )  # fmt: skip
        self.articles = Counter(
            "sygnatariusz_articles", "Articles by what came of them", ("outcome",), registry=self.registry
        )
        self.article_seconds = Histogram(
            "sygnatariusz_article_seconds", "That a worker read one article", buckets=SECONDS, registry=self.registry
        )
        for outcome in OUTCOMES:
            self.articles.labels(outcome)

    def read(self, task: Task, outcome: str, seconds: float) -> None:
        """Counts an article; may be called by any thread."""
        if not isinstance(task, Assemble):
            self.articles.labels(outcome).inc()
            self.article_seconds.observe(seconds)

    def watch(self, workers: Workers, admitted: Callable[[], int]) -> None:
        """Tells of the requests in the house, the workers and their queue, as they are when somebody asks."""
        figures: dict[str, tuple[str, Callable[[], float]]] = {
            "requests_in_flight": ("Requests that were let in and not yet answered", admitted),
            "workers_ready": ("Processes that have the model", lambda: workers.ready),
            "workers_busy": ("Processes that read", lambda: len(workers.busy)),
            "workers_replaced": ("Processes that died or were ended, and were replaced", lambda: workers.replaced),
            "articles_waiting": ("Articles in the queue", lambda: workers.waiting),
        }
        for name, (about, ask) in figures.items():
            Gauge(f"sygnatariusz_{name}", about, registry=self.registry).set_function(ask)


class Counted:
    """Counts the requests that pass, by the path that the service knows them under."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun, status = time.monotonic(), 0

        async def watched(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, watched)
        finally:
            path = getattr(scope.get("route"), "path", "other")
            self._metrics.requests.labels(path, str(status)).inc()
            self._metrics.request_seconds.labels(path).observe(time.monotonic() - begun)
