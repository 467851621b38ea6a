"""The component `agreements`: which agreements a text tells of, between whom, signed by whom, when and where."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

import pipeline.language.extensions  # noqa: F401
from pipeline.language.agreements.agreed import agreed, heard
from pipeline.language.agreements.clauses import Sentence, sentences
from pipeline.language.agreements.completing import (
    place_of_occasion,
    with_ceremonies,
    with_subjects,
    with_totals,
)
from pipeline.language.agreements.counting import stated_parties
from pipeline.language.agreements.days import with_days
from pipeline.language.agreements.drafting import drafts_of
from pipeline.language.agreements.drafts import Draft
from pipeline.language.agreements.hearing import Hearing
from pipeline.language.agreements.history import with_history
from pipeline.language.agreements.lexicon import data
from pipeline.language.agreements.merging import merged, with_cooperation
from pipeline.language.agreements.nearby import with_nearby
from pipeline.language.agreements.offices import with_signers
from pipeline.language.agreements.organs import without_organs
from pipeline.language.agreements.pointing import with_older_pair, with_pointed, with_same_parties
from pipeline.language.agreements.record import Agreement
from pipeline.language.agreements.several import apart
from pipeline.language.sentences import bounded
from pipeline.language.surroundings import Surroundings, surroundings

_PAIR = 2
_BESIDE = frozenset({"cooperating", "contracting"})
"""Forms of sentences that tell no agreement by themselves, but whose the one told elsewhere is."""


def _evidence(draft: Draft, dated: bool) -> str:
    """Gives how an agreement is told: what is undated or names one party alone is surest of nothing else."""
    if not dated:
        return "undated"
    return "single" if len(draft.signatories) == 1 else draft.evidence


def _agreement(around: Surroundings, draft: Draft, stated: frozenset[int | None]) -> Agreement:
    """Gives the finished record. stated: every number of parties that the article states ("cztery klastry").

    A number that is stated elsewhere counts where it is that of the parties named, and more than two.
    """
    known = place_of_occasion(around, draft.circumstances)
    named = len(draft.signatories)
    evidence = _evidence(draft, known.date is not None)
    return Agreement(
        kind=draft.kind or "inne",
        status=draft.status,
        signatories=draft.signatories,
        signers=draft.signers,
        date=known.date,
        place=known.place,
        occasion=known.occasion,
        subject=draft.subject,
        parties=draft.total or draft.parties or (named if named > 2 and named in stated else None),
        start=draft.start,
        end=draft.end,
        evidence=evidence,
        confidence=data().confidence[evidence],
    )


def _only_plans(draft: Draft) -> bool:
    """Tells whether somebody only says that they will have contracts: "spółka podpisze w tym roku umowy za miliard"."""
    active = draft.form == "active"
    return active and draft.plural and draft.status == "planned" and len(draft.signatories) < _PAIR


class Agreements:
    """Sets `doc._.agreements`: a tuple of `Agreement`, in the text's order; completes `doc._.roles` by its signers."""

    def __call__(self, doc: Doc) -> Doc:
        doc = bounded(doc)
        around, found = surroundings(doc), list(sentences(doc))
        drafts = with_ceremonies(around, found, drafts_of(around, found))
        drafts = with_totals(found, with_subjects(around, found, with_days(around, found, drafts)))
        drafts = with_history(doc, with_older_pair(with_pointed(around, found, drafts)))
        cooperation = [draft for draft in drafts if draft.form in _BESIDE]
        agreements = merged([draft for draft in drafts if draft.form not in _BESIDE])
        agreements = with_nearby(around, found, with_cooperation(agreements, cooperation))
        every = [one for draft in with_same_parties(agreements) for one in apart(draft)]
        told = [one for one in every if one.signatories and not _only_plans(one)]
        kept = [without_organs(draft) for draft in agreed(told, self._heard(around, found))]
        stated = frozenset(stated_parties(list(sentence.tokens)) for sentence in found) if kept else frozenset()
        records = tuple(_agreement(around, draft, stated) for draft in kept)
        doc._.agreements = records
        doc._.roles = with_signers(doc._.roles, records)  # what stands on a Doc is put together anew at each reading
        return doc

    def _heard(self, around: Surroundings, found: list[Sentence]) -> list[Draft]:
        """Gives what the network tells of the article, with what the sentences around it add."""
        tellings = around.doc._.telling
        if not tellings:
            return []
        drafts = heard(Hearing(around, found).drafts(tellings))
        drafts = with_days(around, found, with_ceremonies(around, found, drafts))
        return with_subjects(around, found, drafts)


@Language.factory(
    "agreements", requires=["doc.ents", "span._.name", "doc._.roles"], assigns=["doc._.agreements", "doc._.roles"]
)
def create(nlp: Language, name: str) -> Agreements:
    """Gives the component; it has no settings."""
    return Agreements()
