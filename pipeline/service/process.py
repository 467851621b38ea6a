"""What each process of the service is for: it loads the model, and then does what it is asked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from pipeline.process import Process
from pipeline.service.settings import Settings


def started(settings: Settings) -> Process:
    """Starts a process that does tasks; its `load` raises ModelError and GazetteerError. Raises OSError."""
    return Process(partial(_prepared, settings.model, settings.gazetteer), settings.limits, stays=True)


def _prepared(model: str | None, gazetteer: str | None) -> Callable[[Any], Any]:
    # Here, since to import it takes seconds, in which a new process would not yet ignore that the service is stopped.
    from pipeline.service.tasks import loaded

    held = loaded(model, gazetteer)
    return lambda task: task(held)
