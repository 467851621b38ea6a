"""One process that reads: it has the model, takes a task, gives what comes of it, and takes the next."""

from __future__ import annotations

import signal
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Any

from pipeline.service.settings import ServiceError, Settings
from pipeline.sources.trouble import first_line

LOADING = 300.0
"""Seconds in which a process must have loaded the model, on the slowest of disks."""


class DiedError(Exception):
    """The process ended in the middle of a task."""


class LateError(Exception):
    """The task took longer than it may; the process was ended."""


class UnforeseenError(Exception):
    """The task failed in a way that nobody foresaw; the process is well. The message says what was raised."""


def work(pipe: Connection, model: str | None, gazetteer: str | None) -> None:
    """What the process does: loads, says so, and then answers tasks until its pipe is closed."""
    # Whoever stops the service stops its group of processes; a worker has to finish what it reads.
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, signal.SIG_IGN)
    from pipeline.service.tasks import loaded

    try:
        try:
            held = loaded(model, gazetteer)
        except ValueError as error:
            pipe.send(error)
            return
        pipe.send(None)
        while True:
            task = pipe.recv()
            try:
                answer = task(held)
            except Exception as error:
                answer = UnforeseenError(f"{type(error).__name__}: {first_line(error)}")
            pipe.send(answer)
    except (EOFError, OSError):  # the service has ended
        return


class Process:
    """A process of the service's own, from its start to its end; used by one thread."""

    def __init__(self, settings: Settings) -> None:
        """Starts it; it cannot be asked before `load` has returned."""
        context = get_context("spawn")
        self._pipe, there = context.Pipe()
        self._process = context.Process(
            target=work, args=(there, settings.model, settings.gazetteer), name="reader", daemon=True
        )
        self._process.start()
        there.close()

    def load(self) -> None:
        """Waits until it has the model. Raises ServiceError where it never can, LateError or DiedError."""
        answer = self._answer(LOADING)
        if isinstance(answer, ValueError):
            raise ServiceError(str(answer))

    def ask(self, task: Any, seconds: float) -> Any:
        """Gives what comes of a task. Raises UnforeseenError, and LateError or DiedError, after which it is no more."""
        try:
            self._pipe.send(task)
        except OSError as error:
            raise DiedError from error
        answer = self._answer(seconds)
        if isinstance(answer, UnforeseenError):
            raise answer
        return answer

    def is_alive(self) -> bool:
        """Whether it runs; may be asked by any thread."""
        return not wait([self._process.sentinel], 0)

    def close(self, patience: float = 5.0) -> None:
        """Lets it end, and ends it where it does not within some seconds."""
        self._pipe.close()
        self._process.join(patience)
        self._process.kill()
        self._process.join()

    def kill(self) -> None:
        """Ends it at once; may be called by any thread."""
        self._process.kill()

    @property
    def pid(self) -> int:
        """Its number, for whoever looks for it among the system's."""
        return self._process.pid or 0

    def _answer(self, seconds: float) -> Any:
        try:
            if not self._pipe.poll(seconds):
                self.close(0)
                raise LateError
            return self._pipe.recv()
        except (EOFError, OSError) as error:
            raise DiedError from error
