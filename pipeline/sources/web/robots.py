"""What a site's robots.txt allows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from protego import Protego

from pipeline.sources.web.trouble import FetchError

LONGEST_DELAY = 60.0
"""Seconds: a Crawl-delay above this one is taken for it."""


@dataclass(frozen=True)
class Rules:
    """The rules of one site; `text` None stands for a site whose rules cannot be had, from which nothing is read."""

    text: Protego | None
    agent: str

    def check(self, url: str) -> None:
        """Raise FetchError where the address may not be read."""
        if self.text is None:
            raise FetchError("the site's robots.txt cannot be read, so that nothing of it is: try later", passing=True)
        if not self.text.can_fetch(url, self.agent):
            raise FetchError("the site's robots.txt asks that this page not be read by programs")

    def delay(self) -> float:
        """Seconds that the site asks for between two requests, 0 where it does not."""
        return min(float(self.text.crawl_delay(self.agent) or 0), LONGEST_DELAY) if self.text is not None else 0.0

    def sitemaps(self) -> list[str]:
        """The addresses of sitemaps that robots.txt gives."""
        return list(self.text.sitemaps) if self.text is not None else []


def rules(origin: str, fetch: Callable[[str], tuple[int, bytes]], agent: str) -> Rules:
    """The rules of the site at `origin` (https://host:port); `fetch` gives status and body of an address.

    A site that has no robots.txt allows all (RFC 9309); one that fails to give it allows nothing. Raises the FetchError
    of a site that cannot be reached.
    """
    status, body = fetch(f"{origin}/robots.txt")
    if status >= 500 or status == 429:
        return Rules(None, agent)
    text = body[: 512 * 1024].decode("utf-8", "replace") if status == 200 else ""
    return Rules(Protego.parse(text), agent)
