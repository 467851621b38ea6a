"""The process beside a worker that reads its articles: what one of them does there costs that article only."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing import current_process
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cluster.settings import Settings
from pipeline.process import DiedError, LateError, Process, TooMuchError, UnforeseenError
from pipeline.sources.document import Failure, RawDocument

if TYPE_CHECKING:
    from pipeline.workers import Outcome, Read

_STARTS = 3
"""Processes in a row that may die before they have the model."""


@dataclass(frozen=True)
class Lost(Failure):
    """A document that its process did not survive: with other limits, or once more, it may be read."""


class Reader:
    """Reads documents, one at a time, in a process that has the model and is replaced when it has to be."""

    def __init__(self, settings: Settings) -> None:
        """settings: how documents are read, and within which limits."""
        self._settings = settings
        self._process: Process | None = None

    def __call__(self, document: RawDocument) -> Outcome:
        """Gives what became of a document, Lost where the process was. Raises ModelError, GazetteerError, DiedError."""
        process, limits = self._alive(), self._settings.limits
        try:
            outcome: Outcome = process.ask(document)
            return outcome
        except UnforeseenError as error:
            return Failure(document.source, "language", f"cannot be read: {error}")
        except LateError:
            lost = limits.too_long
        except TooMuchError:
            lost = limits.too_large
        except DiedError as died:
            lost = f"the process that read it {died}; another run tries it again"
        self.close()
        return Lost(document.source, "language", lost)

    def close(self) -> None:
        """Ends the process; another document starts another."""
        if self._process is not None:
            self._process.close(0)
            self._process = None

    def _alive(self) -> Process:
        if self._process is not None and self._process.is_alive():
            return self._process
        for left in reversed(range(_STARTS)):
            self.close()
            # Dask starts its workers as daemons, which Python lets have no children: so that none is left when a
            # worker goes. Ours goes by itself, as soon as its pipe is closed, or a while after its time limit.
            with suppress(AssertionError):
                current_process().daemon = False
            process = self._process = Process(partial(_prepared, self._settings), self._settings.limits)
            try:
                process.load()
                break
            except (DiedError, LateError):
                if not left:
                    raise
        return process


def _prepared(settings: Settings) -> Read:
    from pipeline.flow import reader
    from pipeline.language import load

    with _file(settings.gazetteer) as gazetteer:
        nlp = load(settings.model, gazetteer, threads=1)
    return reader(nlp, settings.published, settings.min_confidence)


@contextmanager
def _file(content: bytes | None) -> Iterator[str | None]:
    if content is None:
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="sygnatariusz-") as folder:
        path = Path(folder) / "gazetteer.csv"
        path.write_bytes(content)
        yield str(path)
