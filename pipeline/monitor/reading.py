"""Articles read in a process apart, one when it comes: one that never ends or crashes costs itself, not the monitor."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator

from spacy.language import Language

from pipeline.flow import Outcome, one_by_one
from pipeline.limits import Limits
from pipeline.sources import RawDocument
from pipeline.workers import Done


class Reading:
    """Reads what it is given; the process is begun with the first article and ended by `close`.

    nlp: gives the pipeline, asked for it with the first article, since a round that finds nothing new needs none.
    """

    def __init__(self, nlp: Callable[[], Language], min_confidence: float, limits: Limits) -> None:
        self._nlp = nlp
        self._min_confidence = min_confidence
        self._limits = limits
        self._given: list[RawDocument] = []
        self._done = self._outcomes()

    def read(self, raw: RawDocument) -> Outcome:
        """What became of a document. Raises ModelError where no model can be loaded, WorkersError."""
        self._given.append(raw)
        _, outcome = next(self._done)
        return outcome

    def close(self) -> None:
        """End the process that reads."""
        self._done.close()

    def _outcomes(self) -> Generator[Done]:
        yield from one_by_one(self._coming(), self._nlp(), None, self._min_confidence, self._limits)

    def _coming(self) -> Iterator[RawDocument]:
        while True:  # with one process the next is asked for only when the one before has been told of
            yield self._given.pop()
