"""Where the name of an organisation that has a head noun begins and ends."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from pipeline.language.dictionary import lemmas, readings
from pipeline.language.mentions.counted import number_start
from pipeline.language.mentions.heads import heads, is_head
from pipeline.language.mentions.legal_forms import legal_form
from pipeline.language.mentions.patrons import begins_patron, patron
from pipeline.language.mentions.regnal import ruler_end
from pipeline.language.mentions.words import (
    OPENING_QUOTES,
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
_ENUMERATING = frozenset({"ministerstwo", "wydział", "departament", "komisja", "instytut", "katedra", "zakład"})


def left(doc: Doc, head: int) -> int:
    """Gives where a name begins: the adjectives before its head that agree with it, with ordinals and hyphens."""
    start = head
    while start > 0:
        before = doc[start - 1]
        if before.text == "-" and start >= 2 and not before.whitespace_ and not doc[start - 2].whitespace_:
            start -= 2
            continue
        if before.lower_ in _JOINING and 2 <= start < head and _adjective_pair(doc, start, head):
            start -= 2
        elif _adjective_of(doc, start - 1, head):
            start -= 1
        elif roman(before) or _company_acronym(before, start < head):
            start -= 1
            break
        else:
            break
    return number_start(doc, start, head)


def _adjective_pair(doc: Doc, start: int, head: int) -> bool:
    """Tells whether "i" before a name joins an adjective to its first ("Powiatowa i Miejska Biblioteka").

    An adjective behind a noun is that noun's ("Izba Przemysłowo-Handlowa oraz Kłodzieńska Izba").
    """
    first = start - 2
    while first > 1 and doc[first - 1].text == "-" and not doc[first - 1].whitespace_:
        first -= 2
    behind_noun = first > 0 and capitalised(doc[first - 1]) and not doc[first].is_sent_start
    return not behind_noun and _adjective_of(doc, start - 2, head)


def _adjective_of(doc: Doc, index: int, head: int) -> bool:
    adjectives = tuple(r for r in readings(doc[index].text) if r.adjectival)
    return capitalised(doc[index]) and bool(adjectives) and agreeing(adjectives, readings(doc[head].text))


def _company_acronym(token: Token, adjectives: bool) -> bool:
    """Tells whether a token is the acronym that begins a company's name: "PGE Polska Grupa Energetyczna"."""
    return adjectives and token.is_alpha and token.text.isupper() and 1 < len(token.text) < 7


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
        closing = closing_quote(doc, end)
        return None if closing is None or closing == end + 1 else closing + 1
    if begins_patron(doc, end):
        return patron(doc, end)
    if token.text == "." and initials(doc[end - 1]):
        return end + 1
    if token.lower_ == "nr" and end + 1 < len(doc):
        number = end + 2 if doc[end + 1].text == "." else end + 1
        return number + 1 if number < len(doc) and doc[number].text[:1].isdigit() else None
    if roman(token) and end + 1 < len(doc) and doc[end + 1].lower_ == "stopnia":
        return end + 2
    if capitalised(token):
        ruler = ruler_end(doc, end)
        if ruler is not None:
            return ruler
        if begins_person(doc, end) and not _patron(doc, end, head):
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


def _patron(doc: Doc, index: int, head: int) -> bool:
    """Tells whether a forename inside a name is its patron ("Uniwersytet Jana Kochanowskiego"), not the next person."""
    if not lemmas(doc[head].text) & heads().with_patron and index + 1 < len(doc) and capitalised(doc[index + 1]):
        return False
    following = doc[index + 1] if index + 1 < len(doc) else None
    if following is None or not capitalised(following):
        return True
    genitive = any("gen" in r.cases and "imię" in r.qualifiers and "sg" in r.numbers for r in readings(doc[index].text))
    surname_nominative = any("nom" in reading.cases for reading in readings(following.text))
    return genitive and not surname_nominative and not _office_before(doc, head)


