"""One page of a source: whether it is to be read again, and what became of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2b

from pipeline.flow import Outcome
from pipeline.monitor.state import Seen
from pipeline.records import ArticleRows
from pipeline.sources import Failure, RawDocument
from pipeline.sources.web.entry import Entry
from pipeline.sources.web.fetch import Fetcher, Page
from pipeline.sources.web.read import documents
from pipeline.sources.web.trouble import FetchError
from pipeline.workers import Lost

DAY = 86_400.0

TRIES = 8
"""How often a page that fails is tried before it is given up, until what tells of it says that it has changed. One
whose reading ended with its process is left as it is then, and read again when its content is another."""


@dataclass(frozen=True)
class Result:
    """What became of a page: what is to be remembered of it, and its articles and failures, none if it is unchanged."""

    seen: Seen
    outcomes: tuple[Outcome, ...] = ()


def growing(tries: int, first: float) -> float:
    """Seconds before the next try after `tries` that failed: `first`, doubled for each one more, up to a day."""
    return max(first, min(first * 2.0 ** min(tries - 1, 30), DAY))


def is_due(entry: Entry, seen: Seen | None, recheck: float, now: float) -> bool:
    """Whether a page that is told of is to be read: it is new, is said to have changed, or says nothing of changes and
    was read more than `recheck` seconds ago. One that failed has its own time, and is left alone until then.
    """
    if seen is None or (entry.mark is not None and entry.mark != seen.mark):
        return True
    fetched = seen.hash is not None and seen.tries == 0
    return fetched and entry.mark is None and now - seen.fetched >= recheck


def known(seen: Seen) -> Entry:
    """What was told of a page when it was seen last."""
    published = date.fromisoformat(seen.published) if seen.published else None
    return Entry(seen.url, seen.title, published, seen.mark)


def read_page(
    entry: Entry,
    seen: Seen | None,
    source: str,
    fetcher: Fetcher,
    extract: Callable[[RawDocument], Outcome],
    *,
    first: float,
    now: float,
) -> Result:
    """Fetch a page that is new or may have changed, and read it. first: seconds before another try."""
    before = seen or Seen(entry.url, source)
    told = replace(
        before,
        title=entry.title,
        published=entry.published.isoformat() if entry.published else None,
        mark=entry.mark,
    )
    conditions = {} if before.tries else {"etag": before.etag, "modified": before.modified}
    try:
        page = fetcher.get(entry.url, **conditions)
    except FetchError as error:
        return _failed(told, error, first, now)
    if page is None:
        return Result(replace(told, fetched=now))
    return _read(page, entry, told, fetcher, extract, first, now)


def _failed(told: Seen, error: FetchError, first: float, now: float) -> Result:
    tries = told.tries + 1
    pause = max(growing(tries, first if error.passing else DAY), error.after or 0.0)
    failed = replace(told, error=str(error), tries=tries, next=now + pause if tries < TRIES else None, agreements=0)
    return Result(failed, (Failure(told.url, "sources", str(error)),))


def _read(
    page: Page,
    entry: Entry,
    told: Seen,
    fetcher: Fetcher,
    extract: Callable[[RawDocument], Outcome],
    first: float,
    now: float,
) -> Result:
    digest = blake2b(page.content, digest_size=16).hexdigest()
    fetched = replace(told, etag=page.etag, modified=page.modified, hash=digest, fetched=now, tries=0, next=None)
    if digest == told.hash and not told.tries:
        return Result(fetched)
    found = list(documents(page, entry, fetcher))
    outcomes = tuple(extract(one) if isinstance(one, RawDocument) else one for one in found)
    agreements = sum(len(one.agreements) for one in outcomes if isinstance(one, ArticleRows))
    article = any(isinstance(one, ArticleRows) for one in outcomes)
    error = None if article else next((one.error for one in outcomes if isinstance(one, Failure)), "holds nothing")
    seen = replace(fetched, agreements=agreements, error=error)
    if any(isinstance(one, Lost) for one in outcomes) and told.tries + 1 < TRIES:
        tries = told.tries + 1
        seen = replace(seen, tries=tries, next=now + growing(tries, first))
    return Result(seen, outcomes)
