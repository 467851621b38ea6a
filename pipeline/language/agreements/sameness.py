"""Whether two drafts can be one agreement told twice."""

from __future__ import annotations

from pipeline.language.agreements.drafts import Draft
from pipeline.language.dates.bounds import bounds

_BESIDE = 2


def names_of(draft: Draft) -> set[str]:
    """Gives the names of a draft's parties and of those that act for them."""
    named = {signatory.name for signatory in draft.signatories}
    return named | {signatory.representative for signatory in draft.signatories if signatory.representative}


def dates_differ(one: Draft, other: Draft) -> bool:
    """Tells whether the dates of both are known and cannot be one."""
    if one.circumstances.date is None or other.circumstances.date is None:
        return False
    first, second = bounds(one.circumstances.date._.value), bounds(other.circumstances.date._.value)
    if first[0] is None or first[1] is None or second[0] is None or second[1] is None:
        return bool(one.circumstances.date._.value != other.circumstances.date._.value)
    return first[1] < second[0] or second[1] < first[0]


def _kinds_agree(draft: Draft, other: Draft) -> bool:
    """Tells whether the kinds of two drafts can be one's: "porozumienie" is said of any where nothing tells them apart.

    That is where the later draft is not told as one more, and one of the two names no party or both name the same.
    """
    if not (draft.named and other.named) or draft.kind == other.kind or "inne" in {draft.kind, other.kind}:
        return True
    if "porozumienie" not in {draft.kind, other.kind} or other.another or draft.sentence == other.sentence:
        return False
    one, two = names_of(draft), names_of(other)
    return not one or not two or one <= two or two <= one or (_headline(draft) and bool(one & two))


def _headline(draft: Draft) -> bool:
    """Tells whether a draft is a headline's without a day: the text below tells it in full, with names spelt out."""
    return draft.title and draft.circumstances.date is None


def _statuses_agree(draft: Draft, other: Draft) -> bool:
    """Tells whether the statuses of two drafts can be one's: a headline without a verb says neither."""
    current = {draft.status, other.status} <= {"signed", "planned"}
    return draft.status == other.status or (current and (draft.tenseless or other.tenseless))


def _own(draft: Draft) -> bool:
    """Tells whether a draft is of those who join: an agreement of its own beside the one that they join."""
    return draft.form == "accession"


def one_agreement(draft: Draft, other: Draft) -> bool:
    """Tells whether two drafts can be one agreement."""
    if draft.ordinal != other.ordinal and draft.ordinal and other.ordinal:
        return False
    if dates_differ(draft, other) or (other.fresh and draft.named and draft.sentence != other.sentence):
        return False
    if not _statuses_agree(draft, other):
        ended = "ended" in {draft.status, other.status} and "planned" not in {draft.status, other.status}
        follows = other.sentence == draft.sentence + 1 and not names_of(other) and not other.background
        beside = draft.sentence == other.sentence or follows
        old = "signed" not in {draft.status, other.status}
        return ended and draft.kind == other.kind and bool((old and names_of(draft) & names_of(other)) or beside)
    if _own(draft) != _own(other) and not (names_of(draft) <= names_of(other) or names_of(other) <= names_of(draft)):
        return False
    if not _kinds_agree(draft, other):
        return False
    one, two = names_of(draft), names_of(other)
    if len(one) < 2 or len(two) < 2:
        return True
    beside = 0 <= other.sentence - draft.sentence <= _BESIDE and other.circumstances.date is None
    alike = one <= two or two <= one or len(one & two) * 2 > min(len(one), len(two)) or beside or _headline(draft)
    alike = alike or (other.form == "parties" and draft.kind == other.kind)
    return bool(one & two) and alike
