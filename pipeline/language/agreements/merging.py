"""Drafts of the same agreement become one: what each tells, the fuller of it."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Span

from pipeline.language.agreements.again import in_its_names, told_again, under_known_names, without_short
from pipeline.language.agreements.drafts import Draft, united, united_signers
from pipeline.language.agreements.history import long_before, newest_day
from pipeline.language.agreements.sameness import dates_differ, names_of, one_agreement
from pipeline.language.agreements.several import shared_out

_RECENT = 60  # agreements back that a sentence can speak of; without a limit the time would grow with their square
_CONTRACTED = 3  # sentences between a contract and the one that says with whom it is
_STRENGTH = ("list", "between", "people", "verb", "noun", "nearby")


def _kind_of(draft: Draft, other: Draft) -> str:
    """Gives the kind of two drafts of one agreement: the one named, and rather what only it can be."""
    named = [one.kind for one in (draft, other) if one.named and one.kind not in {"", "inne"}]
    return next((kind for kind in named if kind != "porozumienie"), next(iter(named), draft.kind or other.kind))


def without_title(first: Draft, second: Draft) -> tuple[Draft, Draft]:
    """Gives two drafts, the headline's without parties that the text itself, which names two or more, does not name.

    A name that the text gives in full ("Energetyka Wschód Dystrybucja S.A.") is not another's in the headline.
    """
    if first.title and not second.title:
        return _of_title(first, second), second
    if second.title and not first.title:
        return first, _of_title(second, first)
    return first, second


def _of_title(title: Draft, text: Draft) -> Draft:
    named = names_of(text)
    kept = tuple(
        party
        for party in title.signatories
        if party.name in named or (len(named) < 2 and not any(name.startswith(party.name + " ") for name in named))
    )
    return replace(title, signatories=kept, hub=title.hub if any(party.name == title.hub for party in kept) else "")


def _fuller(one: Span | None, other: Span | None) -> Span | None:
    """Gives the subject that says more: a headline's is short, the sentence below tells it in full."""
    if one is None or other is None:
        return one or other
    return other if one.sent.start == 0 and len(other) >= len(one) else one


def _both(draft: Draft, other: Draft) -> Draft:
    """Gives one draft of two that are one agreement; the one with the most parties comes first."""
    draft, other = without_short(*without_title(draft, other))
    first, second = (draft, other) if len(draft.signatories) >= len(other.signatories) else (other, draft)
    ordered = first if first.signatories else second
    strongest = min((draft, other), key=lambda d: (not d.signatories, _STRENGTH.index(d.evidence)))
    tensed = other if draft.tenseless else draft
    return replace(
        ordered,
        kind=_kind_of(draft, other),
        named=draft.named or other.named,
        status="ended" if "ended" in {draft.status, other.status} else tensed.status,
        background=draft.background and (other.background or not draft.signatories),
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
        sharing=draft.sharing | other.sharing,
    )


def _contract_of(agreements: list[Draft], near: dict[int, list[int]], draft: Draft) -> int | None:
    """Gives which contract a sentence on a contractor speaks of: the nearest whose second party nobody named, or None.

    near: sentence -> the agreements of today that were told there last.
    """
    told = [i for at in range(draft.sentence - _CONTRACTED, draft.sentence + _CONTRACTED + 1) for i in near.get(at, ())]
    open_ones = [i for i in told if agreements[i].kind == "umowa" and _lacks(agreements[i])]
    known = [i for i in open_ones if agreements[i].signatories or agreements[i].status == "signed"]
    return min(known, key=lambda i: (abs(agreements[i].sentence - draft.sentence), i), default=None)


def _lacks(draft: Draft) -> bool:
    """Tells whether a contract's other party is not named, or one of several contracts' other parties."""
    return len(names_of(draft)) < 2 or (draft.plural and (draft.form == "contracted" or bool(draft.hub)))


