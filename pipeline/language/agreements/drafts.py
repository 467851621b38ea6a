"""Drafts: what one sentence or list tells of an agreement, before drafts of the same agreement are joined."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from spacy.tokens import Span

from pipeline.language.agreements.circumstances import NOTHING_KNOWN, Circumstances
from pipeline.language.agreements.record import Signatory, Signer
from pipeline.language.agreements.told import Told
from pipeline.language.mentions.heads import heads


@dataclass(frozen=True)
class Draft:
    """What one sentence or list tells of an agreement; see `Agreement` for the fields that share its names.

    named: the sentence itself names the kind. background: it speaks of the past beside the news. of_both: of both
    parties, whom it does not name. of_parties: of the parties, whom it only calls so. points: its subject points
    back at organisations ("firmy"). of_all: of all agreements told ("oba dokumenty"). given: it takes the agreement
    as known ("umowę podpisali"). another: it says that it is one more ("także", "tego samego dnia"). fresh: it is
    called new or separate ("nowe porozumienie"). ordinal: which of several it is called ("drugie"), or 0.
    tenseless: no verb says whether it is done or to come, as in headlines. title: it is the text's first line.
    plural: of several agreements. sentence: where it stands. one_of: the sentence that tells of several agreements
    at once, this one among them, or -1. hub: name of the party that signed several, one with each of the others.
    total: the number of all signatories, where a sentence is about it. days, sharing: as in Told. share: how sure
    the network is of what it heard. sure: names of the parties and signers of which it is sure enough to add them
    to what the rules tell.
    """

    kind: str
    named: bool
    status: str
    start: int
    end: int
    sentence: int
    background: bool = False
    of_both: bool = False
    of_parties: bool = False
    of_all: bool = False
    points: bool = False
    given: bool = False
    another: bool = False
    fresh: bool = False
    ordinal: int = 0
    tenseless: bool = False
    title: bool = False
    plural: bool = False
    circumstances: Circumstances = NOTHING_KNOWN
    parties: int | None = None
    total: int | None = None
    evidence: str = "verb"
    form: str = ""
    signatories: tuple[Signatory, ...] = ()
    signers: tuple[Signer, ...] = ()
    subject: Span | None = None
    one_of: int = -1
    hub: str = ""
    days: dict[str, Span] = field(default_factory=dict)
    sharing: dict[str, str] = field(default_factory=dict)
    share: float = 0.0
    sure: frozenset[str] = frozenset()

    def with_parties(self, told: Told) -> Draft:
        return replace(
            self,
            signatories=united(self.signatories, tuple(told.signatories)),
            signers=united_signers(self.signers, tuple(told.signers)),
            days=self.days | told.days,
            sharing=self.sharing | told.sharing,
        )


def united(one: tuple[Signatory, ...], other: tuple[Signatory, ...]) -> tuple[Signatory, ...]:
    """Gives the signatories of both, each once, in the text's order; the fuller record of one wins.

    "Lipno" beside "Gmina Lipno" is that commune.
    """
    best: dict[str, Signatory] = {}
    for signatory in (*one, *other):
        known = best.setdefault(signatory.name.casefold(), signatory)
        if known.represented_by is None and signatory.represented_by is not None:
            best[signatory.name.casefold()] = replace(
                known, represented_by=signatory.represented_by, representative=signatory.representative
            )
    acting = {signatory.representative.casefold() for signatory in best.values()}
    units = {rest for first, _, rest in (name.partition(" ") for name in best) if first in heads().local_government}
    return tuple(signatory for name, signatory in best.items() if name not in acting | units)


def united_signers(one: tuple[Signer, ...], other: tuple[Signer, ...]) -> tuple[Signer, ...]:
    best: dict[str, Signer] = {}
    for signer in (*one, *other):
        known = best.get(signer.name)
        if known is None or (not known.organisation_name and signer.organisation_name):
            best[signer.name] = signer if known is None or signer.role else replace(signer, role=known.role)
    return tuple(best.values())
