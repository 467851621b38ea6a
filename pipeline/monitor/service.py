"""The monitor itself: round after round over its sources."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from functools import cache, partial

from spacy.language import Language

from pipeline import outputs
from pipeline.language import load
from pipeline.language.names.gazetteer import Gazetteer
from pipeline.language.names.gazetteer import read as read_gazetteer
from pipeline.limits import Limits
from pipeline.monitor.adding import Batch
from pipeline.monitor.config import Config, ConfigError
from pipeline.monitor.following import Following
from pipeline.monitor.listed import tell_problems
from pipeline.monitor.reading import Reading
from pipeline.monitor.state import State, StateError
from pipeline.monitor.tell import channels, deliver, secrets
from pipeline.outputs import OutputError
from pipeline.sources.web import Web
from pipeline.sources.web.fetch import Fetcher

Say = Callable[[str], None]


class Monitor:
    """Follows the sources of a configuration; holds its state's file until it is closed.

    show: writes a line of what is new. say: writes a line of what goes wrong.
    Raises ConfigError, OutputError, StateError, ModelError or GazetteerError where it cannot begin.
    """

    def __init__(self, config: Config, *, show: Say = print, say: Say = print, web: Web | None = None) -> None:
        if config.output.lower().endswith(".xlsx"):
            raise ConfigError(f"{config.output} cannot be added to: give a folder, .sqlite, .duckdb or postgresql://")
        secrets.check(config)
        outputs.check(config.output, config.format)
        self._gazetteer = Gazetteer() if config.gazetteer is None else read_gazetteer(config.gazetteer)
        self._config = config
        self._show = show
        self._say = say
        self._web = web or Web(delay=config.delay, keep=config.keep_pages)
        self._state = State(config.state_file)
        # When nothing is new no model is needed.
        self._nlp = cache(partial(load, config.model, config.gazetteer))

    def use(self, nlp: Language) -> None:
        """Read with this pipeline, in place of the one that would be loaded when something is to be read."""
        self._nlp = cache(lambda: nlp)

    def round(self, now: float | None = None) -> bool:
        """One round over all sources that are due, and then what is due is told; tells whether all went well.

        Raises StateError where the monitor's memory cannot be written.
        """
        try:
            return self._round(time.time() if now is None else now)
        except sqlite3.Error as error:
            raise StateError(f"{self._config.state_file} cannot be written: {error}; free some space") from None

    def _round(self, now: float) -> bool:
        fetcher = Fetcher(self._web, [source.url for source in self._config.source])
        try:
            well = self._follow(fetcher, now)
        finally:
            fetcher.close()
        return deliver(self._config, self._state, now, self._show, self._say) and well

    def _follow(self, fetcher: Fetcher, now: float) -> bool:
        config, gazetteer = self._config, self._gazetteer
        batch = Batch(config, self._state, gazetteer.entries, channels(config))
        limits = Limits(config.time_limit, config.memory_limit)
        with closing(Reading(self._nlp, config.min_confidence, limits)) as reading:
            try:
                if config.gazetteer is not None:
                    tell_problems(config.gazetteer, gazetteer.problems, batch, self._say, now)
                well = [
                    Following(source, self._state, fetcher, batch, reading.read, self._say).round(now)
                    for source in config.source
                ]
            except OutputError as error:
                self._say(f"{error} What was read is read again in the next round.")
                return False
        return all(well)

    def stay(self) -> None:
        """Rounds without end, with the interval of the configuration between the beginnings of two."""
        while True:
            begun = time.monotonic()
            self.round()
            time.sleep(max(0.0, begun + self._config.interval - time.monotonic()))

    def close(self) -> None:
        """Let go of the state's file."""
        self._state.close()
