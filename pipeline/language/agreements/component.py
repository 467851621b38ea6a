"""The component `agreements`: which agreements a text tells of, between whom, signed by whom, when and where."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice

from spacy.language import Language
from spacy.tokens import Doc, Span

import pipeline.language.extensions  # noqa: F401
from pipeline.language.agreements.anchors import Anchor, anchors
from pipeline.language.agreements.circumstances import Circumstances, circumstances, of_ceremony
from pipeline.language.agreements.clauses import Sentence, finite, sentences
from pipeline.language.agreements.lists import party_lists
from pipeline.language.agreements.merging import Draft, merged, split
from pipeline.language.agreements.parties import names, told
from pipeline.language.agreements.record import Agreement
from pipeline.language.agreements.triggers import data, kinds, known_kind, stated_parties
from pipeline.language.dates.bounds import bounds
from pipeline.language.dictionary import lemmas
from pipeline.language.sentences import bounded
from pipeline.language.surroundings import Surroundings, surroundings

_MOST_ANCHORS = 40  # a sentence with more of them is no sentence; without a limit its time would grow with its square
_LONG_AGO = timedelta(days=120)


def _drafts(around: Surroundings, found: list[Sentence]) -> list[Draft]:
    """Gives what each anchor and each list of the text tells, in the text's order."""
    drafts: list[Draft] = []
    doc, roles = around.doc, around.doc._.roles
    named = [kind for kind in kinds(list(doc)) if kind.name]
    lists = list(party_lists(around, roles))
    for number, sentence in enumerate(found):
        start, end = sentence.tokens[0].idx, sentence.tokens[-1].idx + len(sentence.tokens[-1])
        in_item = any(item.lead_in_end < start < item.end for item in lists)
        leading = next((item for item in lists if item.lead_in_start <= start and end <= item.lead_in_end), None)
        own: list[Draft] = []
        telling = [] if in_item else list(islice(anchors(sentence), _MOST_ANCHORS))
        known = names(around, sentence, roles) if telling else None
        for anchor in telling:
            assert known is not None
            parts = told(doc, sentence, anchor, known)
            draft = _draft(around, sentence, number, anchor, parts.evidence)
            draft = replace(draft, kind=anchor.kind or known_kind(named, sentence.start))
            own += split(draft, parts) if anchor.plural and parts.first_side else [draft.with_parties(parts)]
        if leading is not None:
            base = own[-1] if own else None
            kind = base.kind if base else known_kind(named, sentence.end)
            draft = base or Draft(kind=kind, named=False, status="signed", start=start, end=end, sentence=number)
            drafts += own[:-1]
            drafts.append(replace(draft, end=max(leading.end, end), evidence="list").with_parties(leading.told))
        else:
            drafts += own
    return drafts


def _draft(around: Surroundings, sentence: Sentence, number: int, anchor: Anchor, evidence: str) -> Draft:
    stated = circumstances(around, sentence, anchor.token)
    if anchor.form == "ending":
        stated = replace(stated, date=None)
    background = any(lemmas(token.lower_) & data().background for token in sentence.tokens if token.is_alpha)
    return Draft(
        kind=anchor.kind,
        named=anchor.named,
        status=anchor.status,
        background=background,
        plural=anchor.plural,
        circumstances=stated,
        parties=None if anchor.plural else stated_parties(list(sentence.tokens)),
        start=sentence.tokens[0].idx,
        end=sentence.tokens[-1].idx + len(sentence.tokens[-1]),
        sentence=number,
        evidence="noun" if anchor.form == "noun" and evidence == "verb" else evidence,
        form=anchor.form,
    )


def _with_ceremonies(around: Surroundings, found: list[Sentence], drafts: list[Draft]) -> list[Draft]:
    """Gives the drafts, each with what a later sentence on the ceremony, or the one before, adds to it."""
    completed = list(drafts)
    for number, sentence in enumerate(found):
        extra = of_ceremony(around, sentence)
        if extra is None:
            continue
        before = [
            i for i, draft in enumerate(completed) if draft.sentence <= number and draft.status in {"signed", "planned"}
        ]
        if before:
            last = before[-1]
            completed[last] = replace(completed[last], circumstances=completed[last].circumstances.filled(extra))
    return completed


