"""Processes that read articles, one at a time each: one that dies, never ends or takes too much costs its article only.

A pool of our own, since those that are kept lack what this needs: concurrent.futures and loky give up all that waits
when one process dies, and pebble and billiard let all workers share a pipe and its lock, which a killed one never lets
go of. Here each worker has a pipe to itself, and nothing is shared that could be left locked.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from multiprocessing import current_process, get_context
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING

from pipeline.limits import Limits, settle
from pipeline.process import GONE, TooMuchError, answer, how_it_ended
from pipeline.records import ArticleRows
from pipeline.sources import Failure, RawDocument

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

Outcome = ArticleRows | Failure
Read = Callable[[RawDocument], Outcome]
Done = tuple[RawDocument | None, Outcome]
"""A document and what became of it; None where it is a source of which there is no document."""

FORKS = sys.platform == "linux"
"""Whether a worker is a copy of this process, which has the model already: elsewhere it would not be safe."""

_READY = "ready"
_STARTS = 3
"""Workers in a row that may die before they have read anything, until nothing more is tried."""


@dataclass(frozen=True)
class Lost(Failure):
    """The failure of a process that read, which died or was ended at a limit: another attempt may do better."""


class WorkersError(ValueError):
    """No worker can be started; the message says what to do."""


def can_fork() -> bool:
    """Whether a worker can be had for next to nothing: as a copy of this process, which may have children."""
    return FORKS and not current_process().daemon


@dataclass
class _Worker:
    process: BaseProcess
    connection: Connection
    document: RawDocument | None = None
    until: float | None = None
    ready: bool = False


class Workers:
    """Some processes that read. prepare: called once in each, gives what reads a document; pickled unless they fork."""

    def __init__(self, number: int, prepare: Callable[[], Read], limits: Limits) -> None:
        self._number = number
        self._prepare = prepare
        self._limits = limits
        self._context = get_context("fork") if FORKS else get_context("spawn")
        self._workers: list[_Worker] = []
        self._stillborn = 0

    def read(self, documents: Iterable[RawDocument | Failure]) -> Iterator[Done]:
        """Gives each document with its outcome as it is done: with one worker in their order, lazily.

        No more documents are held than there are workers. Raises WorkersError.
        """
        coming, more = iter(documents), True
        try:
            while more or any(worker.document for worker in self._workers):
                while more and (idle := self._idle()) is not None:
                    document = next(coming, None)
                    if document is None:
                        more = False
                    elif isinstance(document, Failure):
                        yield None, document
                    elif not self._give(idle, document):
                        coming = chain([document], coming)
                yield from self._take()
        finally:
            for worker in list(self._workers):
                self._end(worker)

    def _idle(self) -> _Worker | None:
        """A worker that waits for a document; None while all read or start."""
        while True:
            idle = next((worker for worker in self._workers if worker.ready and worker.document is None), None)
            if idle is not None or len(self._workers) == self._number:
                return idle
            self._start()

    def _start(self) -> None:
        ours, theirs = self._context.Pipe()
        # Else a worker would keep the pipes of those before it open, and they would not see that their parent is gone.
        inherited = [worker.connection for worker in self._workers] + [ours] if FORKS else []
        process = self._context.Process(
            target=_serve, args=(theirs, inherited, self._prepare, self._limits, not FORKS), daemon=True
        )
        process.start()
        theirs.close()
        self._workers.append(_Worker(process, ours, ready=FORKS))

    def _give(self, worker: _Worker, document: RawDocument) -> bool:
        """Give a worker a document; tells whether it took it. One that died while it had nothing to do does not."""
        try:
            worker.connection.send(document)
        except OSError:
            self._end(worker)
            self._died_early()
            return False
        worker.document = document
        worker.until = None if self._limits.seconds is None else time.monotonic() + self._limits.seconds
        return True

    def _take(self) -> Iterator[Done]:
        """Gives what has been read, waiting until there is something, or somebody is late or dead."""
        busy = [worker for worker in self._workers if worker.document or not worker.ready]
        ends = [worker.until - time.monotonic() for worker in busy if worker.until is not None]
        if not busy:
            return
        told = set(wait([worker.connection for worker in busy], max(0.0, min(ends)) if ends else None))
        for worker in busy:
            if worker.connection in told:
                yield from self._answer(worker)
            elif worker.until is not None and time.monotonic() > worker.until:
                yield self._lost(worker, self._limits.too_long)

    def _answer(self, worker: _Worker) -> Iterator[Done]:
        try:
            told = worker.connection.recv()
        except (EOFError, OSError):
            worker.process.join()
            if worker.document is not None:
                died = f"the process that read it {how_it_ended(worker.process.exitcode)}"
                yield self._lost(worker, f"{died}; --resume or another run tries it again")
            else:
                self._end(worker)
                self._died_early()
            return
        if told == _READY:
            worker.ready = True
            return
        self._stillborn = 0
        if isinstance(told, TooMuchError):
            yield self._lost(worker, self._limits.too_large)
        else:
            document, worker.document, worker.until = worker.document, None, None
            yield document, told

    def _lost(self, worker: _Worker, error: str) -> Done:
        """Why a worker gives no rows; another will take its place."""
        assert worker.document is not None
        self._stillborn = 0
        self._end(worker)
        return worker.document, Lost(worker.document.source, "language", error)

    def _died_early(self) -> None:
        self._stillborn += 1
        if self._stillborn >= _STARTS * self._number:
            raise WorkersError("the processes that read die as soon as they start: try fewer --workers, or free memory")

    def _end(self, worker: _Worker) -> None:
        worker.process.kill()
        worker.process.join()
        worker.connection.close()
        self._workers.remove(worker)


def _serve(
    connection: Connection, inherited: list[Connection], prepare: Callable[[], Read], limits: Limits, tells: bool
) -> None:
    """What a worker does: reads what it is sent, until nobody sends any more. tells: whether it says that it can."""
    for other in inherited:
        other.close()
    settle()
    try:
        read = prepare()
    except Exception:
        return  # the parent sees that it is gone; what is wrong with the model it has told already
    with suppress(*GONE):
        if tells:
            connection.send(_READY)
        answer(connection, read, limits)
