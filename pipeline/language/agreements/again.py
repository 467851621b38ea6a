"""An agreement told again, its parties under other names: by the same signers, or as the one that is known."""

from __future__ import annotations

from dataclasses import replace

from pipeline.language.agreements.drafts import Draft
from pipeline.language.agreements.sameness import dates_differ, names_of

_PAIR = 2
_SOON = 3  # sentences behind an agreement in which "umowę podpisali" is still about it


def _signed_by(draft: Draft) -> set[str]:
    return {signer.name for signer in draft.signers}


def told_again(known: Draft, draft: Draft) -> bool:
    """Tells whether a draft that names other parties than one before it is of the same agreement nevertheless."""
    if known.status != draft.status or dates_differ(known, draft) or draft.another or draft.fresh:
        return False
    if max(known.one_of, draft.one_of) >= 0 or known.plural or draft.plural or known.ordinal != draft.ordinal:
        return False
    kinds = {known.kind, draft.kind}
    if len(kinds) > 1 and not kinds & {"porozumienie", "", "inne"}:
        return False
    soon = 0 < draft.sentence - known.sentence <= _SOON
    return (draft.given and soon) or len(_signed_by(known) & _signed_by(draft)) >= _PAIR


def under_known_names(known: Draft, draft: Draft) -> tuple[Draft, Draft]:
    """Gives two drafts of one agreement, its parties named by one of them alone where both name two or more.

    A sentence on who signed ("umowę podpisali dyrektor ZSP i starosta") names no other parties than those known, and
    the headline's or a caption's short names are those of the text in full.
    """
    fewest = min(len(known.signatories), len(draft.signatories))
    if fewest < _PAIR or len(draft.signatories) > len(known.signatories):
        return known, draft
    fuller = sum(map(len, names_of(draft))) > sum(map(len, names_of(known)))
    if not draft.given and fuller and len(draft.signatories) == len(known.signatories):
        return replace(known, signatories=()), draft
    return known, replace(draft, signatories=())
