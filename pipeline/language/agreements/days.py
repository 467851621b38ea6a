"""The day of an agreement that other sentences than its own tell."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Span

from pipeline.language.agreements.circumstances import NOTHING_KNOWN, WHOLE_DAY, Circumstances, dates, still_to_be
from pipeline.language.agreements.clauses import Sentence, finite
from pipeline.language.agreements.drafts import Draft
from pipeline.language.agreements.kinds import OTHER, kinds
from pipeline.language.agreements.lexicon import data
from pipeline.language.agreements.places import place
from pipeline.language.dictionary import lemmas
from pipeline.language.surroundings import Surroundings

_THAT_DAY = 3  # sentences before one on "that day" in which the day itself is told
_OPENING = 3


def with_days(around: Surroundings, found: list[Sentence], drafts: list[Draft]) -> list[Draft]:
    """Gives the drafts, each undated one with the day that the sentences around it tell.

    "Tego samego dnia" points at the agreement, or the day, before. Else the sentence before counts, with its place, in
    the same line, where it tells of no agreement of its own; then the next one, where it only tells when it was; then
    the day of the occasion; then that on which several agreements were signed, this one among them.
    """
    telling = {draft.sentence for draft in drafts}
    completed: list[Draft] = []
    of_several = NOTHING_KNOWN
    for draft in drafts:
        told = draft.circumstances
        open_ = told.date is None and draft.status == "signed"
        if told.date is None and told.same_day:
            told = replace(told, date=_that_day(around, found, completed, draft.sentence))
        elif open_:
            told = _beside(around, found, draft, telling)
        if open_ and told.date is None and told.occasion is not None:
            told = replace(told, date=_of_occasion(around, found, told.occasion))
        if told.date is not None:
            of_several = told if draft.plural and draft.status == "signed" else NOTHING_KNOWN
        elif open_ and not draft.background:
            told = replace(told, date=of_several.date, place=told.place or of_several.place)
        completed.append(replace(draft, circumstances=told))
    return completed


def _that_day(around: Surroundings, found: list[Sentence], told: list[Draft], number: int) -> Span | None:
    """Gives the newest day of the agreements told before, else the last day that the sentences before name."""
    known = [draft.circumstances.date for draft in told if draft.circumstances.date is not None]
    if known:
        return max(known, key=lambda date: date._.value)
    for sentence in reversed(found[max(0, number - _THAT_DAY) : number]):
        days = [day for day in dates(around, sentence) if len(day._.value) == WHOLE_DAY]
        if days:
            return days[-1]
    return None


def _beside(around: Surroundings, found: list[Sentence], draft: Draft, telling: set[int]) -> Circumstances:
    """Gives the circumstances of a draft with what the sentences beside its own, in its line, say of the day."""
    told, own = draft.circumstances, found[draft.sentence]
    line = around.line_of(own.start_char)
    for number in (draft.sentence - 1, draft.sentence + 1):
        if not 0 <= number < len(found):
            continue
        beside, before = found[number], number < draft.sentence
        pointing = not before and _it_happened(beside) > 0
        if not pointing and (number in telling or around.line_of(beside.start_char) != line):
            continue
        days = [day for day in dates(around, beside) if not still_to_be(beside, day[0])]
        day = next(iter(days), None) if before else _of_happening(around, beside)
        if day is not None:
            where = place(around, beside, beside.tokens[0]) if before else None
            return replace(told, date=day, place=told.place or where)
    return told


def _of_occasion(around: Surroundings, found: list[Sentence], occasion: Span) -> Span | None:
    """Gives the day of a sentence that says when the occasion was: "Konferencja odbyła się 9 maja"."""
    head = lemmas(occasion[0].lower_) & data().occasion_generic
    for sentence in found:
        if not head or not lemmas(sentence.tokens[0].lower_) & head:
            continue
        verb, days = next(filter(finite, sentence.tokens), None), dates(around, sentence)
        if days and verb is not None and "odbyć" in lemmas(verb.lower_) and sentence.together(verb.i, days[0].start):
            return days[0]
    return None


def _it_happened(sentence: Sentence) -> int:
    """Gives how many words open a sentence that says when what was told was ("Działo się to"), or 0."""
    words = tuple(token.lower_ for token in sentence.tokens)
    return next((len(phrase) for phrase in data().it_happened if words[: len(phrase)] == phrase), 0)


def _of_happening(around: Surroundings, sentence: Sentence) -> Span | None:
    """Gives the day of a sentence that says when what was told was: "Działo się to 9 maja", "Dokument (z 9 maja) …"."""
    opened = _it_happened(sentence)
    if opened:
        end = sentence.start + opened + _OPENING
        return next((day for day in dates(around, sentence) if day.start < end), None)
    first = next((kind for kind in kinds(list(sentence.tokens)) if kind.name != OTHER), None)
    if first is None or first.start != sentence.start:
        return None
    days = dates(around, sentence, sentence.tokens[0])
    return next((day for day in days if day.start <= first.end + _OPENING and len(day._.value) == WHOLE_DAY), None)
