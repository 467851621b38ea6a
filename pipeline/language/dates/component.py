"""The component `dates`: finds dates and times, and says what each means."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

import pipeline.language.extensions  # noqa: F401
from pipeline.language.dates.expression import Shift
from pipeline.language.dates.grammar import expressions, possible
from pipeline.language.dates.meaning import meaning
from pipeline.language.dictionary import readings
from pipeline.language.sentences import bounded

_DASHES = frozenset({"–", "—", "-", "„"})
_LABELS = frozenset({"date", "time"})
_TODAY = Shift("day", 0)


def _tense(token: Token) -> str:
    """Gives "past", "future" or "present" for a token that can be a verb of that tense, else ""."""
    found = readings(token.lower_) if token.is_alpha else ()
    if any(reading.pos in {"praet", "imps"} for reading in found):
        return "past"
    if any(reading.pos == "bedzie" or (reading.pos == "fin" and reading.tag.endswith(":perf")) for reading in found):
        return "future"
    return "present" if any(reading.pos == "fin" for reading in found) else ""


def _announced(day: Span) -> bool:
    """Tells whether a date's sentence tells of what is to come: a future, and no past.

    The day of what is done is past, whatever it will bring: "zgodnie z podpisaną 6 maja umową powstanie park".
    """
    tenses = {_tense(token) for token in day.sent if token.text.islower()}
    return "future" in tenses and "past" not in tenses and not _done(day)


def _done(day: Span) -> bool:
    """Tells whether a participle in any case but the nominative stands before a date: "podpisanych w piątek"."""
    index = day.start - 1
    if index > day.sent.start and any(reading.pos == "prep" for reading in readings(day.doc[index].lower_)):
        index -= 1
    before = day.doc[index].lower_ if index >= day.sent.start else ""
    own = [reading for reading in readings(before) if reading.pos == "ppas"] if before else []
    return bool(own) and all("nom" not in reading.cases and ":perf" in reading.tag for reading in own)


def _tells_the_day(today: Span) -> bool:
    """Tells whether "dziś" names a day: beside a past or a future in the news it does, else it means nowadays."""
    sentence = today.sent
    before = sentence.doc[sentence.start - 1].text if sentence.start else ""
    if sentence.text.lstrip()[:1] in _DASHES or before in _DASHES:
        return False
    near = sorted(sentence, key=lambda token: (abs(token.i - today.start), token.i < today.start))
    return next((tense for tense in map(_tense, near) if tense), "") in {"past", "future"}


def _without(text: str, entities: Iterable[Span]) -> str:
    """Gives a text of the same length with line ends in place of entities, over which no date reaches."""
    kept, done = [], 0
    for entity in entities:
        kept += [text[done : entity.start_char], "\n" * (entity.end_char - entity.start_char)]
        done = entity.end_char
    return "".join([*kept, text[done:]])


class Dates:
    """Adds dates and times to `doc.ents` and sets `span._.value` (EDTF), `span._.basis` and `span._.note` on each.

    A date of the model's that the grammar knows too takes the grammar's borders; one it does not know has no value; one
    whose figures cannot be a date is dropped. Times are the grammar's alone: of those that only the model found in
    NKJP's development part most were wrong.
    """

    def __init__(self, assume_reference: bool = False) -> None:
        self.assume_reference = assume_reference

    def __call__(self, doc: Doc) -> Doc:
        doc = bounded(doc)
        reference = doc._.reference or date.today()
        published, assumed = doc._.published, doc._.assumed
        if published is None and self.assume_reference:
            published, assumed = reference, True
        others = [entity for entity in doc.ents if entity.label_ not in _LABELS]
        taken = {index for entity in others for index in range(entity.start, entity.end)}
        found = []
        for expression in expressions(_without(doc.text, others)):
            label = "time" if expression.times else "date"
            span = doc.char_span(expression.start, expression.end, label=label, alignment_mode="expand")
            if span is None or taken.intersection(range(span.start, span.end)):
                continue
            taken.update(range(span.start, span.end))
            if expression.shift == _TODAY and not _tells_the_day(span):
                continue
            result = meaning(
                expression,
                published=published,
                reference=reference,
                assumed=assumed,
                announced=_announced(span),
            )
            span._.value, span._.basis, span._.note = result.value, result.basis, result.note
            found.append(span)
        from_model = [
            entity
            for entity in doc.ents
            if entity.label_ == "date"
            and not taken.intersection(range(entity.start, entity.end))
            and possible(doc.text, entity.start_char, entity.end_char)
        ]
        doc.ents = sorted([*others, *found, *from_model], key=lambda span: span.start)
        return doc


@Language.factory(
    "dates",
    default_config={"assume_reference": False},
    assigns=["doc.ents", "span._.value", "span._.basis", "span._.note"],
)
def create(nlp: Language, name: str, assume_reference: bool) -> Dates:
    """Gives the component.

    assume_reference: read open dates relative to `doc._.reference`, or today, where an article has no day of its own.
    """
    return Dates(assume_reference)
