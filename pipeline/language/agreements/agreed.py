"""What the rules found and what the network heard, as one: the network adds what the rules missed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.language.agreements.circumstances import NOTHING_KNOWN
from pipeline.language.agreements.drafts import Draft, united, united_signers
from pipeline.language.agreements.merging import without_title
from pipeline.language.agreements.record import Signatory
from pipeline.language.agreements.sameness import dates_differ, names_of

NETWORK = "network"
"""The evidence of an agreement that the rules alone do not tell, or of whose parties they tell one alone."""


_LIKELY = 0.85
"""From which share on the network tells an agreement alone: best on articles that neither it nor the rules had seen."""


def heard(drafts: Iterable[Draft]) -> list[Draft]:
    """Gives what the network heard, each agreement once: passages of the same status whose parties can be one's."""
    result: list[Draft] = []
    for draft in drafts:
        fitting = [i for i, known in enumerate(result) if known.status == draft.status and _fit(known, draft)]
        if not fitting:
            result.append(draft)
            continue
        sharing = [i for i in fitting if names_of(result[i]) & names_of(draft)]
        index = (sharing or fitting)[-1]
        result[index] = _with(*without_title(result[index], draft))
    return result


def _fit(one: Draft, other: Draft) -> bool:
    first, second = names_of(one), names_of(other)
    shared = first & second
    return not first or not second or (bool(shared) and (len(shared) > 1 or shared in (first, second)))


def _with(draft: Draft, other: Draft) -> Draft:
    """Gives a draft with what another of the same agreement adds."""
    return replace(
        draft,
        kind=draft.kind or other.kind,
        named=draft.named or other.named,
        circumstances=draft.circumstances.filled(other.circumstances),
        subject=draft.subject or other.subject,
        parties=draft.parties or other.parties,
        signatories=united(draft.signatories, other.signatories),
        signers=united_signers(draft.signers, other.signers),
        title=draft.title and other.title,
        share=max(draft.share, other.share),
        sure=draft.sure | other.sure,
    )


def agreed(told: Sequence[Draft], listened: Sequence[Draft]) -> list[Draft]:
    """Gives the agreements of an article, in the text's order.

    told: by the rules. listened: by the network, each once. One that both tell is the rules', with the parties and the
    signers of which the network is sure. One that the network alone tells counts where it names two parties, or one
    beside the news: the other is then the main party of the article.
    """
    free = list(listened)
    found = []
    for draft in told:
        best = max(free, key=lambda other: _likeness(draft, other), default=None)
        if best is None or not _likeness(draft, best):
            found.append(draft)
            continue
        free.remove(best)
        others = {name for other in told if other is not draft for name in names_of(other)}
        found.append(_completed(draft, best, others))
    main = next((draft.signatories[0] for draft in found if len(draft.signatories) > 1), None)
    more = [_alone(other, main) for other in free if other.share >= _LIKELY and not _known(found, other)]
    more = [draft for draft in more if len(draft.signatories) > 1]
    return sorted(found + more, key=lambda draft: draft.start) if more else found


def _known(told: Sequence[Draft], other: Draft) -> bool:
    """Tells whether the agreements found already tell of all whom another names, with its status or of its day."""
    names = {name for draft in told if draft.status == other.status for name in names_of(draft)}
    own, all_names = names_of(other), {name for draft in told for name in names_of(draft)}
    within = [draft for draft in told if own <= names_of(draft)]
    return own <= names or any(not dates_differ(draft, other) for draft in within) or (own <= all_names and not within)


def _completed(draft: Draft, other: Draft, others: set[str]) -> Draft:
    """Gives an agreement of the rules with what the network is sure of.

    others: names of the parties of the article's other agreements: who signed one of several did not sign each.
    """
    parties = tuple(
        party
        for party in other.signatories
        if party.name in other.sure - others and not any(_short_for(party, known) for known in draft.signatories)
    )
    signers = tuple(signer for signer in other.signers if signer.name in other.sure)
    draft, other = without_title(draft, replace(other, kind="", parties=None, signatories=parties, signers=signers))
    both = _with(draft, replace(other, circumstances=NOTHING_KNOWN) if draft.fresh else other)
    return replace(both, evidence=NETWORK) if len(draft.signatories) < 2 <= len(both.signatories) else both


def _short_for(party: Signatory, known: Signatory) -> bool:
    """Tells whether a name is a shorter one of a party that is known: "Wodmet" of Wodmet Sp. z o.o., or its acronym."""
    one, other = (set(re.findall(r"\w+", name.lower())) for name in (party.name, known.name))
    initials = "".join(word[0] for word in known.name.split() if word[0].isupper())
    return one < other or party.name in {known.acronym, initials}


def _alone(draft: Draft, main: Signatory | None) -> Draft:
    """Gives an agreement of the network alone, with the article's main party where it names the other one beside it."""
    beside = len(draft.signatories) == 1 and draft.status != "signed"
    if beside and main is not None and main.name not in names_of(draft):
        draft = replace(draft, signatories=(main, *draft.signatories))
    return replace(draft, evidence=NETWORK)


def _likeness(draft: Draft, other: Draft) -> float:
    """Gives how much two agreements, one of the rules and one of the network, are one; 0 where they are not."""
    one, two = names_of(draft), names_of(other)
    beside = draft.start < other.end and other.start < draft.end
    if not beside and (not one & two or draft.status != other.status):
        return 0.0
    shared = len(one & two) / max(1, min(len(one), len(two)))
    return shared + 0.3 * (draft.status == other.status) + 0.2 * beside