def _place_of_occasion(around: Surroundings, stated: Circumstances) -> Circumstances:
    """Gives circumstances with the place of the sentence that names the occasion, where none is known."""
    if stated.place is not None or stated.occasion is None:
        return stated
    for event in around.events:
        if event._.name != stated.occasion._.name:
            continue
        sentence = event.sent
        towns = [
            e
            for e in around.within(sentence.start, sentence.end)
            if e.label_ == "placeName" and e.start > sentence.start and around.doc[e.start - 1].lower_ in {"w", "we"}
        ]
        if towns:
            return replace(stated, place=min(towns, key=lambda town: abs(town.start - event.start)))
    return stated


def _dated(draft: Draft) -> tuple[date, date] | None:
    if draft.circumstances.date is None:
        return None
    first, last = bounds(draft.circumstances.date._.value)
    return (first, last) if first and last else None


def _with_history(doc: Doc, drafts: list[Draft]) -> list[Draft]:
    """Gives the drafts with "historical" where the article has a newer one, or is itself much newer."""
    newest = max((d[0] for draft in drafts if draft.status != "ended" and (d := _dated(draft))), default=None)
    now = max((day for day in (newest, doc._.published) if day is not None), default=None)
    undated_main = any(draft.circumstances.date is None and draft.signatories for draft in drafts)
    result = []
    for draft in drafts:
        days = _dated(draft)
        old = days is not None and now is not None and days[1] < now - _LONG_AGO
        if draft.status == "signed" and (
            old or (draft.background and (len(drafts) > 1) and (days is not None or undated_main))
        ):
            draft = replace(draft, status="historical")
        result.append(draft)
    return result


def _subject(around: Surroundings, draft: Draft) -> Span | None:
    """Gives the words that say what the agreement is about: behind its kind, after "w sprawie", "dotyczące", "o"."""
    doc, text = around.doc, around.text
    tokens = doc.char_span(draft.start, draft.end, alignment_mode="expand")
    named = next((kind for kind in kinds(list(tokens)) if kind.name), None) if tokens is not None else None
    if named is None:
        return None
    end = doc[named.end - 1].idx + len(doc[named.end - 1])
    found = re.match(
        rf"[^.\n:;]{{0,40}}?\s({'|'.join(map(re.escape, data().subject_openings))})\s", text[end : draft.end]
    )
    if found is None or (found[1] == "o" and found.start(1) > 1):
        return None
    start = end + found.end()
    stop = re.search(r"[.,;:\n]|\s[–—-]\s|\s(?:po)?między\s|\sz[e]?\s(?=\S*[A-ZŁŚŻŹĆ])|$", text[start : draft.end])
    parties = [e.start_char for e in around.within_offsets(start, draft.end) if e.label_ == "orgName"]
    end = min(start + stop.start() if stop else draft.end, *parties, draft.end)
    span = doc.char_span(start, end, alignment_mode="contract")
    verb = next((token.i for token in span if finite(token)), None) if span is not None else None
    span = doc[span.start : verb] if span is not None and verb is not None else span
    return span if span is not None and 0 < len(span) <= 40 else None


def _agreement(around: Surroundings, draft: Draft, stated: frozenset[int | None]) -> Agreement:
    """Gives the finished record. stated: every number of parties that the article states ("cztery klastry").

    A number that is stated elsewhere counts where it is that of the parties named, and more than two.
    """
    known = _place_of_occasion(around, draft.circumstances)
    named = len(draft.signatories)
    return Agreement(
        kind=draft.kind or "inne",
        status=draft.status,
        signatories=draft.signatories,
        signers=draft.signers,
        date=known.date,
        place=known.place,
        occasion=known.occasion,
        subject=_subject(around, draft),
        parties=draft.parties or (named if named > 2 and named in stated else None),
        start=draft.start,
        end=draft.end,
        evidence=draft.evidence,
        confidence=data().confidence[draft.evidence],
    )


class Agreements:
    """Sets `doc._.agreements`: a tuple of `Agreement`, in the text's order."""

    def __call__(self, doc: Doc) -> Doc:
        doc = bounded(doc)
        around, found = surroundings(doc), list(sentences(doc))
        drafts = _with_ceremonies(around, found, _drafts(around, found))
        kept = [draft for draft in merged(_with_history(doc, drafts)) if draft.signatories]
        stated = frozenset(stated_parties(list(sentence.tokens)) for sentence in found) if kept else frozenset()
        doc._.agreements = tuple(_agreement(around, draft, stated) for draft in kept)
        return doc


@Language.factory("agreements", requires=["doc.ents", "span._.name", "doc._.roles"], assigns=["doc._.agreements"])
def create(nlp: Language, name: str) -> Agreements:
    """Gives the component; it has no settings."""
    return Agreements()