def with_cooperation(agreements: list[Draft], cooperation: list[Draft]) -> list[Draft]:
    """Gives the agreements, each with the parties that a sentence on its contractor, or on cooperation, names.

    "Termowit i Akademia nawiązały współpracę" tells no agreement by itself; it does tell whose the one named later is.
    """
    completed = list(agreements)
    current = [i for i, known in enumerate(agreements) if known.status in {"signed", "planned"}]
    near: dict[int, list[int]] = {}
    for i in current:
        near.setdefault(agreements[i].sentence, []).append(i)
    for draft in (one for one in cooperation if one.signatories):
        contracting = draft.form == "contracting"
        if draft.background and not contracting:
            continue  # "w podobny sposób uczelnia nawiązała współpracę ze szpitalem"
        only = current[0] if len(current) == 1 and not contracting else None
        index = _contract_of(completed, near, draft) if contracting else only
        if index is None or dates_differ(completed[index], draft):
            continue
        known = completed[index]
        if not contracting and not names_of(draft) & names_of(known):
            continue
        added = _both(known, replace(draft, named=False, kind="", parties=None))
        if contracting:
            added = replace(added, form="contracted" if known.plural else known.form, sentence=known.sentence)
        completed[index] = added
        near = near if contracting else {added.sentence: [index]}
    return completed


def _once_a_sentence(drafts: list[Draft]) -> list[Draft]:
    """Gives the drafts, two in a row of one sentence that tell the same of the same kind as one.

    "Podpisano porozumienie między X a Y" tells it by its verb and by "między".
    """
    result: list[Draft] = []
    for draft in drafts:
        last = result[-1] if result else None
        same = last is not None and last.sentence == draft.sentence and last.kind == draft.kind
        if last is not None and same and names_of(last) == names_of(draft) and one_agreement(last, draft):
            result[-1] = _both(last, draft)
        else:
            result.append(draft)
    return result


def merged(drafts: list[Draft]) -> list[Draft]:
    """Gives each agreement once: drafts that can be one are joined, each with the last before it that it fits.

    A draft that names no kind ("podpisy złożyli") speaks of what was told last, or of all of several told at once.
    """
    result: list[Draft] = []
    for draft in _once_a_sentence(drafts):
        recent = range(max(0, len(result) - _RECENT), len(result))
        fitting = [i for i in recent if draft.one_of < 0 and one_agreement(result[i], draft)]
        at = max(recent, key=lambda i: (result[i].sentence, i), default=None)
        last = result[at] if at is not None else None
        if last is not None and at is not None and not draft.named and _goes_on(last, draft):
            fitting = [*fitting, at]
        again = [] if fitting else [i for i in recent if told_again(result[i], draft)]
        if again:
            index = max(again, key=lambda i: (result[i].sentence, i))
            result[index] = _both(*under_known_names(result[index], draft))
            continue
        if not fitting:
            result.append(draft)
            continue
        overlapping = [i for i in fitting if names_of(result[i]) & names_of(draft)]
        every = _spoken_of(result, draft)
        if len(every) > 1:
            result = [_both(known, draft) if i in every else known for i, known in enumerate(result)]
            continue
        index = _newest(result, overlapping) if overlapping and not draft.named else (overlapping or fitting)[-1]
        if at in fitting and at is not None and _just_told(result[at], draft):
            index = at
        together = [i for i, known in enumerate(result) if known.one_of >= 0 and known.one_of == result[index].one_of]
        for i in together:
            result[i] = _both(result[i], shared_out(draft, result[i]))
        if not together:
            result[index] = _both(*in_its_names(result[index], draft))
    return _with_shared(result)


def _just_told(last: Draft, draft: Draft) -> bool:
    """Tells whether the sentence before told of an agreement without its parties, whom a draft of no kind names."""
    return not draft.named and not last.signatories and last.sentence == draft.sentence - 1


def _goes_on(last: Draft, draft: Draft) -> bool:
    """Tells whether a draft that names no kind speaks of what was told last; "jej stronami są" does in any status."""
    numbered = last.ordinal in {0, draft.ordinal} or bool(last.hub)
    alike = last.status == draft.status or draft.form == "parties"
    return alike and numbered and not dates_differ(last, draft)


def _spoken_of(agreements: list[Draft], draft: Draft) -> list[int]:
    """Gives which agreements a sentence on all of them speaks of: "oba dokumenty parafowała rektor"."""
    if not draft.of_all or draft.named:
        return []
    return [i for i, known in enumerate(agreements) if known.status == "signed" and names_of(draft) <= names_of(known)]


def _newest(agreements: list[Draft], fitting: list[int]) -> int:
    """Gives which of several agreements a sentence that names none speaks of: the last that is not much older."""
    newest = newest_day(agreements[max(0, len(agreements) - _RECENT) :])
    return next((i for i in reversed(fitting) if not long_before(agreements[i], newest)), fitting[-1])


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
