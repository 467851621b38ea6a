"""One source, one round: what is new or changed of it is read and added."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from pipeline.flow import Outcome
from pipeline.monitor.adding import Batch
from pipeline.monitor.config import Source
from pipeline.monitor.pages import Result, growing, is_due, known, read_page
from pipeline.monitor.state import Followed, Seen, State
from pipeline.sources import Failure, RawDocument
from pipeline.sources.web.entry import Entry
from pipeline.sources.web.fetch import Fetcher, Page
from pipeline.sources.web.listing import listed, looks_like
from pipeline.sources.web.sitemap import tells_of_pages
from pipeline.sources.web.trouble import FetchError

OLD_NEWS = 20
"""Pages of a section in a row that are known, after which the section is not followed further back."""


class Following:
    """Follows one source. say: tells a person what goes wrong, once for each trouble."""

    def __init__(
        self,
        source: Source,
        state: State,
        fetcher: Fetcher,
        batch: Batch,
        extract: Callable[[RawDocument], Outcome],
        say: Callable[[str], None],
    ) -> None:
        self._source = source
        self._state = state
        self._fetcher = fetcher
        self._batch = batch
        self._extract = extract
        self._say = say
        self._first = batch.config.interval
        self._sure = True

    def round(self, now: float) -> bool:
        """Read what is due; tells whether the source could be read, or was not due. Raises OutputError."""
        before = self._state.source(self._source.url)
        if before.next > now:
            return before.error is None
        try:
            self._retry(now)
            after = self._follow(before, now)
        except FetchError as error:
            self._batch.flush(now)
            self._state.save(source=self._failed(before, error, now))
            return False
        self._batch.flush(now)
        # Only now may the sender be asked for what is newer: before, a kill would have lost what was not yet read.
        self._state.save(source=after)
        if before.error is not None:
            self._say(f"{self._source.url}: can be read again")
        return True

    def _failed(self, before: Followed, error: FetchError, now: float) -> Followed:
        if before.error is None:
            self._say(f"{self._source.url}: {error}; told once, tried again with growing delays")
        failures = before.failures + 1
        pause = max(growing(failures, self._first), error.after or 0.0)
        return replace(
            before, etag=None, modified=None, whole=False, failures=failures, next=now + pause, error=str(error)
        )

    def _retry(self, now: float) -> None:
        for seen in self._state.waiting(self._source.url, now):
            self._read(known(seen), seen, now)

    def _follow(self, before: Followed, now: float) -> Followed:
        source = self._source
        page = self._fetcher.get(source.url, etag=before.etag, modified=before.modified)
        success = replace(before, success=now, failures=0, next=0.0, error=None)
        if page is None:
            return success
        part = replace(success, etag=None, modified=None, whole=False)
        for read, (entry, seen) in enumerate(self._due(page, before, now)):
            if read == 0 and before.whole:
                # Killed from here on, the next round may not take what it knows for the end of what is new.
                self._state.save(source=replace(before, etag=None, modified=None, whole=False))
            if read == source.limit:
                return part  # the rest is read in the next round
            self._read(entry, seen, now)
        if not self._sure:
            return replace(part, whole=True)
        return replace(success, etag=page.etag, modified=page.modified, whole=True)

    def _due(self, page: Page, before: Followed, now: float) -> Iterator[tuple[Entry, Seen | None]]:
        """The pages that are to be read. Whether all that is told of is told by `page` alone stands in `_sure` then."""
        kind = self._source.kind or looks_like(page)
        if kind is None:
            raise FetchError('neither a feed nor a sitemap: add kind = "section" for a page that lists articles')
        # What an index of sitemaps tells of may change while the index does not.
        self._sure = kind != "sitemap" or tells_of_pages(page)
        old = 0
        for entry in listed(page, kind, self._fetcher):
            if isinstance(entry, Failure):
                self._sure = False
                self._cannot(entry, page, now)
                continue
            seen = self._state.page(entry.url)
            if is_due(entry, seen, self._batch.config.recheck, now):
                old = 0
                yield entry, seen
                continue
            old += 1
            if kind == "section" and before.whole and old >= OLD_NEWS:
                return

    def _read(self, entry: Entry, seen: Seen | None, now: float) -> None:
        source, first = self._source.url, self._first
        result = read_page(entry, seen, source, self._fetcher, self._extract, first=first, now=now)
        self._tell(result, seen)
        self._batch.take(result, now)

    def _cannot(self, failure: Failure, page: Page, now: float) -> None:
        """What the listing cannot tell: of the source itself a failure of it, of a page that page's."""
        if failure.source in (page.url, self._source.url):
            raise FetchError(failure.error)
        seen = self._state.page(failure.source)
        if seen is None or seen.error != failure.error:
            before = seen or Seen(failure.source, self._source.url)
            result = Result(replace(before, error=failure.error, fetched=now, next=None), (failure,))
            self._tell(result, seen)
            self._batch.take(result, now)

    def _tell(self, result: Result, before: Seen | None) -> None:
        error = result.seen.error
        if error is not None and (before is None or before.error != error):
            self._say(f"{result.seen.url}: {error}")
