"""Which new agreements a watch tells of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from pipeline.language.dictionary import lemmas
from pipeline.monitor.config import Watch
from pipeline.records import ArticleRows
from pipeline.records.article import Row
from pipeline.records.ids import slug

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


def matches(watch: Watch, agreement: Row, rows: ArticleRows) -> bool:
    """Whether an agreement, a row of its article's `rows`, fulfils all conditions of a watch."""
    return (
        (watch.kinds is None or agreement["kind"] in watch.kinds)
        and (watch.statuses is None or agreement["status"] in watch.statuses)
        and (watch.organisations is None or bool(_slugs(watch.organisations) & _parties(agreement, rows)))
        and (watch.places is None or bool(_slugs(watch.places) & _places(agreement, rows)))
        and (watch.words is None or _says(watch.words, rows.article["text"]))
    )


def _slugs(names: Iterable[str | None]) -> set[str]:
    return {slug(name) for name in names if name}


def _parties(agreement: Row, rows: ArticleRows) -> set[str]:
    """The names and acronyms under which the article speaks of the agreement's parties."""
    key = agreement["agreement_id"]
    parties = [row for row in rows.signatories if row["agreement_id"] == key]
    signed_for = [row for row in rows.signers if row["agreement_id"] == key]
    ids = {row["organisation_id"] for row in (*parties, *signed_for)} | {row["represented_by_id"] for row in parties}
    named = [row["name"] for row in rows.mentions if row["entity_id"] is not None and row["entity_id"] in ids]
    names = [row[column] for row in parties for column in ("organisation", "acronym", "represented_by")]
    return _slugs([*names, *named, *(row["organisation"] for row in signed_for)])


def _places(agreement: Row, rows: ArticleRows) -> set[str]:
    """The place of the agreement, and those that the words which tell of it name."""
    start, end = agreement["start"], agreement["end"]
    told = [
        row["name"]
        for row in rows.mentions
        if row["label"] in ("placeName", "geogName") and start <= row["start"] and row["end"] <= end
    ]
    return _slugs([agreement["place"], *told])


def _says(words: Iterable[str], text: str) -> bool:
    """Whether a text holds one of the words, or of the groups of words one after the other, in any form."""
    told = [_forms(word) for word in _WORD.findall(text.lower())]
    return any(_stands([_forms(word) for word in _WORD.findall(wanted.lower())], told) for wanted in words)


def _stands(wanted: list[frozenset[str]], told: list[frozenset[str]]) -> bool:
    starts = range(len(told) - len(wanted) + 1) if wanted else ()
    return any(all(one & other for one, other in zip(wanted, told[start:], strict=False)) for start in starts)


@lru_cache(maxsize=100_000)
def _forms(word: str) -> frozenset[str]:
    return lemmas(word) | {word}
