"""Where the name of an organisation that has a head noun ends."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from pipeline.language.dictionary import lemmas, readings
from pipeline.language.mentions.complements import enumerated, genitive, leads_to_head
from pipeline.language.mentions.heads import heads, is_head
from pipeline.language.mentions.legal_forms import legal_form
from pipeline.language.mentions.patrons import begins_patron, patron
from pipeline.language.mentions.regnal import ruler_end
from pipeline.language.mentions.unmarked import unmarked
from pipeline.language.mentions.words import (
    OPENING_QUOTES,
    addresses,
    agreeing,
    begins_person,
    capitalised,
    closing_quote,
    forename,
    initials,
    roman,
)
from pipeline.language.offices import office_reading, offices

_LONGEST = 25
_CASES = frozenset({"nom", "gen", "dat", "acc", "inst", "loc", "voc"})
_FOREIGN = frozenset({"of", "and", "for", "the", "de", "für", "del", "do", "da", "di", "y", "et", "&", "+"})
_BEFORE_COMPLEMENT = frozenset({"nad", "pod", "na", "dla", "o", "ku", "przy", "bez", "za"})
_JOINING = frozenset({"i", "oraz"})


def right(doc: Doc, head: int, begun: int | None = None) -> int:
    """Gives where a name ends: the token after its last. begun: the token up to which it is known to go on."""
    end = begun or head + 1
    while end < len(doc) and end - head < _LONGEST:
        form = legal_form(doc, end)
        if form is not None:
            return _behind_form(doc, head, end, form[0])
        following = _step(doc, head, end)
        if following is None:
            break
        end = following
    return end


def _step(doc: Doc, head: int, end: int) -> int | None:
    """Gives how far the token at `end` carries a name on, as the token after what it takes in, or None."""
    token = doc[end]
    if token.is_space or token.is_sent_start:
        return None
    if token.text in OPENING_QUOTES:
        closing = closing_quote(doc, end) if token.text == "„" or doc[end - 1].whitespace_ else None
        return None if closing is None or closing == end + 1 else closing + 1
    if begins_patron(doc, end):
        return patron(doc, end)
    if token.text == "." and initials(doc[end - 1]):
        return end + 1
    if token.lower_ == "nr" and end + 1 < len(doc):
        number = end + 2 if doc[end + 1].text == "." else end + 1
        return number + 1 if number < len(doc) and doc[number].text[:1].isdigit() else None
    if roman(token) and end + 1 < len(doc) and doc[end + 1].lower_ in {"stopnia", "wieku"}:
        return end + 2
    if capitalised(token):
        ruler = ruler_end(doc, end)
        if ruler is not None:
            return ruler
        if (begins_person(doc, end) and not unmarked(doc, end, head)) or addresses(doc, end):
            return None
        if end > head + 1 and begins_office(token):
            return None
        return None if end > head + 1 and begins_next(doc, end) else end + 1
    return _joins(doc, end, head) if end + 1 < len(doc) else None


def begins_office(token: Token) -> bool:
    """Tells whether an office begins the next phrase behind a name: "Nadleśnictwa Rudna Wójt Gminy Borki"."""
    office = office_reading(token.text)
    if office is None or office.lemma.lower() in offices().only_with_organisation or is_head(token):
        return False
    found = [r for r in readings(token.lower_) if r.lemma == office.lemma and "sg" in r.numbers]
    inflected = [reading for reading in found if len(reading.cases) < len(_CASES)]  # of a woman it is not
    return bool(inflected) and not any("gen" in reading.cases for reading in inflected)


def begins_next(doc: Doc, index: int) -> bool:
    """Tells whether a head noun in the nominative begins the next name ("z Gminą Lipno Politechnika Opolska …")."""
    unknown = not readings(doc[index].text)
    singular = any("nom" in r.cases and "sg" in r.numbers for r in readings(doc[index].text) if r.nominal)
    if (
        not is_head(doc[index])
        or unknown
        or not singular
        or genitive(doc[index])
        or doc[index - 1].text in {"-", ".", "&"}
    ):
        return False
    adjectives = tuple(r for r in readings(doc[index - 1].text) if r.adjectival)
    return not (adjectives and agreeing(adjectives, readings(doc[index].text)))


def _joins(doc: Doc, index: int, head: int) -> int | None:
    """Gives how far a word in lower case or a sign carries a name on, as the token after what it takes in, or None."""
    token, following = doc[index], doc[index + 1]
    word = token.lower_
    if word in {"w", "we", "z", "ze"}:
        return index + 2 if _takes_town(doc, head, index) else None
    if word in _JOINING or word == ",":
        return enumerated(doc, index, head)
    if (word == "ds" or (word == "do" and following.lower_ == "spraw")) and "rząd" not in lemmas(doc[head].text):
        begin = index + 2 if following.text == "." or word == "do" else index + 1
        return begin + 1 if begin < len(doc) and capitalised(doc[begin]) else None
    if word in {"-", "–"}:
        if not token.whitespace_ and not doc[index - 1].whitespace_:
            return index + 2 if following.text[:1].isalnum() else None
        return index + 2 if _second_part(doc, index + 1) else None
    if word in _FOREIGN | _BEFORE_COMPLEMENT:
        return index + 2 if capitalised(following) and not following.is_sent_start else None
    return None


def _second_part(doc: Doc, index: int) -> bool:
    """Tells whether what stands behind a dash is a name's second part: "– Państwowy Instytut Badawczy"."""
    words = [lemmas(token.text) for token in doc[index : index + 3]]
    if not words or not capitalised(doc[index]):
        return False
    return any(
        len(part) <= len(words) and all(lemma in found for lemma, found in zip(part, words, strict=False))
        for part in heads().second_parts
    ) or doc[index - 2].lower_.startswith("łukasiewicz")


