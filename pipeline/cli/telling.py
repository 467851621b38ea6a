"""What commands tell: lines on stderr, and an exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

import typer

NOTHING_DONE = 1
SOME_FAILED = 3
INTERRUPTED = 130


@contextmanager
def in_one_line() -> Iterator[None]:
    """What stops a command, as one line on stderr and an exit status."""
    try:
        yield
        sys.stdout.flush()
    except KeyboardInterrupt as error:
        say(str(error) or "interrupted")
        raise typer.Exit(INTERRUPTED) from None
    except BrokenPipeError:
        _close(sys.stdout)  # whoever reads has read enough
    except ValueError as error:
        say(str(error))
        raise typer.Exit(NOTHING_DONE) from None


def show_line(line: str) -> None:
    """Prints what was asked for, in one line on stdout."""
    from pipeline.show import neutral

    print(neutral(" ".join(line.split("\n"))), flush=True)


def say(message: str) -> None:
    """Tells what went otherwise than wished."""
    tell(f"sygnatariusz: {message}")


def tell(line: str) -> None:
    """Tells what became of a command, in one line on stderr."""
    from pipeline.show import neutral

    try:
        print(neutral(" ".join(line.split("\n"))), file=sys.stderr, flush=True)
    except BrokenPipeError:
        _close(sys.stderr)  # a run goes on when nobody listens any more


def _close(stream: TextIO) -> None:
    """Lets what is still to be written go nowhere, so that the interpreter's last flush does not complain."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


@contextmanager
def extra(name: str) -> Iterator[None]:
    """What an extra brings, or one line that says how to get it."""
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("pipeline"):
            raise
        raise ValueError(f"{error.name} is missing: pip install 'sygnatariusz[{name}]'") from error
