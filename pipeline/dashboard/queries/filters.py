"""Which events are meant; it stands in a page's address, so that it can be sent to a colleague."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

KINDS = ("list intencyjny", "porozumienie", "umowa", "deklaracja", "memorandum", "partnerstwo", "inne")
STATUSES = ("signed", "planned", "historical", "ended")
SORTS = ("date", "kind", "status", "place", "signatories", "sources", "confidence")
REVIEWED = ("checked", "corrected", "open")
PAGE = 50


@dataclass(frozen=True)
class Filters:
    """Filters of events, each empty where it does not matter.

    since, until: days between which the event was or can have been. org, person: an entity's id, or a part of its
    name. site: the host of the address, or the folder, that an article comes from. confidence: the least. words: of
    the article's text, in any form; in quotes those that follow each other. reviewed: see REVIEWED. sort: one of
    SORTS, with a minus for the greatest first. page: from 1.
    """

    since: date | None = None
    until: date | None = None
    kind: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    org: str = ""
    person: str = ""
    place: str = ""
    voivodeship: str = ""
    site: str = ""
    confidence: float | None = None
    words: str = ""
    reviewed: str = ""
    sort: str = "-date"
    page: int = 1

    def query(self, **changes: Any) -> str:
        """Gives the filters, some of them changed, as they stand in an address; what is not asked is left out.

        Whatever is changed but the page itself leads to the first page.
        """
        changed = replace(self, **({"page": 1} | changes))
        pairs: list[tuple[str, str]] = []
        for field in fields(changed):
            value = getattr(changed, field.name)
            if value == field.default:
                continue
            pairs += [(field.name, str(part)) for part in (value if isinstance(value, tuple) else (value,))]
        return urlencode(pairs)

    @property
    def active(self) -> tuple[str, ...]:
        """The names of the filters that are set."""
        return tuple(
            field.name
            for field in fields(self)
            if field.name not in {"sort", "page"} and getattr(self, field.name) != field.default
        )


def parse(parameters: Mapping[str, Sequence[str]]) -> tuple[Filters, tuple[str, ...]]:
    """Gives the filters of an address, and the names of those whose values are none, which are left out.

    parameters: name -> values, as `urllib.parse.parse_qs` gives them.
    """
    bad: list[str] = []

    def one(name: str) -> str:
        return (parameters.get(name) or [""])[-1].strip()[:500]

    def several(name: str, allowed: Sequence[str]) -> tuple[str, ...]:
        given = [value for value in parameters.get(name, ()) if value]
        if not set(given) <= set(allowed):
            bad.append(name)
        return tuple(value for value in allowed if value in given)

    def day(name: str) -> date | None:
        try:
            return date.fromisoformat(one(name)) if one(name) else None
        except ValueError:
            bad.append(name)
            return None

    def number(name: str, most: float, least: float = 0.0) -> float | None:
        try:
            found = float(one(name).replace(",", ".")) if one(name) else None
        except ValueError:
            found = -1.0
        if found is not None and not least <= found <= most:
            bad.append(name)
            return None
        return found

    def choice(name: str, allowed: Sequence[str], otherwise: str) -> str:
        if one(name) and one(name) not in allowed:
            bad.append(name)
        return one(name) if one(name) in allowed else otherwise

    sorts = [sign + name for name in SORTS for sign in ("", "-")]
    filters = Filters(
        since=day("since"),
        until=day("until"),
        kind=several("kind", KINDS),
        status=several("status", STATUSES),
        org=one("org"),
        person=one("person"),
        place=one("place"),
        voivodeship=one("voivodeship"),
        site=one("site"),
        confidence=number("confidence", 1.0) or None,
        words=one("words"),
        reviewed=choice("reviewed", REVIEWED, ""),
        sort=choice("sort", sorts, "-date"),
        page=int(number("page", 1e7, 1.0) or 1),
    )
    return filters, tuple(bad)


def from_address(address: str) -> tuple[Filters, tuple[str, ...]]:
    """Gives the filters of what a user copied: a page's whole address, or what stands in it behind the "?"."""
    query = urlsplit(address).query if "?" in address or "://" in address else address
    return parse(parse_qs(query))
