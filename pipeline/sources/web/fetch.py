"""Pages fetched from the web, politely and safely."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_attempt, wait_random_exponential
from urllib3.util import Url

from pipeline.sources.charset import charset
from pipeline.sources.web.address import joined, parsed, site
from pipeline.sources.web.guard import Resolve, is_named, reachable, resolve
from pipeline.sources.web.keep import Keeper
from pipeline.sources.web.proxy import Proxy, proxy_for
from pipeline.sources.web.request import Answer, ask
from pipeline.sources.web.robots import Rules, rules
from pipeline.sources.web.settings import Web
from pipeline.sources.web.trouble import FetchError

REDIRECTS = (301, 302, 303, 307, 308)

STATUSES = {
    401: "the page asks for a password (401): save it as a file and give that",
    403: "the server refuses the page to programs (403): save it as a file and give that",
    404: "the page does not exist (404): check the address",
    407: "the proxy asks for a password (407): put it into its variable, http://name:password@host:port",
    410: "the page is gone for good (410)",
    429: "the server says that it was asked too often (429): try later",
}

SILENT = 2
"""Pages in a row that a host did not answer for, after which it is left alone for FORGIVEN seconds."""

FORGIVEN = 600.0


@dataclass(frozen=True)
class Page:
    """A page as it was fetched; `url` is where it was found in the end, `kind` its content type without parameters,
    `charset` the one that its sender names.
    """

    url: str
    content: bytes
    kind: str
    etag: str | None
    modified: str | None
    retrieved: datetime
    charset: str | None = None


class Fetcher:
    """Fetches pages one after the other, and remembers what politeness needs: hosts' rules and when each was asked.

    named: addresses that the user named; their hosts may be in the user's own network, others only in the public one.
    """

    def __init__(
        self,
        web: Web,
        named: Iterable[str] = (),
        *,
        resolve: Resolve = resolve,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.web = web
        self._named: set[tuple[str, int]] = set()
        self._resolve = resolve
        self._sleep = sleep
        self._keeper = Keeper(web.keep, web.agent) if web.keep is not None else None
        self._rules: dict[tuple[str, int], Rules] = {}
        self._asked: dict[tuple[str, int], float] = {}
        self._silent: dict[tuple[str, int], tuple[int, float]] = {}
        for url in named:
            self.name(url)

    def name(self, url: str) -> None:
        """Let the host of `url` be asked wherever it is, since the user named it. Raises FetchError."""
        self._named.add(site(parsed(url)))

    def get(
        self,
        url: str,
        *,
        etag: str | None = None,
        modified: str | None = None,
    ) -> Page | None:
        """The page at `url`; None where it is still what `etag` and `modified`, those of the last time, say.

        Raises FetchError.
        """
        conditions = {"If-None-Match": etag, "If-Modified-Since": modified}
        headers = {name: value for name, value in conditions.items() if value is not None}
        host = site(parsed(url))
        self._skip_silent(host)
        attempts = Retrying(
            stop=stop_after_attempt(self.web.attempts),
            retry=retry_if_exception(self._is_worth_another),
            wait=self._pause,
            sleep=self._sleep,
            reraise=True,
        )
        try:
            found = attempts(self._once, url, headers)
        except FetchError as error:
            if not error.silent:
                self._silent.pop(host, None)
            elif error.passing:
                self._silent[host] = (self._silent.get(host, (0, 0.0))[0] + 1, time.monotonic())
            raise
        self._silent.pop(host, None)
        return found

    def keep(self, page: Page, about: Mapping[str, str]) -> None:
        """Keep a page where pages are kept, and `about`, what is known of it besides. Raises FetchError."""
        if self._keeper is not None:
            kind = f"{page.kind or 'text/html'}; charset={page.charset}" if page.charset else page.kind
            self._keeper.keep(page.url, kind, page.content, page.retrieved, about)

    def close(self) -> None:
        """Close the file of the pages that were kept."""
        if self._keeper is not None:
            self._keeper.close()

    def sitemaps(self, url: str) -> list[str]:
        """The addresses of sitemaps that the robots.txt of the site of `url` gives. Raises FetchError."""
        return self._rules_of(parsed(url)).sitemaps()

    def _once(self, url: str, headers: Mapping[str, str]) -> Page | None:
        where, answer = self._follow(url, headers, obey=True)
        status = answer.status
        if status == 304 and headers:
            return None
        if not 200 <= status < 300 or status == 206:
            said = STATUSES.get(status, f"the server answered {status} instead of the page: try later")
            after = _after(answer)
            if after is not None and after > self.web.longest_pause:
                said = f"{said.removesuffix(': try later')}: it asks to come back in {after:.0f} seconds"
            raise FetchError(said, passing=status == 429 or status >= 500, after=after, silent=False)
        content_type = answer.headers.get("Content-Type", "")
        kind = content_type.partition(";")[0].strip().lower()
        etag, modified = answer.headers.get("ETag"), answer.headers.get("Last-Modified")
        now = datetime.now(UTC).replace(microsecond=0)
        return Page(str(where), answer.body, kind, etag, modified, now, charset(content_type))

    def _follow(self, url: str, headers: Mapping[str, str], *, obey: bool) -> tuple[Url, Answer]:
        """The answer at the end of all redirects and where that is; `obey` asks each site's robots.txt before."""
        for _ in range(self.web.redirects + 1):
            where = parsed(url)
            proxy = proxy_for(where)
            network = self._network(where, proxy)
            if obey:
                self._rules_of(where).check(str(where))
            answer = self._ask(where, network, headers, proxy)
            location = answer.headers.get("Location")
            if answer.status not in REDIRECTS or not location:
                return where, answer
            try:
                url = joined(str(where), location)
            except FetchError as error:
                raise FetchError(f"redirected to what is refused: {error}") from None
        raise FetchError(f"redirected more than {self.web.redirects} times: the site sends programs in circles")

    def _network(self, where: Url, proxy: Proxy | None) -> list[str]:
        """Where a host may be asked. A proxy gets the name of one that the user named, since behind some no name of the
        outside is known; of all others an address that was checked here, so that nobody looks the name up again.
        """
        host, port = site(where)
        if proxy is not None and is_named(host, port, self._named):
            return [host]
        return reachable(host, port, self._named, self._resolve)

    def _ask(self, where: Url, network: list[str], headers: Mapping[str, str], proxy: Proxy | None) -> Answer:
        """The answer from the first network address, or the first of the other kind, after a polite pause."""
        self._wait(site(where))
        first = network[0]
        # A host may list addresses of a kind, of IPv6 or IPv4, that does not work from here.
        other = next((address for address in network if (":" in address) != (":" in first)), None)
        try:
            return ask(where, first, headers, self.web, proxy)
        except FetchError as error:
            if other is None or not error.passing:
                raise
        return ask(where, other, headers, self.web, proxy)

    def _wait(self, host: tuple[str, int]) -> None:
        known = self._rules.get(host)
        delay = max(self.web.delay, known.delay() if known is not None else 0.0)
        last = self._asked.get(host)
        if last is not None and (left := last + delay - time.monotonic()) > 0:
            self._sleep(left)
        self._asked[host] = time.monotonic()

    def _rules_of(self, where: Url) -> Rules:
        host = site(where)
        if host not in self._rules:
            self._rules[host] = rules(f"{where.scheme}://{where.netloc}", self._robots, self.web.agent)
        return self._rules[host]

    def _robots(self, url: str) -> tuple[int, bytes]:
        try:
            answer = self._follow(url, {}, obey=False)[1]
        except FetchError as error:
            if error.passing:
                raise
            return 404, b""
        return answer.status, answer.body

    def _skip_silent(self, host: tuple[str, int]) -> None:
        times, last = self._silent.get(host, (0, 0.0))
        if times >= SILENT and time.monotonic() - last < FORGIVEN:
            raise FetchError(f"{host[0]} did not answer for other pages before: left out", passing=True)

    def _is_worth_another(self, error: BaseException) -> bool:
        return isinstance(error, FetchError) and error.passing and (error.after or 0) <= self.web.longest_pause

    def _pause(self, state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome is not None else None
        asked = error.after if isinstance(error, FetchError) else None
        growing = wait_random_exponential(self.web.pause, max=self.web.longest_pause)(state)
        return asked if asked is not None else growing


def _after(answer: Answer) -> float | None:
    """Seconds that the server asks to wait, written as such or as a moment; None where it does not."""
    value = answer.headers.get("Retry-After", "").strip()
    if value.isdecimal():
        return float(value[:9])
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    return max((moment - datetime.now(moment.tzinfo)).total_seconds(), 0.0)
