"""The model's entities with their borders put right, without what is no name."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token
from spacy.util import filter_spans

from pipeline.language.dictionary import lemmas, readings
from pipeline.language.mentions.heads import heads, is_head
from pipeline.language.mentions.organisations import governing
from pipeline.language.mentions.plausible import PLACE, plausible
from pipeline.language.mentions.regnal import regnal
from pipeline.language.mentions.words import agreeing, capitalised, closing_quote
from pipeline.language.offices import is_title, office_reading, offices

_STRIPPED = frozenset(".,;:()[]–—-•*|/!?„”\"'«»")
_DANGLING = frozenset({"i", "oraz", "w", "we", "z", "na", "do", "a"})
_FEWEST = 2  # words of a person's name in full
_NEWS = {"news_person": "persName", "news_place": "placeName", "news_organisation": "orgName"}
_LABELS = frozenset({"persName", "orgName", "placeName", "geogName", "eventName", "productName", "date", "time"})


def trimmed(doc: Doc, start: int, end: int, label: str) -> Span | None:
    """Gives the span without punctuation and spaces at its borders and up to its first line break, or None."""
    for index in range(start, end):
        if index > start and (doc[index].text == "|" or (doc[index].is_space and "\n" in doc[index].text)):
            end = index
            break
    while start < end and (doc[start].is_space or doc[start].text in _STRIPPED - {"„", '"'}):
        start += 1
    while start < end and (
        doc[end - 1].is_space or doc[end - 1].text in _STRIPPED - {"”", '"', "."} or doc[end - 1].text in _DANGLING
    ):
        end -= 1
    if start < end and doc[end - 1].text == ".":
        abbreviation = end - 2 >= start and len(doc[end - 2].text) <= 3 and not doc[end - 2].whitespace_
        abbreviation = abbreviation and not regnal(doc, end - 2)
        if label not in {"date", "time"} and not (abbreviation and label == "orgName"):
            end -= 1
    if end - start > 2 and doc[start].text in {"„", '"'} and closing_quote(doc, start) == end - 1:
        start, end = start + 1, end - 1
    if start < end and doc[start].text in {"„", '"'} and not any(t.text in {"”", '"'} for t in doc[start + 1 : end]):
        start += 1
    if start < end and doc[end - 1].text in {"”", '"'} and not any(t.text in {"„", '"'} for t in doc[start : end - 1]):
        end -= 1
    return Span(doc, start, end, label=label) if start < end else None


def from_model(doc: Doc) -> Iterator[Span]:
    """Gives the model's entities, without titles before people and without what is no name."""
    for entity in _with_news(doc):
        if entity.label_ not in _LABELS:
            continue
        start, end = entity.start, entity.end
        if entity.label_ == "persName":
            while start < entity.end - 1 and (not capitalised(doc[start]) or is_title(doc[start].text)):
                start += 1
        while start < entity.end - 1 and (
            (entity.label_ in {"persName", "orgName"} and office_reading(doc[start].text))
            or (entity.label_ == "orgName" and governing(doc, start, end))
        ):
            start += 1
        if entity.label_ == "orgName" and start > entity.start and _rest_of_office(doc, start, end):
            continue
        while entity.label_ == "persName" and end - start > _FEWEST and office_reading(doc[end - 1].text) is not None:
            end -= 1  # "Jan Kot Przewodniczący (Rady)"
        while entity.label_ == "persName" and end + 1 < len(doc) and _hyphenated(doc, end):
            end += 2
        if entity.label_ in {"placeName", "geogName"} and _goes_on(doc, start, end):
            end += 1
        cut = next((t.i for t in doc[start + 1 : end] if t.text in {"(", "["} or _of_the_plenipotentiary(t)), end)
        span = trimmed(doc, start, cut, entity.label_)
        if span is None:
            continue
        if entity.label_ == "persName" and not _only_a_place(span) and not _can_be_person(span):
            continue
        office = office_reading(span[-1].text) is not None and not is_head(span[0])
        if office and (entity.label_ == "orgName" or (entity.label_ == "persName" and len(span) == 1)):
            continue
        if entity.label_ == "orgName" and len(span) == 1 and is_head(span[0]) and not span.text.isupper():
            continue
        if span.label_ in {"persName", "orgName"} and _only_a_place(span):
            span = Span(doc, span.start, span.end, label="placeName")
        if entity.label_ in {"placeName", "geogName"} and span.text.islower() and not _from_place_name(span):
            continue
        if entity.label_ == "orgName" and (_office_of_a_place(span) or _of_the_office_before(span)):
            continue
        if entity.label_ == "orgName" and not any(character.isupper() for character in span.text):
            continue
        if not _common_head(span) and plausible(span):
            yield span


