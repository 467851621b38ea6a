"""What is told of a new agreement."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from hashlib import blake2b
from typing import Any

from pipeline.monitor.config import Watch
from pipeline.monitor.state import Notice
from pipeline.monitor.watching import matches
from pipeline.records import ArticleRows
from pipeline.records.article import Row

_FIELDS = ("kind", "status", "date", "place", "occasion", "subject", "parties", "confidence")


def notices(rows: ArticleRows, watches: Sequence[Watch], channels: Sequence[str]) -> list[Notice]:
    """The notices of an article's agreements that match a watch, for those of the `channels` that the watches name."""
    found = []
    for agreement in rows.agreements:
        matched = [watch for watch in watches if matches(watch, agreement, rows)]
        wanted = tuple(c for c in channels if any(watch.tell is None or c in watch.tell for watch in matched))
        if wanted:
            payload = _payload(agreement, rows) | {"watches": [watch.name for watch in matched]}
            found.append(Notice(payload["id"], agreement["agreement_id"], wanted, payload))
    return found


def _payload(agreement: Row, rows: ArticleRows) -> dict[str, Any]:
    key, article = agreement["agreement_id"], rows.article
    signatories = [
        {name: row[name] for name in ("organisation", "acronym", "represented_by")}
        for row in rows.signatories
        if row["agreement_id"] == key
    ]
    signers = [
        {name: row[name] for name in ("person", "role", "organisation")}
        for row in rows.signers
        if row["agreement_id"] == key
    ]
    return {
        "id": _id(agreement, signatories, article["url"] or article["source"]),
        "agreement_id": key,
        **{name: _plain(agreement[name]) for name in _FIELDS},
        "signatories": signatories,
        "signers": signers,
        "text": article["text"][agreement["start"] : agreement["end"]],
        "article": {name: _plain(article[name]) for name in ("url", "source", "title", "published")},
    }


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _id(agreement: Row, signatories: list[dict[str, Any]], where: str) -> str:
    """16 hexadecimal digits that stay the same when the article's text is changed elsewhere."""
    parties = sorted(party["organisation"] for party in signatories)
    content = "\0".join([where, agreement["kind"], agreement["status"], agreement["date"] or "", *parties])
    return blake2b(content.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def summary(payload: dict[str, Any]) -> str:
    """One line that a person reads: 2023-05-09 list intencyjny: Gmina Łowicz, Politechnika Opolska (Łowicz)."""
    parties = ", ".join(party["organisation"] for party in payload["signatories"]) or "—"
    place = f" ({payload['place']})" if payload["place"] else ""
    planned = " (planowane)" if payload["status"] == "planned" else ""
    return " ".join(f"{payload['date'] or ''} {payload['kind']}{planned}: {parties}{place}".split())
