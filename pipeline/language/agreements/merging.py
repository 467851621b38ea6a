"""Which of the things that a text tells are one agreement told twice."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Span

from pipeline.language.agreements.drafts import Draft, united, united_signers
from pipeline.language.agreements.told import Told
from pipeline.language.dates.bounds import bounds

_BESIDE = 2
_RECENT = 60  # agreements back that a sentence can speak of; without a limit the time would grow with their square
_STRENGTH = ("list", "between", "people", "verb", "noun")


def _names(draft: Draft) -> set[str]:
    """Gives the names of a draft's parties and of those that act for them."""
    named = {signatory.name for signatory in draft.signatories}
    return named | {signatory.representative for signatory in draft.signatories if signatory.representative}


def _dates_differ(one: Draft, other: Draft) -> bool:
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
    one, two = _names(draft), _names(other)
    return not one or not two or one <= two or two <= one


def _statuses_agree(draft: Draft, other: Draft) -> bool:
    """Tells whether the statuses of two drafts can be one's: a headline without a verb says neither."""
    current = {draft.status, other.status} <= {"signed", "planned"}
    return draft.status == other.status or (current and (draft.tenseless or other.tenseless))


def _one(draft: Draft, other: Draft) -> bool:
    """Tells whether two drafts can be one agreement."""
    if draft.ordinal != other.ordinal and draft.ordinal and other.ordinal:
        return False
    if _dates_differ(draft, other) or (other.fresh and draft.named and draft.sentence != other.sentence):
        return False
    if not _statuses_agree(draft, other):
        ended = "ended" in {draft.status, other.status} and "planned" not in {draft.status, other.status}
        beside = draft.sentence == other.sentence or (other.sentence == draft.sentence + 1 and not _names(other))
        old = "signed" not in {draft.status, other.status}
        return ended and draft.kind == other.kind and bool((old and _names(draft) & _names(other)) or beside)
    if _own(draft) != _own(other) and not (_names(draft) <= _names(other) or _names(other) <= _names(draft)):
        return False
    if not _kinds_agree(draft, other):
        return False
    one, two = _names(draft), _names(other)
    if len(one) < 2 or len(two) < 2:
        return True
    beside = 0 <= other.sentence - draft.sentence <= _BESIDE and other.circumstances.date is None
    alike = one <= two or two <= one or len(one & two) * 2 > min(len(one), len(two)) or beside
    return bool(one & two) and alike


def _kind_of(draft: Draft, other: Draft) -> str:
    """Gives the kind of two drafts of one agreement: the one named, and rather what only it can be."""
    named = [one.kind for one in (draft, other) if one.named and one.kind not in {"", "inne"}]
    return next((kind for kind in named if kind != "porozumienie"), next(iter(named), draft.kind or other.kind))


def _without_title(first: Draft, second: Draft) -> tuple[Draft, Draft]:
    """Gives two drafts, the headline's without parties that the text itself, which names two or more, does not name."""
    for title, text in ((first, second), (second, first)):
        if title.title and not text.title and len(text.signatories) > 1:
            kept = tuple(party for party in title.signatories if party.name in _names(text))
            return (
                (replace(first, signatories=kept), second)
                if title is first
                else (first, replace(second, signatories=kept))
            )
    return first, second


def _both(draft: Draft, other: Draft) -> Draft:
    """Gives one draft of two that are one agreement; the one with the most parties comes first."""
    draft, other = _without_title(draft, other)
    first, second = (draft, other) if len(draft.signatories) >= len(other.signatories) else (other, draft)
    ordered = first if first.signatories else second
    strongest = min((draft, other), key=lambda d: (not d.signatories, _STRENGTH.index(d.evidence)))
    tensed = other if draft.tenseless else draft
    return replace(
        ordered,
        kind=_kind_of(draft, other),
        named=draft.named or other.named,
        status="ended" if "ended" in {draft.status, other.status} else tensed.status,
        tenseless=draft.tenseless and other.tenseless,
        title=draft.title and other.title,
        sentence=max(draft.sentence, other.sentence),
        ordinal=draft.ordinal or other.ordinal,
        circumstances=draft.circumstances.filled(other.circumstances),
        parties=draft.parties or other.parties,
        total=draft.total or other.total,
        start=strongest.start,
        end=strongest.end,
        evidence=strongest.evidence,
        signatories=united(first.signatories, second.signatories),
        signers=united_signers(draft.signers, other.signers),
        subject=_fuller(draft.subject, other.subject),
        hub=draft.hub or other.hub,
        days=draft.days | other.days,
    )