def _takes_town(doc: Doc, head: int, index: int) -> bool:
    """Tells whether "w" and a town after it belong to a name: a school's in its town, an orchestra's from it."""
    following = doc[index + 1]
    if lemmas(doc[head].text) & heads().without_town or not capitalised(following) or leads_to_head(doc, index + 1):
        return False
    case = "loc" if doc[index].lower_ in {"w", "we"} else "gen"
    if (
        case == "gen"
        and forename(doc[index - 1])
        and genitive(doc[index - 1])
        and lemmas(doc[head].text) & heads().with_patron
    ):
        return True  # a patron known by his town: "Akademia Jakuba z Borzymia"
    known = readings(following.text)
    if case == "gen":
        return any("nazwa_geograficzna" in r.qualifiers and "gen" in r.cases for r in known) and bool(
            lemmas(doc[head].text) & {"orkiestra", "chór", "kapela"}
        )
    place = any("nazwa_geograficzna" in reading.qualifiers or case in reading.cases for reading in known)
    return not following.text.isupper() and (place or not known)


def _behind_form(doc: Doc, head: int, form: int, end: int) -> int:
    """Gives where a name ends whose legal form begins at `form` and ends at `end`.

    A municipal company's may still tell its town: "Zakład Wodociągów Sp. z o.o. w Kłodnie".
    """
    works = lemmas(doc[head].text) & {"zakład", "przedsiębiorstwo", "szpital", "wodociąg", "ośrodek", "centrum"}
    named = any(token.text in OPENING_QUOTES or not readings(token.text) for token in doc[head + 1 : form])
    if not works or named or end + 1 >= len(doc) or doc[end].lower_ not in {"w", "we"}:
        return end
    if any(token.lower_ in {"w", "we"} for token in doc[head:end]) or not _takes_town(doc, head, end):
        return end
    end += 2
    while end < len(doc) and capitalised(doc[end]) and any("loc" in r.cases for r in readings(doc[end].text)):
        end += 1
    return end
