"""The processes that read and the queue before them; each reads one article at a time, one that dies is replaced."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Event, Thread
from typing import Any, Literal

from pipeline.process import LOADING, DiedError, LateError, Process, TooMuchError
from pipeline.service.process import started
from pipeline.service.settings import ServiceError, Settings
from pipeline.service.tasks import Task
from pipeline.sources import Failure

PAUSES = (1.0, 5.0, 30.0)
"""Seconds before another process is started in place of one that could not load, by how many could not before."""


OUTCOMES = ("read", "unreadable", "too_slow", "too_much_memory", "worker_died", "unforeseen")
"""What may come of an article; "unreadable" is one of which its failure is told."""


class LostError(Exception):
    """An article of which nothing will come; the message is a sentence that says why."""

    def __init__(self, code: Literal["too_slow", "too_much_memory", "worker_died", "stopping"], message: str) -> None:
        super().__init__(message)
        self.code = code


def _stopped() -> LostError:
    return LostError("stopping", "the service is being stopped: not read")


def _why(error: Exception) -> str:
    match error:
        case LateError():
            return f"took longer than {LOADING:g} seconds"
        case OSError():
            return f"cannot be started ({(error.strerror or 'no reason is given').lower()})"
        case _:
            return str(error)


@dataclass(frozen=True)
class _Job:
    task: Task
    future: Future[Any]


class _Seat:
    """The place of one worker: the process that has it now, and what it does."""

    def __init__(self) -> None:
        self.process: Process | None = None
        self.state: Literal["loading", "idle", "busy"] = "loading"

    def is_ready(self) -> bool:
        return self.state != "loading" and self.process is not None and self.process.is_alive()


class Workers:
    """As many processes as the settings say; a thread of this one waits for each.

    say: told in a sentence of what an operator should know. on_read: told of each task that was tried, its outcome (one
    of OUTCOMES) and its seconds. unusable: why nothing can ever be read, when `on_unusable` has been called.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        say: Callable[[str], None],
        on_read: Callable[[Task, str, float], None] = lambda task, outcome, seconds: None,
        on_unusable: Callable[[], None] = lambda: None,
    ) -> None:
        self._settings = settings
        self._say, self._on_read, self._on_unusable = say, on_read, on_unusable
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._closing = Event()
        self._seats = [_Seat() for _ in range(settings.workers)]
        self._threads = [Thread(target=self._serve, args=(seat,), daemon=True) for seat in self._seats]
        self.unusable: ServiceError | None = None
        self.has_begun = False
        self.replaced = 0

    def start(self) -> None:
        """Starts the processes, and does not wait until they are ready."""
        for thread in self._threads:
            thread.start()

    def submit(self, task: Task) -> Future[Any]:
        """Puts a task into the queue; its future can be cancelled until a worker has begun.

        The future gives what comes of the task, or raises LostError or UnforeseenError.
        """
        job = _Job(task, Future())
        self._jobs.put(job)
        return job.future

    def close(self) -> None:
        """Ends the processes; what they read and what waits is lost."""
        self._closing.set()
        self._drain()
        for seat in self._seats:
            if seat.process is not None:
                seat.process.kill()
            self._jobs.put(None)
        for thread in self._threads:
            thread.join()
        self._drain()

    @property
    def ready(self) -> int:
        """How many processes have the model and run."""
        return sum(seat.is_ready() for seat in self._seats)

    @property
    def busy(self) -> list[int]:
        """The numbers of the processes that read just now."""
        return [seat.process.pid for seat in self._seats if seat.state == "busy" and seat.process is not None]

    @property
    def waiting(self) -> int:
        """How many articles no worker has begun."""
        return self._jobs.qsize()

    def _serve(self, seat: _Seat) -> None:
        try:
            self._fill(seat)
            while seat.process is not None and (job := self._jobs.get()) is not None:
                if not job.future.set_running_or_notify_cancel():
                    continue
                if not seat.process.is_alive():  # it died while it had nothing to do, which is no article's fault
                    self._refill(seat, "a worker died while it was idle")
                if seat.process is None:
                    job.future.set_exception(_stopped())
                else:
                    self._do(seat, seat.process, job)
        except ServiceError as error:
            self.unusable = error
            self._on_unusable()
            self._drain()
        finally:
            if seat.process is not None:
                seat.process.close()

    def _do(self, seat: _Seat, process: Process, job: _Job) -> None:
        begun, ended = time.monotonic(), ""
        seconds, most = self._settings.seconds, self._settings.memory
        memory = "more memory than there is" if most is None else f"more than {most:,} MB of memory"
        seat.state = "busy"
        try:
            answer = process.ask(job.task)
        except LateError:
            outcome, ended = "too_slow", f"an article took longer than {seconds:g} seconds: its worker was ended"
            error: Exception = LostError("too_slow", f"took longer than {seconds:g} seconds to read: given up")
        except TooMuchError:
            outcome, ended = "too_much_memory", f"an article took {memory}: its worker was ended"
            error = LostError("too_much_memory", f"took {memory} to read: given up")
        except DiedError as died:
            outcome, ended = "worker_died", f"a worker {died}, while it read an article"
            said = f"the process that read it {died}: try once more, or split it"
            error = _stopped() if self._closing.is_set() else LostError("worker_died", said)
        except Exception as unforeseen:
            outcome, error = "unforeseen", unforeseen
        else:
            outcome = "unreadable" if isinstance(answer, Failure) else "read"
        seat.state = "loading" if ended else "idle"
        self._on_read(job.task, outcome, time.monotonic() - begun)
        if outcome in ("read", "unreadable"):
            job.future.set_result(answer)
        else:
            job.future.set_exception(error)
        if ended:
            self._refill(seat, ended)

    def _refill(self, seat: _Seat, why: str) -> None:
        seat.state = "loading"
        if self._closing.is_set():
            self._vacate(seat)
            return
        self.replaced += 1
        self._say(f"{why}; another one takes its place")
        self._fill(seat)

    def _fill(self, seat: _Seat) -> None:
        """Starts a process and waits until it is ready, again and again where it dies before. Raises ServiceError."""
        failed = 0
        while True:
            self._vacate(seat)
            try:
                seat.process = started(self._settings)
                if not self._closing.is_set():
                    seat.process.load()
            except (DiedError, LateError, OSError) as error:
                # Whoever stops the service may end a process before we hear of it: that is no news.
                if self._closing.wait(PAUSES[min(failed, len(PAUSES) - 1)]):
                    self._vacate(seat)
                    return
                failed += 1
                self._say(f"a worker {_why(error)}, before it had the model; another one takes its place")
                continue
            except ValueError as error:
                raise ServiceError(str(error)) from None
            if self._closing.is_set():
                self._vacate(seat)
                return
            seat.state = "idle"
            self.has_begun = True
            return

    def _drain(self) -> None:
        while not self._jobs.empty():
            job = self._jobs.get()
            if job is not None and job.future.set_running_or_notify_cancel():
                job.future.set_exception(_stopped())

    def _vacate(self, seat: _Seat) -> None:
        if seat.process is not None:
            seat.process.close(0)
            seat.process = None
