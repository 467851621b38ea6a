"""Offices in a text: "prezes zarządu", "zastępczyni dyrektora ds. rozwoju", with the organisation they name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from pipeline.language import offices as lexicon
from pipeline.language.dictionary import readings
from pipeline.language.mentions.heads import heads
from pipeline.language.names.phrases import base_words
from pipeline.language.names.towns import size

_ORGANISATIONS = frozenset({"orgName", "geogName"})
_LONGEST = 14


@dataclass(frozen=True)
class Office:
    """An office in the text.

    start, end: tokens of the office and the organisation it names. head: lemma of its noun. role: the office in the
    nominative. organisation: the mention that says where it is held, or None. plural: it is several people's.
    """

    start: int
    end: int
    head: str
    role: str
    organisation: Span | None
    plural: bool


def _complement(token: Token) -> bool:
    """Tells whether a word can carry an office on: a noun or adjective in the genitive or an adjective at all."""
    return token.is_alpha and any(
        (reading.nominal and "gen" in reading.cases) or reading.adjectival
        for reading in readings(token.text if token.text.islower() else token.lower_)
    )


def _end(doc: Doc, start: int, entity_at: dict[int, Span]) -> tuple[int, int, Span | None]:
    """Gives, of an office that begins at `start`, where its words end, where its organisation ends, and that."""
    end, free = start + 1, False
    while end < len(doc) and end - start < _LONGEST:
        token = doc[end]
        entity = entity_at.get(end)
        if entity is not None and entity.label_ in _ORGANISATIONS | {"placeName"} and entity.start == end:
            if entity.label_ == "placeName" and entity[0].text.islower() and len(entity) == 1:
                end += 1
                continue
            return end, entity.end, entity
        if entity is not None and entity.label_ == "persName":
            break
        if token.lower_ in {"ds", "do", "d/s", "d.s"} and end + 1 < len(doc):
            if token.lower_ == "do" and doc[end + 1].lower_ != "spraw":
                break
            end, free = end + 2, True
        elif (
            token.lower_ in {"i", "oraz", "w"}
            and free
            and end + 1 < len(doc)
            and doc[end + 1].is_lower
            and not lexicon.office_reading(doc[end + 1].text)
        ):
            end += 2
        elif ((free and token.is_lower) or _complement(token)) and not lexicon.is_title(token.text):
            end += 1
        elif token.text == "-" and end + 1 < len(doc) and not token.whitespace_:
            end += 2
        else:
            break
    while end > start + 1 and (doc[end - 1].lower_ in {"i", "w", "oraz"} or doc[end - 1].text in {".", "-"}):
        end -= 1
    return end, end, None


def _common(word: str) -> bool:
    """Tells whether a word of an office is written small in the nominative: "Prezes Zarządu", but not "Olszanki"."""
    if word[:1].isupper() and any("nazwa_geograficzna" in r.qualifiers and size(r.lemma) for r in readings(word)):
        return False
    known = [reading for reading in readings(word.lower()) if reading.known and not reading.lemma[:1].isupper()]
    return bool(known) and (len(word) == 1 or not word.isupper())


def _role(doc: Doc, start: int, end: int, before_organisation: bool) -> str:
    """Gives an office's words in the nominative, without the common noun before an organisation's name ("spółki")."""
    words = [token.text for token in doc[start:end]]
    if before_organisation:
        while len(words) > 1 and any(r.lemma.lower() in heads().before_name for r in readings(words[-1].lower())):
            words, end = words[:-1], end - 1
    lowered = [word.lower() if _common(word) else word for word in words]
    base = base_words(lowered, preferred=lexicon.offices().offices)
    return "".join(word + token.whitespace_ for word, token in zip(base, doc[start:end], strict=True)).strip()


def offices(doc: Doc) -> Iterator[Office]:
    """Gives every office of the text, in order."""
    entity_at = {index: entity for entity in doc.ents for index in range(entity.start, entity.end)}
    index = 0
    while index < len(doc):
        token = doc[index]
        reading = lexicon.office_reading(token.text) if token.is_alpha and index not in entity_at else None
        if reading is None:
            index += 1
            continue
        start = index
        if index >= 2 and doc[index - 2].lower_ in {"p.o", "po"} and doc[index - 1].text == ".":
            start = index - 2
        words_end, end, organisation = _end(doc, index, entity_at)
        if (
            organisation is None
            and reading.lemma.lower() in lexicon.offices().only_with_organisation
            and words_end == index + 1
        ):
            index += 1
            continue
        yield Office(
            start=start,
            end=end,
            head=reading.lemma.lower(),
            role=_role(doc, index, words_end, organisation is not None)
            if start == index
            else doc[start:words_end].text.lower(),  # "p.o. dyrektora" keeps its genitive
            organisation=organisation,
            plural="sg" not in reading.numbers,
        )
        index = max(end, index + 1)
