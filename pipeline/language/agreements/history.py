"""Which of the agreements that an article tells of are its background: older ones, told beside the news."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from spacy.tokens import Doc

from pipeline.language.agreements.drafts import Draft
from pipeline.language.dates.bounds import bounds

_OF_WHO_DOES = frozenset({"contracting", "cooperating"})
_LONG_AGO = timedelta(days=120)
_NO_YEAR = "XXXX-"
_MONTH = re.compile(r"\d{4}(?:-\d\d)?", re.ASCII)


def _dated(draft: Draft) -> tuple[date, date] | None:
    if draft.circumstances.date is None:
        return None
    first, last = bounds(draft.circumstances.date._.value)
    return (first, last) if first and last else None


def _value(draft: Draft) -> str:
    return draft.circumstances.date._.value if draft.circumstances.date is not None else ""


def _of_other_year(draft: Draft) -> bool:
    """Tells whether a draft's date is a year, or a month and year: where the news needs none, that year is another."""
    return _MONTH.fullmatch(_value(draft)) is not None


def newest_day(drafts: Iterable[Draft]) -> date | None:
    """Gives the first day of the newest of some drafts that did not end, or None."""
    return max((d[0] for draft in drafts if draft.status != "ended" and (d := _dated(draft))), default=None)


def long_before(draft: Draft, day: date | None) -> bool:
    """Tells whether a draft's day lies long before another; not where either is unknown."""
    days = _dated(draft)
    return days is not None and day is not None and days[1] < day - _LONG_AGO


def with_history(doc: Doc, drafts: list[Draft]) -> list[Draft]:
    """Gives the drafts with "historical" where the article has a newer one, or is itself much newer.

    A news of "9 maja" that names no year tells what was "w 2020 r." as its background.
    """
    known = (draft for draft in drafts if not _still_to_come(draft, doc._.published))
    now = max((day for day in (newest_day(known), doc._.published) if day is not None), default=None)
    yearless = any(draft.status == "signed" and _value(draft).startswith(_NO_YEAR) for draft in drafts)
    undated_main = any(draft.circumstances.date is None and draft.signatories for draft in drafts)
    result: list[Draft] = []
    for draft in drafts:
        dated = _dated(draft) is not None
        older = long_before(draft, now) or (yearless and _of_other_year(draft))
        beside = draft.background and len(drafts) > 1 and (dated or undated_main)
        if draft.status == "signed" and (older or beside or (result and _goes_on(result[-1], draft))):
            draft = replace(draft, status="historical")
        result.append(draft)
    return result


def _still_to_come(draft: Draft, published: date | None) -> bool:
    """Tells whether a draft's day is one by which something is to be done: told as signed, or of who does it."""
    days = _dated(draft)
    told = draft.status == "signed" or draft.form in _OF_WHO_DOES
    return told and published is not None and days is not None and days[0] > published


def _goes_on(old: Draft, draft: Draft) -> bool:
    """Tells whether a draft says more of an older agreement told right before: "Podpisał ją ówczesny burmistrz A"."""
    near = draft.sentence - old.sentence <= 1 and not draft.title
    return old.status == "historical" and near and not draft.named and draft.circumstances.date is None
