"""Sentences and lists in, drafts of the agreements that they tell of out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from typing import TypeVar

from spacy.tokens import Token

from pipeline.language.agreements.anchors import Anchor, anchors
from pipeline.language.agreements.blocks import Block, blocks
from pipeline.language.agreements.candidates import Candidate, candidates, noun_cases, subjects_of
from pipeline.language.agreements.circumstances import circumstances
from pipeline.language.agreements.clauses import Sentence, finite
from pipeline.language.agreements.context import Context
from pipeline.language.agreements.contracts import contract_lists
from pipeline.language.agreements.counting import ordinal, stated_parties
from pipeline.language.agreements.doubt import happens
from pipeline.language.agreements.drafts import Draft, united
from pipeline.language.agreements.kinds import OTHER, Kind, kinds, known_kind, spoken_of
from pipeline.language.agreements.left_out import with_pronoun, with_subject, with_subjects_before
from pipeline.language.agreements.lexicon import data
from pipeline.language.agreements.lists import PartyList, party_lists
from pipeline.language.agreements.named import Names, Offices, names, offices_of
from pipeline.language.agreements.parties import told
from pipeline.language.agreements.pointing import pointing, with_both
from pipeline.language.agreements.record import Signatory
from pipeline.language.agreements.several import split
from pipeline.language.agreements.subjects import subject
from pipeline.language.agreements.told import Told
from pipeline.language.agreements.wording import by_the_parties, fresh, given, of_all, one_more, outside
from pipeline.language.dictionary import lemmas, readings
from pipeline.language.mentions.heads import heads
from pipeline.language.roles import Role
from pipeline.language.surroundings import Surroundings

_DELEGATION = frozenset({"delegacja"})
_ASIDE = frozenset({"acting", "cooperating", "contracting", "ending"})
_NAMES = frozenset({"orgName", "persName", "placeName", "geogName"})  # "Muzeum Dawnej Rzeczypospolitej" is of today
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


def _draft(around: Surroundings, sentence: Sentence, number: int, anchor: Anchor, kind: str, evidence: str) -> Draft:
    about = subject(around, sentence, anchor.token)
    stated = circumstances(around, sentence, anchor.token, about)
    if anchor.form in {"ending", "acting"}:
        stated = replace(stated, date=None)
    return Draft(
        kind=kind,
        named=anchor.named,
        status=anchor.status,
        background=any(
            lemmas(t.lower_) & data().background for t in outside(sentence, about) if t.ent_type_ not in _NAMES
        ),
        another=stated.same_day or one_more(sentence, anchor),
        fresh=fresh(sentence),
        tenseless=anchor.form == "noun" and not any(finite(token) for token in sentence.tokens),
        title="\n" not in around.text[: sentence.start_char].strip(" \t-–"),
        of_both=bool(sentence.lemmas & data().both),
        of_parties=by_the_parties(sentence, anchor),
        of_all=of_all(sentence),
        points=pointing(sentence, anchor) is not None,
        given=given(sentence, anchor),
        plural=anchor.plural,
        circumstances=stated,
        subject=about,
        parties=None if anchor.plural else stated_parties(outside(sentence, about)),
        start=sentence.start_char,
        end=sentence.end_char,
        sentence=number,
        evidence="noun" if anchor.form == "noun" and evidence == "verb" else evidence,
        form=anchor.form,
    )


def _of_sentence(
    around: Surroundings,
    sentence: Sentence,
    number: int,
    named: Sequence[Kind],
    offices: Offices,
    here: tuple[Candidate, ...],
    before: Context,
    found: Sequence[Anchor],
) -> list[Draft]:
    """Gives what each anchor of a sentence tells.

    found: its anchors. named: the words of the text that name what can be signed. offices: the text's. here: what
    the sentence is about. before: what was told before it.
    """
    drafts: list[Draft] = []
    known: Names | None = None
    for anchor in found:
        kind = anchor.kind or known_kind(named, anchor.token.i)
        if kind == OTHER or (not kind and anchor.form not in _ASIDE):
            continue
        known = known or names(around, sentence, offices)
        parts = told(around.doc, sentence, anchor, known)
        parts = with_pronoun(parts, sentence, anchor, before.subjects)
        parts = with_subject(parts, anchor, next(iter(here or before.subjects), None))
        parts = with_subjects_before(parts, sentence, anchor, before.subjects)
        parts = with_both(parts, sentence, anchor, before.pair if len(before.parties) < _PAIR else ())
        goes_on = anchor.token.ent_type_ == "orgName"  # without a verb it needs the sentence that it goes on from
        near = before.told or (not goes_on and (before.soon or drafts or before.knows(parts)))
        if anchor.form == "acting" and not near:
            continue
        visit = before.visit or bool(sentence.lemmas & _DELEGATION)
        if anchor.form == "acting" and visit and not before.told and len(parts.signers) > len(parts.signatories):
            parts = replace(parts, signers=[])  # "gościliśmy delegację; powiat reprezentowali A i B": they came
        draft = _draft(around, sentence, number, anchor, kind, parts.evidence)
        parts = _with_main(parts, draft, before.main, _noun_alone(sentence, anchor))
        several = anchor.plural and all(parts.sides)
        which = ordinal(sentence.tokens) or (0 if anchor.named and anchor.plural else before.ordinal)
        draft = replace(draft, ordinal=which)
        if parts.joined is not None and anchor.plural and anchor.form == "active":
            draft = replace(draft, form="accession")  # "deklaracje przystąpienia do klastra podpisali"
        alone = anchor.plural and len(parts.signatories) == 1 and parts.joined is None
        hub = parts.signatories[0].name if alone and not which else ""
        own = split(draft, parts) if several else [replace(draft, hub=hub).with_parties(parts)]
        drafts += [one for one in own if not any(_same(one, known) for known in drafts)]
    return drafts


def _noun_alone(sentence: Sentence, anchor: Anchor) -> bool:
    """Tells whether a common noun for an organisation is the subject of an anchor: "miasto podpisało"."""
    known = heads().names | heads().local_government
    return any(
        token.is_lower and not token.ent_type_ and lemmas(token.lower_) & known and "nom" in noun_cases(token)
        for token in sentence.clause(anchor.token)
        if anchor.form == "active" and token.i != anchor.token.i and _bare(sentence, token)
    )


def _bare(sentence: Sentence, token: Token) -> bool:
    """Tells whether no name and no preposition governs a noun or goes on from it."""
    before = token.nbor(-1) if token.i > sentence.start else None
    after = token.nbor(1) if token.i + 1 < sentence.end else None
    governed = before is not None and any(reading.pos == "prep" for reading in readings(before.lower_))
    return not governed and (after is None or not after.ent_type_)


def _with_main(parts: Told, draft: Draft, main: Signatory | None, stands_alone: bool) -> Told:
    """Gives what is told of an agreement beside the news, with the text's main party where it names the other alone.

    "Poprzednia umowa, ze Schroniskiem Azyl, została rozwiązana", "Podobny dokument podpisano z Izbą Rzemiosła"; of
    several ("wcześniej takie umowy zawarto z A, B i C") with each of the others.
    """
    first, second = parts.sides
    beside = draft.background or draft.status in {"ended", "historical"} or stands_alone
    several = draft.plural and len(second) > 1
    if main is None or first or main.name in parts.second or not (several or (beside and len(second) == 1)):
        return parts
    return replace(parts, signatories=[main, *parts.signatories])


def _same(draft: Draft, other: Draft) -> bool:
    """Tells whether two drafts of a sentence that tells of several agreements are the same one of them."""
    return draft.one_of >= 0 and draft.one_of == other.one_of and draft.signatories == other.signatories


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
        soon = number + 1 < len(found) and any(anchor.form not in _ASIDE for anchor in telling[number + 1])
        before = replace(context.of(line), soon=soon)
        own = _of_sentence(around, sentence, number, named, offices, here, before, telling[number])
        parties = context.parties | {party.name for draft in own for party in draft.signatories}
        which = ordinal(sentence.tokens) or context.ordinal
        main = context.main or next((party for draft in own for party in draft.signatories), None)
        visit = bool(sentence.lemmas & _DELEGATION)
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
