"""Pages that are fetched for a request: politely for each host, and never from the service's own network."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from pipeline.service.refusal import RefusalError
from pipeline.service.settings import Settings
from pipeline.sources.naming import printable
from pipeline.sources.web import Web
from pipeline.sources.web.address import parsed, site
from pipeline.sources.web.fetch import Fetcher, Page
from pipeline.sources.web.trouble import FetchError

HOSTS = 256
"""Hosts whose rules are remembered."""

REMEMBERED = 3600.0
"""Seconds for which they are."""

AT_ONCE = 16
"""Hosts that are asked at the same time."""

PATIENT = Web(attempts=2, timeout=10.0, patience=20.0, redirects=5, longest_pause=5.0)


class _Host:
    def __init__(self, settings: Settings) -> None:
        self.fetcher = Fetcher(replace(PATIENT, largest=settings.largest), named=settings.sites)
        self.turn = asyncio.Lock()
        self.since = time.monotonic()


class Pages:
    """Fetches pages: of one host one after the other, of several at once."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._hosts: OrderedDict[tuple[str, int], _Host] = OrderedDict()
        self._threads = ThreadPoolExecutor(AT_ONCE, "pages")

    async def fetch(self, url: str) -> Page:
        """The page at an address that a request names. Raises RefusalError where it may not or cannot be had."""
        if not self._settings.urls:
            raise RefusalError(
                403, "forbidden", "addresses are not fetched by this service: post the page itself as html"
            )
        source = printable(url)
        try:
            host = self._host(site(parsed(url)))
            async with asyncio.timeout(self._settings.wait), host.turn:
                page = await asyncio.get_running_loop().run_in_executor(self._threads, host.fetcher.get, url)
        except FetchError as error:
            raise RefusalError(422, "unreadable", str(error), source=source, stage="sources") from None
        except TimeoutError:
            said = f"the page was not fetched within {self._settings.wait:g} seconds: try later"
            raise RefusalError(503, "busy", said, source=source, stage="sources") from None
        assert page is not None
        return page

    def close(self) -> None:
        """Begins nothing more."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _host(self, where: tuple[str, int]) -> _Host:
        known = self._hosts.get(where)
        if known is None or (time.monotonic() - known.since > REMEMBERED and not known.turn.locked()):
            known = self._hosts[where] = _Host(self._settings)
        self._hosts.move_to_end(where)
        while len(self._hosts) > HOSTS:
            self._hosts.popitem(last=False)
        return known
