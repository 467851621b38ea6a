"""Where an agreement was signed: the town that stands after "w", or that of the institution where it was."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Span, Token

from pipeline.language.agreements.clauses import Sentence, finite
from pipeline.language.agreements.kinds import agreement_words
from pipeline.language.agreements.lexicon import data
from pipeline.language.dictionary import lemmas, readings
from pipeline.language.names.places import base_words
from pipeline.language.names.towns import regions
from pipeline.language.surroundings import Surroundings

_IN = frozenset({"w", "we"})
_TOWN_HALLS = frozenset({"urząd"})
_COMMUNES = frozenset({"gmina"})
_WHERE = frozenset({"w", "we", "na", "podczas", "trakcie", "czasie", "przy", "przed"})
_NOUNS_FAR = 8
_VENUE_FAR = 6
_READ = 2_000  # tokens of the article in which another form of a town's name is looked for


def preceding(entity: Span, sentence: Sentence) -> str:
    """Gives the word before a mention in its sentence, in lower case; "" where the mention begins it."""
    return entity.doc[entity.start - 1].lower_ if entity.start > sentence.start else ""


def _joined(town: Span) -> str:
    seen = frozenset(token.text for token in town.doc[:_READ])
    base = base_words([token.text for token in town], governed=frozenset({"loc"}), seen=seen)
    return "".join(word + token.whitespace_ for word, token in zip(base, town, strict=True)).strip()


def _town_of(entity: Span) -> Span | None:
    """Gives the town of an institution, named as a place, or None.

    It ends the institution's name ("Starostwie Powiatowym w Kłodnie"), or is its commune's ("Urzędzie Gminy Borki").
    """
    at = next((token.i for token in reversed(entity) if token.lower_ in _IN), None)
    office = bool(lemmas(entity[0].text) & _TOWN_HALLS) and len(entity) > 2 and bool(lemmas(entity[1].text) & _COMMUNES)
    start = at + 1 if at is not None else entity.start + 2 if office else entity.end
    if start >= entity.end or not all(token.text[:1].isupper() for token in entity.doc[start : entity.end]):
        return None
    town = Span(entity.doc, start, entity.end, label="placeName")
    town._.name = _joined(town) if at is not None else town.text
    return town


def _is_venue(around: Surroundings, entity: Span, sentence: Sentence) -> bool:
    """Tells whether something happens in an institution: "w Urzędzie Miejskim w …", "w auli Zespołu Szkół w …"."""
    index = entity.start - 1
    while index >= max(sentence.start, entity.start - _VENUE_FAR):
        token = around.doc[index]
        if token.lower_ in _IN or token.lower_ == "podczas":
            return True
        found = lemmas(token.lower_)
        if token.lower_ == "na":
            return bool(lemmas(around.doc[index + 1].lower_) & data().venues)
        if not (found & data().venues or any(reading.adjectival for reading in readings(token.lower_))):
            return False
        index -= 1
    return False


@cache
def _happening() -> frozenset[str]:
    """Gives the nouns for what happens somewhere, and for what is signed there."""
    words = data()
    happening = words.ceremony | words.occasion_generic | words.anaphora | words.signatures | words.spans
    return happening | agreement_words()


def _of_something(around: Surroundings, entity: Span, sentence: Sentence) -> bool:
    """Tells whether a town is only where something is: "ze szpitalem w Lipnie", "Komendant Policji w Lipnie".

    "W sali szkoły w Lipnie", "na spotkaniu w Lipnie" and "umowę w Lipnie" say where something happens.
    """
    index = entity.start - 2
    nouns: list[Token] = []
    while index >= sentence.start and entity.start - index <= _NOUNS_FAR:
        token = around.doc[index]
        found = readings(token.lower_)
        verbal = finite(token) or any(r.pos in {"prep", "conj", "ppas", "imps", "adv", "part"} for r in found)
        if index in around.at or not token.is_alpha or verbal or not any(r.nominal or r.adjectival for r in found):
            break
        nouns.append(token)
        index -= 1
    if not nouns or any(lemmas(token.lower_) & _happening() for token in nouns):
        return False
    before = around.doc[index].lower_ if index >= sentence.start else ""
    first = readings(nouns[-1].lower_)
    return before not in _WHERE or (before == "na" and not any("loc" in reading.cases for reading in first))


def place(around: Surroundings, sentence: Sentence, near: Token, subject: Span | None = None) -> Span | None:
    """Gives the place that a sentence names after "w", nearest to a token; else the town of a venue; or None.

    subject: words in which a place is not meant.
    """
    found = [
        e
        for e in around.within(sentence.start, sentence.end)
        if e.label_ == "placeName"
        and e._.subtype != "derived"
        and preceding(e, sentence) in _IN
        and e[0].text[:1].isupper()
        and e._.name not in regions()
        and (subject is None or e.start < subject.start or e.end > subject.end)
        and not _of_something(around, e, sentence)
    ]
    towns = found or [
        town
        for e in around.within(sentence.start, sentence.end)
        if e.label_ == "orgName" and _is_venue(around, e, sentence) and (town := _town_of(e)) is not None
    ]
    return min(towns, key=lambda e: (not sentence.together(e.start, near.i), abs(e.start - near.i)), default=None)
