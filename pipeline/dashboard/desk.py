"""What one dashboard works on: an output, its reviews, and the snapshot of both that its pages show."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Sequence

import duckdb

from pipeline.dashboard.opening import Output
from pipeline.dashboard.snapshot import Snapshot
from pipeline.outputs import OutputError, renew
from pipeline.outputs.reviews import Review

_GLANCE = 5.0


class Desk:
    """Opens an output when it is first looked at, and again when asked; a desk without a snapshot says why."""

    def __init__(self, output: Output) -> None:
        self.output = output
        self._store = output.reviews
        self._lock = threading.RLock()
        self._snapshot: Snapshot | None = None
        self._problem: OutputError | None = None
        self.behind: OutputError | None = None
        """Why the views of the output's database do not show the newest review, if so."""
        self._seen: tuple[object, object] = (None, None)
        self._newest: tuple[object, object] = (None, None)
        self._looked = 0.0

    def open(self) -> None:
        """Reads the output and its reviews anew. Raises OutputError, also later, until it is opened well."""
        with self._lock:
            try:
                reviews = self._store.read()
                self._snapshot, self._problem = Snapshot(self.output, reviews), None
                self._seen = self._newest = self._state()
            except OutputError as error:
                self._snapshot, self._problem = None, error
                print(f"sygnatariusz: {error}", file=sys.stderr, flush=True)
                raise

    @property
    def snapshot(self) -> Snapshot:
        """The snapshot, opened if it was not yet. Raises OutputError."""
        with self._lock:
            if self._problem is not None:
                raise self._problem
            if self._snapshot is None:
                self.open()
            assert self._snapshot is not None
            return self._snapshot

    def database(self) -> duckdb.DuckDBPyConnection:
        """Gives a cursor of the snapshot's database. Raises OutputError."""
        return self.snapshot.cursor()

    @property
    def changed(self) -> bool:
        """Whether the output or its reviews were written since they were read; asked every few seconds only."""
        with self._lock:
            if self._snapshot is not None and time.monotonic() - self._looked > _GLANCE:
                self._looked = time.monotonic()
                self._newest = self._state()
            return self._snapshot is not None and self._newest != self._seen

    @property
    def where(self) -> str:
        """Where the reviews are kept."""
        return self._store.where

    def reviews(self) -> list[Review]:
        """Gives all reviews, in the order in which they were made. Raises OutputError."""
        return self._store.read()

    def review(self, reviews: Sequence[Review]) -> None:
        """Keeps reviews and applies them. Raises OutputError where they cannot be kept: then nothing has changed."""
        with self._lock:
            snapshot, alone = self.snapshot, self._store.state() == self._seen[1]
            self._store.append(list(reviews))
            if alone and not any(review.action == "undo" for review in reviews):
                snapshot.apply(reviews)
            else:  # someone else has reviewed too, or what was applied is taken back
                snapshot.apply_all(self._store.read())
            seen = self._seen[0]
            own = self.output.state() == seen  # what is written from here on is ours, not the news of a run
            try:
                self.behind = None
                renew(self.output.address)
            except OutputError as error:  # it is kept, and the next review or run shows it
                self.behind = error
            self._seen = self._newest = (self.output.state() if own else seen, self._store.state())

    def _state(self) -> tuple[object, object]:
        return self.output.state(), self._store.state()
