"""What other sentences add to an agreement: the ceremony's place and day, the occasion's town, subject, total."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from pipeline.language.agreements.circumstances import Circumstances, of_ceremony
from pipeline.language.agreements.clauses import Sentence
from pipeline.language.agreements.counting import total_parties
from pipeline.language.agreements.drafts import Draft
from pipeline.language.agreements.kinds import kinds
from pipeline.language.agreements.subjects import subject
from pipeline.language.surroundings import Surroundings

_SOON = 2  # sentences between that on a ceremony and the agreement signed at it


def with_ceremonies(around: Surroundings, found: list[Sentence], drafts: list[Draft]) -> list[Draft]:
    """Gives the drafts, each with what a later sentence on the ceremony, or the one before, adds to it."""
    completed = list(drafts)
    for number, sentence in enumerate(found):
        extra = of_ceremony(around, sentence)
        if extra is None:
            continue
        current = [i for i, draft in enumerate(completed) if draft.status in {"signed", "planned"}]
        before = [i for i in current if completed[i].sentence <= number]
        chosen = before[-1:] or [i for i in current if completed[i].sentence <= number + _SOON][:1]
        for index in chosen:
            completed[index] = replace(completed[index], circumstances=completed[index].circumstances.filled(extra))
    return completed


def place_of_occasion(around: Surroundings, stated: Circumstances) -> Circumstances:
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


def with_subjects(around: Surroundings, found: list[Sentence], drafts: list[Draft]) -> list[Draft]:
    """Gives the drafts, each without a subject with the one that a later sentence tells ("Porozumienie dotyczy …")."""
    telling, told_at = {draft.sentence for draft in drafts}, [draft.sentence for draft in drafts]
    completed = list(drafts)
    for number, sentence in enumerate(found):
        last = bisect_left(told_at, number) - 1
        if number in telling or last < 0 or completed[last].subject is not None:
            continue
        told = subject(around, sentence, None)
        if told is not None:
            completed[last] = replace(completed[last], subject=told)
    return _with_headline(around, found, completed)


def _with_headline(around: Surroundings, found: list[Sentence], drafts: list[Draft]) -> list[Draft]:
    """Gives the drafts, where none has a subject the first with the headline's: "Porozumienie na rzecz alei"."""
    first = next((i for i, draft in enumerate(drafts) if draft.status in {"signed", "planned"}), None)
    if first is None or any(draft.subject is not None for draft in drafts):
        return drafts
    for sentence in found:
        if around.line_of(sentence.start_char) != 0:
            break
        named = next((kind for kind in kinds(list(sentence.tokens)) if kind.name == drafts[first].kind), None)
        told = subject(around, sentence, sentence.tokens[named.start - sentence.start]) if named is not None else None
        if told is not None:
            return [*drafts[:first], replace(drafts[first], subject=told), *drafts[first + 1 :]]
    return drafts


def with_totals(found: list[Sentence], drafts: list[Draft]) -> list[Draft]:
    """Gives the drafts, the last with the number that a sentence tells of all: "dokument ma 12 sygnatariuszy"."""
    completed, told_at = list(drafts), [draft.sentence for draft in drafts]
    for number, sentence in enumerate(found):
        total = total_parties(list(sentence.tokens))
        last = bisect_left(told_at, number + 1) - 1
        if total is not None and last >= 0 and completed[last].status in {"signed", "planned"}:
            completed[last] = replace(completed[last], total=total)
    return completed