def _office_before(doc: Doc, head: int) -> bool:
    """Tells whether a person's office stands right before a name: then the next person holds it."""
    start = head
    while start > 0 and doc[start - 1].text[:1].isupper() and start > head - 5:
        start -= 1
    return start > 0 and any("m1" in r.genders and r.nominal for r in readings(doc[start - 1].lower_))


def _genitive(token: Token) -> bool:
    return any("gen" in reading.cases for reading in readings(token.text))


def begins_next(doc: Doc, index: int) -> bool:
    """Tells whether a head noun in the nominative begins the next name ("z Gminą Lipno Politechnika Opolska …")."""
    unknown = not readings(doc[index].text)
    singular = any("nom" in r.cases and "sg" in r.numbers for r in readings(doc[index].text) if r.nominal)
    if (
        not is_head(doc[index])
        or unknown
        or not singular
        or _genitive(doc[index])
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
        return _enumerated(doc, index, head)
    if word == "ds" or (word == "do" and following.lower_ == "spraw"):
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
    if lemmas(doc[head].text) & heads().without_town or not capitalised(following) or is_head(following):
        return False
    case = "loc" if doc[index].lower_ in {"w", "we"} else "gen"
    if (
        case == "gen"
        and forename(doc[index - 1])
        and _genitive(doc[index - 1])
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


def _enumerated(doc: Doc, index: int, head: int) -> int | None:
    """Gives how far "i" or a comma carries a name on: over complements ("Rozwoju i Technologii"), never a next name."""
    following = doc[index + 1]
    if doc[index].lower_ == "oraz" or not capitalised(following):
        return None
    if doc[index].text == ",":
        return index + 2 if lemmas(doc[head].text) & _ENUMERATING and _series(doc, index) else None
    local = lemmas(following.text) & {"gmina", "miasto"}
    if local and lemmas(doc[index - 1].text) & {"gmina", "miasto"}:
        return index + 2
    if lemmas(doc[head].text) & heads().local_government and lemmas(doc[head].text) & {"gmina", "miasto"}:
        return None
    complement = index - 1 > head and capitalised(doc[index - 1]) and _genitive(doc[index - 1])
    if not complement or not _genitive(following) or local or _leads_to_head(doc, index + 1):
        return None
    if index + 2 < len(doc) and capitalised(doc[index + 2]) and _nominative_pair(doc, index + 1):
        return None
    person = forename(following) and index + 2 < len(doc) and capitalised(doc[index + 2])
    return None if person else index + 2


def _nominative_pair(doc: Doc, index: int) -> bool:
    """Tells whether two words from a token on agree in the nominative: the next name's ("i Polski Czerwony Krzyż")."""
    first, second = (
        tuple(r for r in readings(token.text) if "nom" in r.cases and (r.adjectival or r.nominal))
        for token in doc[index : index + 2]
    )
    return any(reading.adjectival for reading in first) and agreeing(first, second)


def _leads_to_head(doc: Doc, index: int) -> bool:
    """Tells whether a head noun stands at a token or behind its adjectives: "i Narodowego Banku Polskiego"."""
    while index + 1 < len(doc) and capitalised(doc[index]) and not is_head(doc[index]):
        if not any(reading.adjectival for reading in readings(doc[index].text)):
            return False
        index += 1
    return is_head(doc[index]) and capitalised(doc[index])


def _series(doc: Doc, comma: int) -> bool:
    """Tells whether genitives joined by commas and "i" go on behind a comma: "Rodziny, Pracy i Polityki Społecznej"."""
    index = comma + 1
    if not _genitive(doc[comma - 1]):
        return False
    while index + 1 < len(doc) and capitalised(doc[index]) and _genitive(doc[index]) and not is_head(doc[index]):
        following = doc[index + 1]
        if following.lower_ == "i":
            return index + 2 < len(doc) and capitalised(doc[index + 2]) and _genitive(doc[index + 2])
        index += 2 if following.text == "," else 1
    return False


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
