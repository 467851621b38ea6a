"""An agreement told again, its parties under other names: by the same signers, or as the one that is known."""

from __future__ import annotations

from dataclasses import replace

from pipeline.language.agreements.drafts import Draft
from pipeline.language.agreements.record import Signatory
from pipeline.language.agreements.sameness import dates_differ, names_of
from pipeline.language.dictionary import lemmas, readings
from pipeline.language.mentions.heads import heads

_MORE = frozenset({"w", "we", "im.", "Sp.", "S.A."})
_PAIR = 2
_SOON = 6  # sentences behind an agreement in which "umowę podpisali" is still about it


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
    one, two = len(known.signatories), len(draft.signatories)
    if one < _PAIR or two > one or (two < _PAIR and not draft.given):
        return known, draft
    fuller = sum(map(len, names_of(draft))) > sum(map(len, names_of(known)))
    if not draft.given and fuller and len(draft.signatories) == len(known.signatories):
        return replace(known, signatories=()), draft
    return known, replace(draft, signatories=())


def in_its_names(known: Draft, draft: Draft) -> tuple[Draft, Draft]:
    """Gives two drafts of one agreement of two parties, a sentence on who signed it without parties of its own."""
    two = len(known.signatories) == _PAIR and known.parties in {None, _PAIR} and known.evidence != "list"
    shared = names_of(known) & names_of(draft)
    if draft.given and two and shared and len(draft.signatories) == _PAIR and not draft.another:
        return known, replace(draft, signatories=())
    return known, draft


def _short_for(party: Signatory, other: Signatory) -> bool:
    """Tells whether a name is the beginning of another that says more of the same: "Wydział X" of "Wydział X w Y"."""
    if not other.name.startswith(party.name + " "):
        return False
    word = other.name[len(party.name) :].split()[0]
    genitive = any("gen" in reading.cases for reading in readings(word)) and bool(lemmas(word) & heads().names)
    return word in _MORE or genitive


def without_short(one: Draft, two: Draft) -> tuple[Draft, Draft]:
    """Gives two drafts of one agreement, neither with a party that the other names more fully."""

    def fuller(draft: Draft, other: Draft) -> Draft:
        kept = [p for p in draft.signatories if not any(_short_for(p, full) for full in other.signatories)]
        return draft if len(kept) == len(draft.signatories) else replace(draft, signatories=tuple(kept))

    return fuller(one, two), fuller(two, one)
