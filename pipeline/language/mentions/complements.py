"""Complements that "i" and commas join inside a name: "Ministerstwo Rodziny, Pracy i Polityki Społecznej"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from pipeline.language.dictionary import lemmas, readings
from pipeline.language.mentions.heads import heads, is_head
from pipeline.language.mentions.words import agreeing, capitalised, forename

_MINISTRY = frozenset({"ministerstwo"})
_ENUMERATING = frozenset(
    {"ministerstwo", "minister", "wiceminister", "wydział", "departament", "komisja", "instytut", "katedra", "zakład"}
)


def genitive(token: Token) -> bool:
    """Tells whether a word can stand in the genitive."""
    return any("gen" in reading.cases for reading in readings(token.text))


def enumerated(doc: Doc, index: int, head: int) -> int | None:
    """Gives how far "i" or a comma carries a name on: over complements ("Rozwoju i Technologii"), never a next name."""
    following = doc[index + 1]
    if (formula := _formula(doc, index + 1)) is not None:
        return formula
    if doc[index].lower_ == "oraz" or not capitalised(following):
        return None
    if doc[index].text == ",":
        return index + 2 if lemmas(doc[head].text) & _ENUMERATING and _series(doc, index) else None
    local = lemmas(following.text) & {"gmina", "miasto"}
    if local and lemmas(doc[index - 1].text) & {"gmina", "miasto"}:
        return index + 2
    if lemmas(doc[head].text) & heads().local_government and lemmas(doc[head].text) & {"gmina", "miasto"}:
        return None
    if _adjectives_of_one(doc, index) or _alike_in_plural(doc, index):
        return index + 2
    if following.text.isupper() and index + 2 < len(doc) and capitalised(doc[index + 2]):
        return None  # "Ministerstwo Infrastruktury i PKP Polskie Linie"
    complement = index - 1 > head and capitalised(doc[index - 1]) and genitive(doc[index - 1])
    if not complement or not genitive(following) or local or _leads_to_institution(doc, index + 1, head):
        return None
    if index + 2 < len(doc) and capitalised(doc[index + 2]) and _nominative_pair(doc, index + 1):
        return None
    person = forename(following) and index + 2 < len(doc) and capitalised(doc[index + 2])
    return None if person else index + 2


def _formula(doc: Doc, index: int) -> int | None:
    """Gives the token after "Małych i Średnich Przedsiębiorstw" where it begins at a token, else None."""
    if index + 3 >= len(doc) or doc[index + 1].lower_ != "i" or not all(capitalised(doc[index + i]) for i in (0, 2, 3)):
        return None
    words = "mały" in lemmas(doc[index].text) and "średni" in lemmas(doc[index + 2].text)
    return index + 4 if words and genitive(doc[index + 3]) else None


def _alike_in_plural(doc: Doc, index: int) -> bool:
    """Tells whether "i" joins kinds of members, both in the plural: "Związek Gmin i Powiatów"."""
    return all(
        any(r.nominal and "gen" in r.cases and r.numbers == {"pl"} for r in readings(doc[i].text))
        and not any("gen" in r.cases and r.nominal and "sg" in r.numbers for r in readings(doc[i].text))
        for i in (index - 1, index + 1)
    )


def _adjectives_of_one(doc: Doc, index: int) -> bool:
    """Tells whether "i" joins two adjectives of a complement's noun: "Małych i Średnich Przedsiębiorstw"."""
    if index < 2 or index + 2 >= len(doc) or not capitalised(doc[index + 2]):
        return False
    first, second = (
        tuple(r for r in readings(doc[i].text) if r.adjectival and "gen" in r.cases) for i in (index - 1, index + 1)
    )
    noun = tuple(r for r in readings(doc[index + 2].text) if r.nominal and "gen" in r.cases)
    before = tuple(r for r in readings(doc[index - 2].text) if r.nominal or r.adjectival)
    return agreeing(first, noun) and agreeing(second, noun) and not agreeing(first, before)


def _nominative_pair(doc: Doc, index: int) -> bool:
    """Tells whether two words from a token on agree in the nominative: the next name's ("i Polski Czerwony Krzyż")."""
    first, second = (
        tuple(r for r in readings(token.text) if "nom" in r.cases and (r.adjectival or r.nominal))
        for token in doc[index : index + 2]
    )
    return any(reading.adjectival for reading in first) and agreeing(first, second)


def _leads_to_institution(doc: Doc, index: int, head: int) -> bool:
    """Tells whether the next institution begins at a token, not another matter of a ministry's ("i Żeglugi")."""
    matter = lemmas(doc[index].text) & heads().matters and lemmas(doc[head].text) & (heads().ministers | _MINISTRY)
    return not matter and leads_to_head(doc, index)


def leads_to_head(doc: Doc, index: int) -> bool:
    """Tells whether a head noun stands at a token or behind its adjectives: "i Narodowego Banku Polskiego"."""
    while index + 1 < len(doc) and capitalised(doc[index]) and not is_head(doc[index]):
        if not any(reading.adjectival for reading in readings(doc[index].text)):
            return False
        index += 1
    return is_head(doc[index]) and capitalised(doc[index])


def _series(doc: Doc, comma: int) -> bool:
    """Tells whether genitives joined by commas and "i" go on behind a comma: "Rodziny, Pracy i Polityki Społecznej"."""
    index = comma + 1
    if not genitive(doc[comma - 1]):
        return False
    while index + 1 < len(doc) and capitalised(doc[index]) and genitive(doc[index]) and not is_head(doc[index]):
        following = doc[index + 1]
        if following.lower_ == "i":
            return index + 2 < len(doc) and capitalised(doc[index + 2]) and genitive(doc[index + 2])
        index += 2 if following.text == "," else 1
    return False
