"""Lists of what several contracts are for, an item each, with who got it: "żłobek na Karolówce: X, 7,4 mln zł"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from pipeline.language.agreements.candidates import organisations, signatory
from pipeline.language.agreements.kinds import kinds
from pipeline.language.agreements.lexicon import data
from pipeline.language.agreements.lists import PartyList
from pipeline.language.agreements.told import Told
from pipeline.language.dictionary import lemmas, readings
from pipeline.language.layout import Line
from pipeline.language.surroundings import Surroundings

_FEWEST = 2
_AMOUNT = re.compile(r"\d[\d\s,.]*\s?(?:tys\.|mln|mld)?\s?(?:zł|euro|EUR|PLN)\b")


def _announces(around: Surroundings, line: Line) -> bool:
    """Tells whether a line says that several agreements were made."""
    tokens = list(around.doc.char_span(line.start, line.end, alignment_mode="expand") or ())
    found = frozenset().union(*(lemmas(token.lower_) for token in tokens if token.is_alpha))
    signing = found & (data().verbs | data().nouns) or (found & data().put and found & data().signatures)
    return bool(signing) and any(kind.agreement and _several(around.doc[kind.start]) for kind in kinds(tokens))


def _several(word: Token) -> bool:
    """Tells whether a noun can be a plural; what follows, a sum in each item, says that it is one."""
    return any(reading.nominal and "pl" in reading.numbers for reading in readings(word.lower_))


def _leads_in(around: Surroundings, lead: Line, before: Line | None) -> bool:
    """Tells whether a line leads in a list of contracts: it says that they were made, or who got those told before."""
    if _announces(around, lead):
        return True
    tokens = around.doc.char_span(lead.start, lead.end, alignment_mode="expand") or ()
    contractors = any(lemmas(token.lower_) & data().contractors for token in tokens)
    return contractors and lead.text(around.text).endswith(":") and before is not None and _announces(around, before)


def _runs(around: Surroundings) -> Iterator[tuple[Line, list[Line]]]:
    """Gives the text's lists of contracts, each behind the line before its first item."""
    before: Line | None = None
    lead: Line | None = None
    run: list[Line] = []
    for line in (*around.lines, None):
        if line is not None and line.marker:
            run.append(line)
            continue
        if lead is not None and len(run) >= _FEWEST and _leads_in(around, lead, before):
            yield lead, run
        before, lead, run = lead, line, []


def contract_lists(around: Surroundings) -> Iterator[PartyList]:
    """Gives the lists of contracts of the text, in order: items that name a sum and at least one organisation.

    The organisations behind the first of an item are those that share its contract.
    """
    for lead, run in _runs(around):
        told = Told(evidence="list")
        for line in run:
            named = organisations(around.doc, around.within_offsets(line.start, line.end))
            for entity in named:
                told.party(signatory(entity))
            told.sharing |= {signatory(entity).name: signatory(named[0]).name for entity in named[1:]}
        if len(told.signatories) >= _FEWEST and all(_AMOUNT.search(line.text(around.text)) for line in run):
            yield PartyList(lead.start, lead.end, run[-1].end, told)