def _fuller(one: Span | None, other: Span | None) -> Span | None:
    """Gives the subject that says more: a headline's is short, the sentence below tells it in full."""
    if one is None or other is None:
        return one or other
    return other if one.sent.start == 0 and len(other) >= len(one) else one


def split(draft: Draft, told: Told) -> list[Draft]:
    """Gives one draft for each party of the second side: "umów pomiędzy firmą X a trzema szkołami: A, B i C"."""
    first, second = told.sides
    return [
        replace(draft, one_of=draft.sentence, parties=None, signatories=(*first, party), signers=tuple(told.signers))
        for party in second
    ]


def apart(draft: Draft) -> list[Draft]:
    """Gives one agreement for each partner of a party that signed several: "zawarło umowy z uczelniami: …".

    The text tells of the partners in another sentence or list than of the one who signed with each of them.
    """
    hub = next((party for party in draft.signatories if party.name == draft.hub), None)
    partners = [party for party in draft.signatories if party.name != draft.hub]
    if hub is None or len(partners) < 2:
        return [draft]
    own = [signer for signer in draft.signers if signer.organisation_name == draft.hub]
    return [
        replace(
            draft,
            parties=None,
            signatories=(hub, partner),
            signers=(*own, *(signer for signer in draft.signers if signer.organisation_name == partner.name)),
            circumstances=replace(draft.circumstances, date=draft.days.get(partner.name, draft.circumstances.date)),
        )
        for partner in partners
    ]


def _shared_out(draft: Draft, member: Draft) -> Draft:
    """Gives of a draft that speaks of several agreements what concerns one of them: its parties and their signers."""
    names = _names(member)
    return replace(
        draft,
        parties=None,
        signatories=tuple(signatory for signatory in draft.signatories if signatory.name in names),
        signers=tuple(signer for signer in draft.signers if signer.organisation_name in names),
    )


def _own(draft: Draft) -> bool:
    """Tells whether a draft is of those who join: an agreement of its own beside the one that they join."""
    return draft.form == "accession"


def with_cooperation(agreements: list[Draft], cooperation: list[Draft]) -> list[Draft]:
    """Gives the agreements, the only one of today's with the parties that a sentence on their cooperation names.

    "Termowit i Akademia nawiązały współpracę" tells no agreement by itself; it does tell whose the one named later is.
    """
    current = [i for i, draft in enumerate(agreements) if draft.status in {"signed", "planned"}]
    if len(current) != 1:
        return agreements
    [index] = current
    completed = list(agreements)
    for draft in cooperation:
        known = _names(completed[index])
        won = draft.form == "contracting" and completed[index].kind == "umowa" and len(known) < 2
        if _names(draft) & known or (won and _names(draft)):
            completed[index] = _both(completed[index], replace(draft, named=False, kind="", parties=None))
    return completed


def merged(drafts: list[Draft]) -> list[Draft]:
    """Gives each agreement once: drafts that can be one are joined, each with the last before it that it fits.

    A draft that names no kind ("podpisy złożyli") speaks of what was told last, or of all of several told at once.
    """
    result: list[Draft] = []
    for draft in drafts:
        recent = range(max(0, len(result) - _RECENT), len(result))
        fitting = [i for i in recent if draft.one_of < 0 and _one(result[i], draft)]
        last = result[-1] if result else None
        same = last is not None and last.status == draft.status and last.ordinal in {0, draft.ordinal}
        if last is not None and same and not draft.named and not _dates_differ(last, draft):
            fitting = [*fitting, len(result) - 1]
        if not fitting:
            result.append(draft)
            continue
        overlapping = [i for i in fitting if _names(result[i]) & _names(draft)]
        index = (overlapping or fitting)[-1]
        together = [i for i, known in enumerate(result) if known.one_of >= 0 and known.one_of == result[index].one_of]
        for i in together:
            result[i] = _both(result[i], _shared_out(draft, result[i]))
        if not together:
            result[index] = _both(result[index], draft)
    return _with_shared(result)


def _with_shared(agreements: list[Draft]) -> list[Draft]:
    """Gives agreements told as the first and the second with the day and place of the first, where they have none."""
    first = next((one for one in agreements if one.ordinal == 1), None)
    if first is None:
        return agreements
    shared = first.circumstances
    return [
        replace(one, circumstances=one.circumstances.filled(shared))
        if one.ordinal > 1 and one.circumstances.date is None
        else one
        for one in agreements
    ]
