"""What was read goes to the output first and into the monitor's memory second, so that a kill in between loses nothing:
the same pages are read again, and the output takes an article twice as once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline import outputs
from pipeline.language.names.gazetteer import Entry
from pipeline.monitor.config import Config
from pipeline.monitor.notice import notices
from pipeline.monitor.pages import Result
from pipeline.monitor.state import Notice, State
from pipeline.records import ArticleRows, build
from pipeline.sources import Failure

AT_ONCE = 20
"""Pages that are added in one transaction of the output."""


@dataclass
class Batch:
    """Pages that have been read and are not yet in the output. channels: on which new agreements are told."""

    config: Config
    state: State
    gazetteer: Sequence[Entry]
    channels: Sequence[str]
    results: list[Result] = field(default_factory=list)

    def take(self, result: Result, now: float) -> None:
        """Take a page, and put all into the output where there are enough of them. Raises OutputError."""
        self.results.append(result)
        if len(self.results) >= AT_ONCE:
            self.flush(now)

    def flush(self, now: float) -> None:
        """Put the pages into the output, and then remember them and what is to be told. Raises OutputError."""
        outcomes = [outcome for result in self.results for outcome in result.outcomes]
        articles = [outcome for outcome in outcomes if isinstance(outcome, ArticleRows)]
        if outcomes:
            failures = [outcome for outcome in outcomes if isinstance(outcome, Failure)]
            records = build(articles, failures, self.gazetteer)
            outputs.add(records, self.config.output, format=self.config.format, gazetteer=self.gazetteer)
        found = [one for rows in articles for one in notices(rows, self.config.watch, self.channels)]
        self.state.save(pages=[result.seen for result in self.results], notices=self._once_an_event(found), now=now)
        self.results.clear()

    def _once_an_event(self, found: list[Notice]) -> list[Notice]:
        """The notices, with no channels for those of an event that another article has told already."""
        if not found:
            return []
        agreements = outputs.read(self.config.output, ["agreements"])["agreements"]
        event_of = dict(zip(agreements["agreement_id"], agreements["event_id"], strict=True))
        members: dict[str, list[str]] = {}
        for agreement, event in event_of.items():
            members.setdefault(event, []).append(agreement)
        here: set[str] = set()
        kept = []
        for notice in found:
            event = event_of.get(notice.agreement_id, notice.agreement_id)
            others = [one for one in members.get(event, []) if one != notice.agreement_id]
            told = event in here or self.state.told(others)
            here.add(event)
            kept.append(replace(notice, channels=()) if told else notice)
        return kept
