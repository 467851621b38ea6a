"""Sentences and lists in, drafts of the agreements that they tell of out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from typing import TypeVar

from pipeline.language.agreements.anchors import anchors
from pipeline.language.agreements.blocks import Block, blocks
from pipeline.language.agreements.candidates import candidates, subjects_of
from pipeline.language.agreements.clauses import Sentence
from pipeline.language.agreements.context import Context
from pipeline.language.agreements.contracts import contract_lists
from pipeline.language.agreements.counting import ordinal
from pipeline.language.agreements.doubt import happens
from pipeline.language.agreements.drafts import Draft, united
from pipeline.language.agreements.kinds import OTHER, kinds, known_kind, spoken_of
from pipeline.language.agreements.lexicon import data
from pipeline.language.agreements.lists import PartyList, party_lists
from pipeline.language.agreements.named import offices_of
from pipeline.language.agreements.of_sentences import ASIDE, DELEGATION, of_sentence
from pipeline.language.agreements.told import Told
from pipeline.language.dictionary import lemmas
from pipeline.language.roles import Role
from pipeline.language.surroundings import Surroundings

_Placed = TypeVar("_Placed", PartyList, Block)
_PAIR = 2
_SIGN = 5  # how far a sign of signature, "(–)", a marker or a colon may stand from a sentence's border
_MOST_ANCHORS = 40  # a sentence with more of them is no sentence; without a limit its time would grow with its square


def _led_in(sentence: Sentence) -> bool:
    """Tells whether a sentence without an anchor can lead in a list of parties: no other thing, no doubt."""
    words = data()
    anchoring = words.verbs | words.nouns | words.put | words.parties | words.accession
    tokens = [token for token in sentence.tokens if token.is_alpha and lemmas(token.lower_) & anchoring]
    other = any(kind.name == OTHER for kind in kinds(list(sentence.tokens)))
    return not other and all(happens(sentence, token, "active") for token in tokens)


def _with_list(drafts: list[Draft], item: PartyList, sentence: Sentence, number: int, kind: str) -> list[Draft]:
    """Gives the drafts of a list's lead-in, the last one with the parties that the list names."""
    start, end = sentence.start_char, sentence.end_char
    if not drafts and (kind in {OTHER, ""} or not _led_in(sentence)):
        return []
    bare = Draft(kind=kind, named=False, status="signed", start=start, end=end, sentence=number)
    last = drafts[-1] if drafts else bare
    listed = replace(last, end=max(item.end, end), evidence="list")
    if last.form == "accession":  # those who join come before what they join
        listed = replace(listed, signatories=()).with_parties(item.told)
        return [*drafts[:-1], replace(listed, signatories=united(listed.signatories, last.signatories))]
    first = item.told.signatories[0].name if last.plural and _one_side(item.told) else listed.hub
    return [*drafts[:-1], replace(listed, hub=first).with_parties(item.told)]


def _one_side(told: Told) -> bool:
    """Tells whether "a" leads from a list's first party to the others: "umów pomiędzy: X, a trzema szkołami: …"."""
    mentions = [party.mention for party in told.signatories]
    if len(mentions) <= _PAIR or mentions[1].start < mentions[0].end:
        return False
    between = mentions[0].doc[mentions[0].end : mentions[1].start]
    return any(token.lower_ == "a" and token.i and token.nbor(-1).text in {",", "\n", "\n\n"} for token in between)


def _of_block(block: Block, number: int, kind: str) -> Draft:
    draft = Draft(kind=kind, named=False, status="signed", start=block.start, end=block.end, sentence=number)
    return replace(draft, evidence="people").with_parties(block.told)


def _last(items: Sequence[_Placed], starts: Sequence[int], offset: int) -> _Placed | None:
    """Gives the last of items in the text's order that begins at an offset or before it. starts: where each begins."""
    index = bisect_right(starts, offset) - 1
    return items[index] if index >= 0 else None


def _lists(around: Surroundings, roles: Sequence[Role]) -> list[PartyList]:
    """Gives the lists of parties and of contracts, in the text's order; one that is both is a list of parties."""
    found = {item.lead_in_start: item for item in (*contract_lists(around), *party_lists(around, tuple(roles)))}
    return [found[start] for start in sorted(found)]


def drafts_of(around: Surroundings, found: Sequence[Sentence]) -> list[Draft]:
    """Gives what each anchor, list and block of signatures of the text tells, in the text's order."""
    drafts: list[Draft] = []
    roles = around.doc._.roles
    named = spoken_of(found)
    lists = _lists(around, roles)
    signed = list(blocks(around, roles))
    context, offices = Context(), offices_of(around, roles)
    list_starts, block_starts = [item.lead_in_start for item in lists], [block.start for block in signed]
    telling = [list(islice(anchors(sentence), _MOST_ANCHORS)) for sentence in found]
    for number, sentence in enumerate(found):
        start, end = sentence.start_char, sentence.end_char
        kind = known_kind(named, sentence.end)
        item, block = _last(lists, list_starts, start), _last(signed, block_starts, start)
        in_item = item is not None and item.lead_in_end < start < item.end
        if block is not None and start < block.end and not in_item:
            if start - block.start < _SIGN and kind != OTHER and any(draft.status == "signed" for draft in drafts):
                drafts.append(_of_block(block, number, kind))
            continue
        if in_item:
            continue
        line = around.line_of(start)
        everyone = candidates(around, sentence)
        here = subjects_of(around, sentence, everyone)
        soon = number + 1 < len(found) and any(anchor.form not in ASIDE for anchor in telling[number + 1])
        before = replace(context.of(line), soon=soon)
        own = of_sentence(around, sentence, number, named, offices, everyone, here, before, telling[number])
        parties = context.parties | {party.name for draft in own for party in draft.signatories}
        which = ordinal(sentence.tokens) or context.ordinal
        main = context.main or next((party for draft in own for party in draft.signatories), None)
        visit = bool(sentence.lemmas & DELEGATION)
        context = Context(
            line,
            here,
            bool(own),
            parties=parties,
            ordinal=which,
            main=main,
            recent=context.naming(everyone),
            visit=visit,
        )
        if item is not None and item.lead_in_end - _SIGN <= end <= item.lead_in_end:
            own = _with_list(own, item, sentence, number, kind)
        drafts += own
    return drafts
