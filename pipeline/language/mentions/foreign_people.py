"""Names of people whose forename no dictionary knows, by what stands beside them: "Pieter van Houten, dyrektor"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Span, Token

from pipeline.language.dictionary import readings
from pipeline.language.mentions.people import behind_particles, name_part
from pipeline.language.mentions.places import seat
from pipeline.language.mentions.words import forename
from pipeline.language.offices import office_reading

_LONGEST, _FEWEST = 4, 2
_JOINING = frozenset({"i", "oraz", ","})
_NAMES = frozenset({"imię", "nazwisko"})
_REPRESENTING = "reprezentując"


def _run(doc: Doc, start: int) -> int:
    """Gives the token after the name that may begin at a token: capitalised words, small words of foreign names."""
    end, words = start, 0
    while end < len(doc) and words < _LONGEST and (end == start or not doc[end].is_sent_start):
        end = behind_particles(doc, end) if words else end
        if not name_part(doc[end]):
            break
        end, words = end + 1, words + 1
        while (
            end + 1 < len(doc) and doc[end].text == "-" and not doc[end].whitespace_ and doc[end + 1].text[:1].isupper()
        ):
            end += 2
    return end if words >= _FEWEST else start


def _office_follows(doc: Doc, end: int) -> bool:
    """Tells whether a comma or dash leads to an office: ", szef", " – późniejszy burmistrz", ", reprezentujący"."""
    if end + 1 >= len(doc) or doc[end].text not in {",", "–"}:
        return False
    word = doc[end + 1]
    if word.is_lower and end + 2 < len(doc) and any(reading.adjectival for reading in readings(word.lower_)):
        word = doc[end + 2] if office_reading(word.text) is None else word
    return word.is_lower and (office_reading(word.text) is not None or doc[end + 1].lower_.startswith(_REPRESENTING))


def _office_before(doc: Doc, start: int, end: int) -> bool:
    """Tells whether an office that its town names stands right before a name: "burmistrz László Bodnár".

    Of three words the first may be the town: "burmistrz Tiszakeres László Bodnár".
    """
    return end - start == _FEWEST and start > 0 and doc[start - 1].is_lower and seat(doc[start - 1])


def _uncommon(token: Token) -> bool:
    """Tells whether a word is in no dictionary, or there only as a name."""
    return all(reading.qualifiers & _NAMES for reading in readings(token.text) if reading.known)


def _foreign(doc: Doc, start: int, end: int) -> bool:
    """Tells whether one of a name's words, at least, is in no dictionary."""
    return any(
        not any(r.known for r in readings(doc[index].text)) for index in range(start, end) if doc[index].is_alpha
    )


def _nobodys_noun(doc: Doc, start: int, end: int) -> bool:
    """Tells whether a name has no common noun, an unknown word behind a first that is none, or a "van" in it."""
    words = [doc[index] for index in range(start, end) if doc[index].is_alpha]
    if any(forename(word) for word in words[1:]):
        return False  # "burmistrz Soleczna Wiktor Pająkowski": a town and its mayor
    if any(word.is_lower for word in words):
        return True
    return _uncommon(words[0]) and (_foreign(doc, start, end) or all(_uncommon(word) for word in words))


def beside_offices(doc: Doc) -> Iterator[tuple[int, int]]:
    """Gives (first token, token after the last) of two to four capitalised words by an office, none of them a noun."""
    index = 0
    while index < len(doc) - 1:
        end = _run(doc, index) if name_part(doc[index]) else index
        beside = end > index and (_office_follows(doc, end) or _office_before(doc, index, end))
        if beside and _nobodys_noun(doc, index, end):
            yield index, end
        index = max(end, index + 1)


def beside_people(doc: Doc, persons: Iterable[Span], model: Iterable[Span]) -> Iterator[tuple[int, int]]:
    """Gives the names that go on where people are named: "Anna Kot i Hiroshi Onodera", "Anna Kot (X), Jānis Ozols (Y)".

    model: what the recogniser found; beside "i" or a comma alone a name that it takes for another kind is no person's.
    """
    found = list(model)
    ends = {span.end for span in (*persons, *found) if span.label_ == "persName"}
    taken = {index for span in found for index in range(span.start, span.end)}
    for token in doc[2:]:
        start = token.i
        if doc[start - 1].lower_ not in _JOINING or not name_part(token):
            continue
        end = _run(doc, start)
        bracketed = doc[start - 2].text == ")" and end < len(doc) and doc[end].text == "("
        listed = bracketed and _named_before_brackets(doc, start - 2, ends)
        joined = start - 1 in ends and start not in taken
        if end > start and (listed or joined) and _foreign(doc, start, end):
            ends.add(end)
            yield start, end


def _named_before_brackets(doc: Doc, closing: int, ends: set[int]) -> bool:
    opening = next((i for i in range(closing, max(0, closing - 20), -1) if doc[i].text == "("), None)
    return opening in ends
