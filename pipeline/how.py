"""How a run reads: its model, its limits, its number of processes, and what of it decides the rows of an article."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pipeline.cores import cores
from pipeline.flow import outcomes
from pipeline.language.names.gazetteer import Gazetteer
from pipeline.language.names.gazetteer import read as read_gazetteer
from pipeline.limits import Limits
from pipeline.product import product
from pipeline.sources import Failure, RawDocument
from pipeline.workers import Done

if TYPE_CHECKING:
    from pipeline.sources.web import Web


@dataclass(frozen=True)
class How:
    """How a run reads; see `run`, which says what each may be and what is raised."""

    model: str | os.PathLike[str] | None = None
    published: date | str | None = None
    workers: int | Literal["auto"] = 1
    min_confidence: float = 0.0
    gazetteer: str | os.PathLike[str] | None = None
    web: Web | None = None
    time_limit: float | None = Limits.seconds
    memory_limit: int | None = Limits.megabytes

    def __post_init__(self) -> None:
        if self.workers != "auto" and (not isinstance(self.workers, int) or self.workers < 1):
            raise ValueError(f"workers must be 1 or more, or auto, not {self.workers}")
        if not 0.0 <= self.min_confidence <= 1.0:
            raise ValueError(f"min_confidence must be from 0 to 1, not {self.min_confidence}")
        _ = (self.day, self.limits)  # both say what is wrong with them

    @property
    def day(self) -> date | None:
        day = date.fromisoformat(self.published) if isinstance(self.published, str) else self.published
        return day.date() if isinstance(day, datetime) else day

    @property
    def limits(self) -> Limits:
        return Limits(self.time_limit, self.memory_limit)

    @property
    def number(self) -> int:
        return cores() if self.workers == "auto" else self.workers

    @property
    def listed(self) -> Gazetteer:
        return Gazetteer() if self.gazetteer is None else read_gazetteer(self.gazetteer)

    def settings(self) -> str:
        """What decides the rows of an article: a run goes on only where they are the same."""
        listed = None if self.gazetteer is None else blake2b(Path(self.gazetteer).read_bytes()).hexdigest()
        model = None if self.model is None else os.fspath(self.model)
        return repr((product(), model, self.day, self.min_confidence, listed))

    def read(self, documents: Iterable[RawDocument | Failure], listed: Gazetteer) -> Generator[Done]:
        """Gives the bad lines of the gazetteer, and each document with what became of it."""
        model, path = (None if name is None else os.fspath(name) for name in (self.model, self.gazetteer))
        bad_lines = (Failure(f"{path}:{line}", "gazetteer", error) for line, error in listed.problems)
        done = outcomes(documents, model, self.day, self.number, self.min_confidence, path, self.limits)
        yield from ((None, failure) for failure in bad_lines)
        yield from done
