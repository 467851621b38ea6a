"""The component `agreements`: which agreements a text tells of, between whom, signed by whom, when and where."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from spacy.language import Language
from spacy.tokens import Doc, Span

import pipeline.language.extensions  # noqa: F401
from pipeline.language.agreements.anchors import Anchor, anchors
from pipeline.language.agreements.circumstances import Circumstances, around, of_ceremony
from pipeline.language.agreements.clauses import Sentence, sentences
from pipeline.language.agreements.lists import party_lists
from pipeline.language.agreements.merging import Draft, merged, split
from pipeline.language.agreements.parties import told
from pipeline.language.agreements.record import Agreement
from pipeline.language.agreements.triggers import data, kinds, known_kind, stated_parties
from pipeline.language.dates.bounds import bounds
from pipeline.language.dictionary import lemmas
from pipeline.language.sentences import bounded

_LONG_AGO = timedelta(days=120)


def _drafts(doc: Doc, found: list[Sentence]) -> list[Draft]:
    """Gives what each anchor and each list of the text tells, in the text's order."""
    drafts: list[Draft] = []
    roles = doc._.roles
    lists = list(party_lists(doc, roles))
    for number, sentence in enumerate(found):
        start, end = sentence.tokens[0].idx, sentence.tokens[-1].idx + len(sentence.tokens[-1])
        in_item = any(item.lead_in_end < start < item.end for item in lists)
        leading = next((item for item in lists if item.lead_in_start <= start and end <= item.lead_in_end), None)
        own: list[Draft] = []
        for anchor in anchors(sentence):
            if in_item:
                continue
            parts = told(doc, sentence, anchor, roles)
            draft = _draft(doc, sentence, number, anchor, start, end, parts.evidence)
            own += split(draft, parts) if anchor.plural and parts.first_side else [draft.with_parties(parts)]
        if leading is not None:
            base = own[-1] if own else None
            kind = base.kind if base else known_kind(doc, sentence.end)
            draft = base or Draft(kind=kind, named=False, status="signed", start=start, end=end, sentence=number)
            drafts += own[:-1]
            drafts.append(replace(draft, end=max(leading.end, end), evidence="list").with_parties(leading.told))
        else:
            drafts += own
    return drafts


def _draft(doc: Doc, sentence: Sentence, number: int, anchor: Anchor, start: int, end: int, evidence: str) -> Draft:
    circumstances = around(doc, sentence, anchor.token)
    if anchor.form == "ending":
        circumstances = replace(circumstances, date=None)
    background = any(lemmas(token.lower_) & data().background for token in sentence.tokens if token.is_alpha)
    return Draft(
        kind=anchor.kind or known_kind(doc, sentence.start),
        named=anchor.named,
        status=anchor.status,
        background=background,
        plural=anchor.plural,
        circumstances=circumstances,
        parties=None if anchor.plural else stated_parties(list(sentence.tokens)),
        start=start,
        end=end,
        sentence=number,
        paragraph=sentence.paragraph,
        evidence="noun" if anchor.form == "noun" and evidence == "verb" else evidence,
        form=anchor.form,
    )


def _with_ceremonies(doc: Doc, found: list[Sentence], drafts: list[Draft]) -> list[Draft]:
    """Gives the drafts, each with what a later sentence on the ceremony, or the one before, adds to it."""
    completed = list(drafts)
    for number, sentence in enumerate(found):
        extra = of_ceremony(doc, sentence)
        if extra is None:
            continue
        before = [
            i for i, draft in enumerate(completed) if draft.sentence <= number and draft.status in {"signed", "planned"}
        ]
        if before:
            last = before[-1]
            completed[last] = replace(completed[last], circumstances=completed[last].circumstances.filled(extra))
    return completed


def _place_of_occasion(doc: Doc, circumstances: Circumstances) -> Circumstances:
    """Gives circumstances with the place that stands right after the occasion's first mention, where none is known."""
    if circumstances.place is not None or circumstances.occasion is None:
        return circumstances
    name = circumstances.occasion._.name
    for event in doc.ents:
        if event.label_ != "eventName" or event._.name != name:
            continue
        after = [e for e in doc.ents if e.label_ == "placeName" and event.end <= e.start <= event.end + 6]
        if after and doc[after[0].start - 1].lower_ in {"w", "we"} and after[0].sent == event.sent:
            return replace(circumstances, place=after[0])
    return circumstances


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


def _subject(doc: Doc, draft: Draft) -> Span | None:
    """Gives the words that say what the agreement is about: behind its kind, after "w sprawie", "dotyczące", "o"."""
    tokens = [token for token in doc if draft.start <= token.idx < draft.end]
    named = next((kind for kind in kinds(tokens) if kind.name), None)
    if named is None:
        return None
    end = doc[named.end - 1].idx + len(doc[named.end - 1])
    found = re.match(
        rf"[^.\n:;]{{0,40}}?\s({'|'.join(map(re.escape, data().subject_openings))})\s", doc.text[end : draft.end]
    )
    if found is None or (found[1] == "o" and found.start(1) > 1):
        return None
    start = end + found.end()
    stop = re.search(r"[.,;:\n]|\s[–—-]\s|\s(?:po)?między\s|\sz[e]?\s(?=\S*[A-ZŁŚŻŹĆ])|$", doc.text[start : draft.end])
    parties = [e.start_char for e in doc.ents if e.label_ == "orgName" and e.start_char > start]
    end = min(start + stop.start() if stop else draft.end, *parties, draft.end)
    span = doc.char_span(start, end, alignment_mode="contract")
    return span if span is not None and 0 < len(span) <= 40 else None


def _counted(doc: Doc, named: int) -> int | None:
    """Gives the number of parties named where the text states that number too, anywhere ("cztery klastry")."""
    stated = {stated_parties(list(sentence)) for sentence in doc.sents}
    return named if named > 2 and named in stated else None


def _agreement(doc: Doc, draft: Draft) -> Agreement:
    circumstances = _place_of_occasion(doc, draft.circumstances)
    return Agreement(
        kind=draft.kind or "inne",
        status=draft.status,
        signatories=draft.signatories,
        signers=draft.signers,
        date=circumstances.date,
        place=circumstances.place,
        occasion=circumstances.occasion,
        subject=_subject(doc, draft),
        parties=draft.parties or _counted(doc, len(draft.signatories)),
        start=draft.start,
        end=draft.end,
        evidence=draft.evidence,
        confidence=data().confidence[draft.evidence],
    )


class Agreements:
    """Sets `doc._.agreements`: a tuple of `Agreement`, in the text's order."""

    def __call__(self, doc: Doc) -> Doc:
        doc = bounded(doc)
        found = list(sentences(doc))
        drafts = _with_ceremonies(doc, found, _drafts(doc, found))
        kept = [draft for draft in merged(_with_history(doc, drafts)) if draft.signatories]
        doc._.agreements = tuple(_agreement(doc, draft) for draft in kept)
        return doc


@Language.factory("agreements", requires=["doc.ents", "span._.name", "doc._.roles"], assigns=["doc._.agreements"])
def create(nlp: Language, name: str) -> Agreements:
    """Gives the component; it has no settings."""
    return Agreements()
