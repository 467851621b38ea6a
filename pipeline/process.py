"""One process that reads: it takes a question, gives the answer within its limits, and takes the next."""

from __future__ import annotations

import signal
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Any

from pipeline.limits import Limits, hold, is_of_memory, rest, settle
from pipeline.sources.trouble import first_line

LOADING = 300.0
"""Seconds in which a process must have loaded the model, on the slowest of disks."""

GONE = (EOFError, BrokenPipeError, ConnectionResetError)
"""What a pipe raises whose other end has gone."""

Answers = Callable[[Any], Any]


class DiedError(Exception):
    """The process has ended; the message says how, in words that follow "the process"."""


class LateError(Exception):
    """The question took longer than it may; the process was ended."""


class TooMuchError(Exception):
    """The question took more memory than it may; the process has ended."""


class UnforeseenError(Exception):
    """The question failed in a way that nobody foresaw; the process is well. The message says what was raised."""


def how_it_ended(exitcode: int | None) -> str:
    """What a process's exit code means, in words that follow "the process"."""
    if exitcode is not None and exitcode < 0:
        with suppress(ValueError):
            memory = ", as when the machine's memory ends" if -exitcode == getattr(signal, "SIGKILL", 0) else ""
            return f"was ended by {signal.Signals(-exitcode).name}{memory}"
    return f"ended with {exitcode}"


def answer(pipe: Connection, answers: Answers, limits: Limits) -> None:
    """Answers a pipe's questions, until a question takes too much memory. Raises one of GONE when nobody asks."""
    while True:
        question = pipe.recv()
        hold(limits)
        try:
            told = answers(question)
        except MemoryError:
            told = TooMuchError()
        finally:
            rest()
        pipe.send(told)
        if isinstance(told, TooMuchError):
            return  # what was half done when memory ended is not trusted to read another article


def _work(pipe: Connection, prepare: Callable[[], Answers], limits: Limits, stays: bool) -> None:
    settle()
    if stays:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    with suppress(*GONE):
        try:
            answers = prepare()
        except ValueError as error:
            pipe.send(error)
            return
        pipe.send(None)
        answer(pipe, partial(_foreseen, answers), limits)


def _foreseen(answers: Answers, question: Any) -> Any:
    try:
        return answers(question)
    except Exception as error:
        if is_of_memory(error):
            raise MemoryError from error
        return UnforeseenError(f"{type(error).__name__}: {first_line(error)}")


class Process:
    """A process of this one's own, from its start to its end; used by one thread at a time.

    prepare: called once in it, gives what answers a question; to be pickled. limits: of one question.
    stays: whether it outlives a SIGTERM, which a stopped service's whole group gets: it has to finish what it reads.
    """

    def __init__(self, prepare: Callable[[], Answers], limits: Limits, *, stays: bool = False) -> None:
        """Starts it; it cannot be asked before `load` has returned. Raises OSError where the system has no room."""
        context = get_context("spawn")
        self._limits = limits
        self._pipe, there = context.Pipe()
        self._process = context.Process(target=_work, args=(there, prepare, limits, stays), name="reader", daemon=True)
        self._process.start()
        there.close()

    def load(self) -> None:
        """Waits until it can be asked. Raises the ValueError of `prepare`, or LateError or DiedError."""
        told = self._answer(LOADING)
        if isinstance(told, ValueError):
            raise told

    def ask(self, question: Any) -> Any:
        """Gives the answer. Raises UnforeseenError; LateError, TooMuchError, DiedError, after which it is no more."""
        try:
            self._pipe.send(question)
        except OSError as error:
            raise self._died() from error
        told = self._answer(self._limits.seconds)
        if isinstance(told, UnforeseenError | TooMuchError):
            raise told
        return told

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

    def _answer(self, seconds: float | None) -> Any:
        try:
            if not self._pipe.poll(seconds):
                self.close(0)
                raise LateError
            return self._pipe.recv()
        except (EOFError, OSError) as error:
            raise self._died() from error

    def _died(self) -> DiedError:
        self.close()  # its pipe is closed, so that it ends if it has not
        return DiedError(how_it_ended(self._process.exitcode))
