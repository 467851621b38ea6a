"""When, where and on what occasion: what a sentence says of an agreement's signing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Span, Token

from pipeline.language.agreements.clauses import WITH, Sentence, finite, infinitive, lemmas_of
from pipeline.language.agreements.kinds import OTHER, Kind, kinds
from pipeline.language.agreements.lexicon import data
from pipeline.language.agreements.places import place, preceding
from pipeline.language.dictionary import lemmas, readings
from pipeline.language.mentions.events import nouns
from pipeline.language.surroundings import Surroundings

_DEADLINES = frozenset({"do", "od", "na", "przed", "po", "latach", "lata", "z", "początku", "końca"})
_DAY = frozenset({"dnia", "dniem", "dniu"})
_TO_OLDER = frozenset({"do", "podstawie", "mocy"})
_DURING = frozenset({"podczas", "trakcie", "ramach", "okazji"})
_DURING_FAR = 8
_BEHIND = 3
WHOLE_DAY = len("2024-05-09")
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
    if preceding(entity, sentence) == ":":  # "Data przekazania: 9 maja"
        label = [token for token in sentence.tokens if token.i < entity.start and token.is_alpha]
        return len(label) > 1 and not lemmas_of(label) & (data().ceremony | data().nouns | data().signatures)
    found = lemmas_of(token for token in clause if finite(token) or infinitive(token))
    own = data().verbs | data().meetings  # "rektor rozpoczął czwartkowe (11.04.2019) spotkanie, na którym podpisano"
    return bool(found & data().other_events) and not any(lemmas(token.lower_) & own for token in clause)


def _document(entity: Span, sentence: Sentence) -> Kind | None:
    """Gives the document that a date is tied to by "z": "umowa z 9 maja", "dokument (z 9 maja)"; or None."""
    if preceding(entity, sentence) not in WITH:
        return None
    before = [kind for kind in kinds(list(sentence.tokens)) if kind.end < entity.start]
    last = before[-1] if before else None
    if last is None or last.name == OTHER or entity.doc[last.end : entity.start - 1].text not in {"", "("}:
        return None
    return last


def _of_older(document: Kind, sentence: Sentence) -> bool:
    """Tells whether a document is not the one that is signed: "aneks do umowy z 9 maja", "na mocy umowy z 9 maja"."""
    return document.start > sentence.start and sentence.tokens[0].doc[document.start - 1].lower_ in _TO_OLDER


def dates(around: Surroundings, sentence: Sentence, near: Token | None = None) -> list[Span]:
    """Gives the days, months or years of a sentence that are no deadline, no period and no older document's.

    near: the word that tells of the signing; the day of the document nearest to it ("umowa z 9 maja") counts too.
    """
    found = []
    for entity in _inside(around, sentence, "date"):
        document = _document(entity, sentence)
        if not entity._.value or _of_other_event(entity, sentence) or (document and _of_older(document, sentence)):
            continue
        own = document is not None and near is not None and document.start == _nearest_document(sentence, near)
        free = preceding(entity, sentence) not in _DEADLINES or entity[0].lower_ in _DAY
        free = free or (near is not None and _since(entity, sentence))
        if own or free or _appointed(entity, sentence):
            found.append(entity)
    return found


def _since(entity: Span, sentence: Sentence) -> bool:
    """Tells whether "od" says since when there is an agreement: "od 2017 r., kiedy zawarł umowę", "obowiązuje od"."""
    if preceding(entity, sentence) != "od" or len(entity._.value) >= WHOLE_DAY:
        return False
    behind = [token.lower_ for token in sentence.tokens if entity.end <= token.i <= entity.end + _BEHIND]
    when = "," in behind and behind.index(",") + 1 < len(behind) and behind[behind.index(",") + 1] in {"kiedy", "gdy"}
    return when or any(lemmas(token.lower_) & data().in_force for token in sentence.clause(entity[0]) if finite(token))


def _nearest_document(sentence: Sentence, near: Token) -> int | None:
    """Gives where the document nearest to a token is named; "podpis" names none."""
    named = [kind.start for kind in kinds(list(sentence.tokens)) if kind.name != OTHER]
    words = [i for i in named if not lemmas(sentence.tokens[i - sentence.start].lower_) & data().signatures]
    return min(words, key=lambda i: abs(i - near.i), default=None)


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


def still_to_be(sentence: Sentence, token: Token) -> bool:
    """Tells whether the verbs of a token's clause speak of what is still to be: "autobusy wyjadą w maju"."""
    verbs = [other for other in sentence.clause(token) if finite(other)]
    return bool(verbs) and all(map(_to_come, verbs)) and not _memorable(sentence.clause(token))


def _memorable(clause: Iterable[Token]) -> bool:
    """Tells whether a clause says that a day was the day: "9 maja zapisze się w kronice miasta"."""
    return any(phrase <= lemmas_of(clause) for phrase in data().memorable)


def _date(around: Surroundings, sentence: Sentence, near: Token) -> Span | None:
    done = not still_to_be(sentence, near)
    found = [e for e in dates(around, sentence, near) if not (done and still_to_be(sentence, e[0]))]
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
    """Gives the circumstances of a sentence that tells of the ceremony, or of its day, else None.

    "Uroczystość odbyła się w Lipnie", "9 maja zapisze się w historii miasta".
    """
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
    day = next((day for day in dates(around, sentence) if _memorable(sentence.clause(day[0]))), None)
    if day is not None:
        return Circumstances(date=day)
    if subject is None or not verbs or any(map(_to_come, verbs)) or not sentence.lemmas & data().happened:
        return None
    return circumstances(around, sentence, subject)