def _of_the_plenipotentiary(token: Token) -> bool:
    """Tells whether "ds." behind "Rządu" begins what its plenipotentiary sees to."""
    return token.lower_ == "ds" and "rząd" in lemmas(token.nbor(-1).text)


def _with_news(doc: Doc) -> list[Span]:
    """Gives the model's entities, and of those that it finds as news writes them the ones that overlap none."""
    taken = {index for entity in doc.ents for index in range(entity.start, entity.end)}
    more = [
        Span(doc, span.start, span.end, label=_NEWS[span.label_])
        for span in doc.spans.get("news", [])
        if span.label_ in _NEWS and taken.isdisjoint(range(span.start, span.end))
    ]
    return sorted([*doc.ents, *filter_spans(more)], key=lambda span: span.start)


def _rest_of_office(doc: Doc, start: int, end: int) -> bool:
    """Tells whether an office's adjective follows it, and no organisation: "(Komendant) Powiatowy Policji"."""
    adjectival = any(reading.adjectival for reading in readings(doc[start].lower_))
    return adjectival and not any(is_head(token) for token in doc[start:end])


def _goes_on(doc: Doc, start: int, end: int) -> bool:
    """Tells whether a place's name is cut behind its adjective: "Nowy | Targ"."""
    if end - start != 1 or end >= len(doc) or not (capitalised(doc[start]) and capitalised(doc[end])):
        return False
    adjectives = tuple(reading for reading in readings(doc[start].lower_) if reading.adjectival)
    nouns = tuple(r for r in readings(doc[end].text) if r.nominal and (r.qualifiers & PLACE or not r.known))
    return not doc[end].is_sent_start and not doc[end].ent_type_ and agreeing(adjectives, nouns)


def _office_of_a_place(span: Span) -> bool:
    """Tells whether the model took an office with adjectives before it for a name ("Kujawski Kurator Oświaty")."""
    for token in span:
        office = office_reading(token.text)
        if is_head(token) or (office is None and not any(reading.adjectival for reading in readings(token.text))):
            return False
        if office is not None and token.i > span.start:
            return office.lemma.lower() in offices().led_by_place
    return False


def _of_the_office_before(span: Span) -> bool:
    """Tells whether a name begins with the adjective of an office: "(Komendant) Powiatowy Policji w Kłodnie"."""
    office = office_reading(span.doc[span.start - 1].text) if span.start else None
    adjectives = tuple(reading for reading in readings(span[0].lower_) if reading.adjectival)
    if office is None or len(span) < 2 or not agreeing(adjectives, (office,)):
        return False
    return not agreeing(adjectives, readings(span[1].text))


def _hyphenated(doc: Doc, index: int) -> bool:
    """Tells whether a hyphen at a token joins a second surname to the first."""
    return (
        office_reading(doc[index + 1].text) is None
        and len(doc[index + 1]) > 1
        and (
            doc[index].text == "-"
            and not (doc[index].whitespace_ or doc[index - 1].whitespace_)
            and capitalised(doc[index + 1])
        )
    )


def _can_be_person(span: Span) -> bool:
    """Tells whether a model's person can be one: capitalised, and no common word alone ("Rozmowę")."""
    known = [reading for reading in readings(span.text) if reading.known] if len(span) == 1 else []
    named = any(reading.qualifiers & {"imię", "nazwisko"} for reading in known)
    return capitalised(span[0]) and (not known or named)


def _only_a_place(span: Span) -> bool:
    """Tells whether the dictionary knows a single word as a place's name and as no person's ("Kujaw")."""
    found = (
        frozenset().union(*(reading.qualifiers for reading in readings(span.text))) if len(span) == 1 else frozenset()
    )
    return "nazwa_geograficzna" in found and not found & {"imię", "nazwisko"} and not span.text.isupper()


def _from_place_name(span: Span) -> bool:
    """Tells whether a word in lower case can be an adjective made from a place's name ("jaworznicki")."""
    return any(
        reading.adjectival and reading.lemma.lower().endswith(("ski", "cki", "dzki")) for reading in readings(span.text)
    )


def _common_head(span: Span) -> bool:
    """Tells whether the model took a bare common noun for a name ("Klaster", "Uczelnia")."""
    return span.label_ == "geogName" and len(span) == 1 and bool(lemmas(span.text) & heads().names)
