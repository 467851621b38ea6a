"""The component `dates`: finds dates and times, and says what each means."""

from __future__ import annotations

from datetime import date

from spacy.language import Language
from spacy.tokens import Doc, Span

import pipeline.language.extensions  # noqa: F401
from pipeline.language.dates.grammar import expressions
from pipeline.language.dates.meaning import meaning
from pipeline.language.dictionary import readings
from pipeline.language.sentences import bounded

_DASHES = frozenset({"–", "—", "-", "„"})
_LABELS = frozenset({"date", "time"})


def _announced(sentence: Span) -> bool:
    """Tells whether a sentence's verbs tell of what is to come: a future, and no past."""
    future = past = False
    for token in sentence:
        if token.is_alpha and token.text.islower():
            for reading in readings(token.text):
                future = future or reading.pos == "bedzie" or (reading.pos == "fin" and reading.tag.endswith(":perf"))
                past = past or reading.pos in {"praet", "imps"}
    return future and not past


def _tells_the_day(sentence: Span) -> bool:
    """Tells whether "dziś" in a sentence names a day: in the news it does, in what someone says it means nowadays."""
    before = sentence.doc[sentence.start - 1].text if sentence.start else ""
    quoted = sentence.text.lstrip()[:1] in _DASHES or before in _DASHES
    past = any(r.pos in {"praet", "imps"} for token in sentence for r in readings(token.lower_))
    return past and not quoted


class Dates:
    """Adds dates and times to `doc.ents` and sets `span._.value` (EDTF) and `span._.basis` on each.

    A date of the model's that the grammar knows too takes the grammar's borders; one it does not know has no value.
    """

    def __init__(self, assume_reference: bool = False) -> None:
        self.assume_reference = assume_reference

    def __call__(self, doc: Doc) -> Doc:
        doc = bounded(doc)
        reference = doc._.reference or date.today()
        others = [entity for entity in doc.ents if entity.label_ not in _LABELS]
        taken = {index for entity in others for index in range(entity.start, entity.end)}
        found = []
        for expression in expressions(doc.text):
            label = "time" if expression.time else "date"
            span = doc.char_span(expression.start, expression.end, label=label, alignment_mode="expand")
            if span is None or taken.intersection(range(span.start, span.end)):
                continue
            taken.update(range(span.start, span.end))
            if expression.days == 0 and not _tells_the_day(span.sent):
                continue
            result = meaning(
                expression,
                published=doc._.published,
                reference=reference,
                assume_reference=self.assume_reference,
                announced=_announced(span.sent),
            )
            span._.value, span._.basis = result.value, result.basis
            found.append(span)
        from_model = [
            entity
            for entity in doc.ents
            if entity.label_ in _LABELS and not taken.intersection(range(entity.start, entity.end))
        ]
        doc.ents = sorted([*others, *found, *from_model], key=lambda span: span.start)
        return doc


@Language.factory(
    "dates", default_config={"assume_reference": False}, assigns=["doc.ents", "span._.value", "span._.basis"]
)
def create(nlp: Language, name: str, assume_reference: bool) -> Dates:
    """Gives the component.

    assume_reference: read open dates relative to `doc._.reference` where an article has no day of its own.
    """
    return Dates(assume_reference)
