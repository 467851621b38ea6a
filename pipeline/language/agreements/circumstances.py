"""When, where and on what occasion: what a sentence says of an agreement's signing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Span, Token

from pipeline.language.agreements.clauses import Sentence, finite, infinitive, lemmas_of
from pipeline.language.agreements.lexicon import data
from pipeline.language.agreements.places import place, preceding
from pipeline.language.dictionary import lemmas, readings
from pipeline.language.mentions.events import nouns
from pipeline.language.surroundings import Surroundings

_DEADLINES = frozenset({"do", "od", "na", "przed", "po", "latach", "lata", "z", "początku", "końca"})
_DAY = frozenset({"dnia", "dniem", "dniu"})
_DURING = frozenset({"podczas", "trakcie", "ramach", "okazji"})
_DURING_FAR = 8
_SAME_DAY = re.compile(r"\b(?:tego|w tym) samego dnia|\btego dnia|\btym samym dniu", re.IGNORECASE)


@dataclass(frozen=True)
class Circumstances:
    """The mentions that say when, where and on what occasion; None where a sentence says nothing of it.

    same_day: the sentence says that it was on the day told of before ("tego samego dnia").
    """

    date: Span | None = None
    place: Span | None = None
    occasion: Span | None = None
    same_day: bool = False

    def filled(self, other: Circumstances) -> Circumstances:
        return Circumstances(
            _finer(self.date, other.date),
            self.place or other.place,
            self.occasion or other.occasion,
            self.same_day or other.same_day,
        )


NOTHING_KNOWN = Circumstances()


def _finer(one: Span | None, other: Span | None) -> Span | None:
    """Gives the date that says more: a day rather than its month; the first where they say as much."""
    if one is None or other is None:
        return one or other
    within = other._.value.startswith(one._.value) and len(other._.value) > len(one._.value)
    return other if within else one


def _inside(around: Surroundings, sentence: Sentence, label: str) -> list[Span]:
    return [e for e in around.within(sentence.start, sentence.end) if e.label_ == label]


def _appointed(entity: Span, sentence: Sentence) -> bool:
    """Tells whether "na" says for when something is planned: "na 20 maja zaplanowano", "wyznaczono na 9 maja"."""
    return preceding(entity, sentence) == "na" and any(
        lemmas(token.lower_) & data().planned - {"mieć"} for token in sentence.tokens if token.is_alpha
    )


def _of_other_event(entity: Span, sentence: Sentence) -> bool:
    """Tells whether a date is of what follows or precedes the signing: "wejdzie w życie 1 lipca"."""
    clause = [token for token in sentence.clause(entity[0]) if token.is_alpha]
    found = lemmas_of(token for token in clause if finite(token) or infinitive(token))
    return bool(found & data().other_events) and not any(lemmas(token.lower_) & data().verbs for token in clause)


def dates(around: Surroundings, sentence: Sentence) -> list[Span]:
    """Gives the days, months or years of a sentence that are no deadline and no period."""
    return [
        e
        for e in _inside(around, sentence, "date")
        if e._.value
        and (preceding(e, sentence) not in _DEADLINES or e[0].lower_ in _DAY or _appointed(e, sentence))
        and not _of_other_event(e, sentence)
    ]


def _occasion(around: Surroundings, sentence: Sentence) -> Span | None:
    """Gives the named event during which something happens; a generic word ("wydarzenia") points back to one."""
    doc = around.doc
    for event in _inside(around, sentence, "eventName"):
        index = event.start - 1
        while index > sentence.start and (
            doc[index].text in {"„", '"', ","}
            or lemmas(doc[index].lower_) & nouns().before_name
            or any(reading.adjectival for reading in readings(doc[index].lower_))
            or doc[index].text.rstrip(".").isdigit()
            or doc[index].text == "."
        ):
            index -= 1
        near = {doc[i].lower_ for i in range(max(sentence.start, event.start - _DURING_FAR), event.start)}
        during = near & _DURING or (doc[index].lower_ == "dniu" and event.label_ == "eventName")
        if doc[index].lower_ in data().occasion_before or index < sentence.start or during:
            return event
    for token in sentence.tokens[1:]:
        if (
            lemmas(token.lower_) & data().occasion_generic
            and token.text.islower()
            and token.nbor(-1).lower_ in {"podczas", "trakcie", "czasie", "ramach", "dniu"}
        ):
            earlier = [event for event in around.events if event.end <= token.i]
            return _fullest(earlier)
    return None


def _fullest(events: list[Span]) -> Span | None:
    """Gives the last event named, by its fullest name where it is an acronym."""
    if not events:
        return None
    name = events[-1]._.name
    return next((event for event in events if event._.name == name), events[-1])


def _date(around: Surroundings, sentence: Sentence, near: Token) -> Span | None:
    found = dates(around, sentence)
    return min(found, key=lambda e: (not sentence.together(e.start, near.i), abs(e.start - near.i)), default=None)


def circumstances(around: Surroundings, sentence: Sentence, near: Token, subject: Span | None = None) -> Circumstances:
    """Gives the circumstances that a sentence states of the signing that one of its tokens tells of.

    subject: the words that say what is agreed on; a place in them is not where it was signed.
    """
    date = _date(around, sentence, near)
    same_day = _SAME_DAY.search(around.text, sentence.start_char, sentence.end_char) is not None
    return Circumstances(
        date, place(around, sentence, near, subject), _occasion(around, sentence), same_day and date is None
    )


def _to_come(verb: Token) -> bool:
    """Tells whether a verb speaks of what is still to be: "odbędzie się"."""
    return all(r.pos == "bedzie" or (r.pos == "fin" and r.tag.endswith(":perf")) for r in readings(verb.lower_))


def of_ceremony(around: Surroundings, sentence: Sentence) -> Circumstances | None:
    """Gives the circumstances of a sentence that tells of the ceremony ("Uroczystość odbyła się w …"), else None."""
    subject = next(
        (
            token
            for token in sentence.tokens
            if token.is_alpha
            and lemmas(token.lower_) & data().ceremony
            and any("nom" in reading.cases for reading in readings(token.lower_))
        ),
        None,
    )
    verbs = [token for token in sentence.tokens if finite(token)]
    if subject is None or not verbs or any(map(_to_come, verbs)) or not sentence.lemmas & data().happened:
        return None
    return circumstances(around, sentence, subject)
