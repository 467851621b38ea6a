"""Several agreements told at once: one for each partner."""

from __future__ import annotations

from dataclasses import replace

from pipeline.language.agreements.drafts import Draft
from pipeline.language.agreements.record import Signatory
from pipeline.language.agreements.sameness import names_of
from pipeline.language.agreements.told import Told


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
    partners = [party for party in draft.signatories if party.name not in {draft.hub, *draft.sharing}]
    if hub is None or len(partners) < 2:
        return [draft]
    return [_with_partner(draft, hub, partner) for partner in partners]


def _with_partner(draft: Draft, hub: Signatory, partner: Signatory) -> Draft:
    """Gives the agreement of several that is with one partner, and with those who share it."""
    sharing = [party for party in draft.signatories if draft.sharing.get(party.name) == partner.name]
    parties = (hub, partner, *sharing)
    names = {party.name for party in parties}
    return replace(
        draft,
        parties=None,
        signatories=parties,
        signers=tuple(signer for signer in draft.signers if signer.organisation_name in names),
        circumstances=replace(draft.circumstances, date=draft.days.get(partner.name, draft.circumstances.date)),
    )


def shared_out(draft: Draft, member: Draft) -> Draft:
    """Gives of a draft that speaks of several agreements what concerns one of them: its parties and their signers."""
    names = names_of(member)
    return replace(
        draft,
        parties=None,
        signatories=tuple(signatory for signatory in draft.signatories if signatory.name in names),
        signers=tuple(signer for signer in draft.signers if signer.organisation_name in names),
    )
