"""How many parties a sentence states: "cztery klastry", "czterostronne porozumienie", "łącznie 25 sygnatariuszy"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from pipeline.language.agreements.kinds import kinds
from pipeline.language.agreements.lexicon import data
from pipeline.language.dictionary import lemmas, readings
from pipeline.language.mentions.heads import heads

_OPENING = 4
_LINKED = 2  # where what is linked by "jest" stands: "pierwszym jest porozumienie"
_ASIDE = frozenset({"z", "ze", "do"})  # "z trzema klastrami" counts those beside the one who agrees with them


def stated_parties(tokens: list[Token]) -> int | None:
    """Gives the number of parties that a sentence states ("cztery klastry", "czterostronne porozumienie"), or None."""
    for token in tokens:
        found = lemmas(token.lower_)
        sided = next((number for word, number in data().sided.items() if word in found), None)
        if sided is not None:
            return sided
        if not found & (data().counted | heads().names) or not any(r.numbers == {"pl"} for r in readings(token.lower_)):
            continue
        number = _number_before(token, tokens[0].i)
        if number is not None:
            return number
    return None


def ordinal(tokens: Sequence[Token]) -> int:
    """Gives which of several agreements a sentence begins with, or 0.

    "Pierwsze, w sprawie …", "Drugą umowę", "Pierwszym jest porozumienie", "Drugi – umowa".
    """
    words = [token for token in tokens[:_OPENING] if not token.is_punct or token.text == ","]
    numbers = [data().ordinals[lemma] for lemma in lemmas(words[0].lower_) if lemma in data().ordinals] if words else []
    if not numbers or len(words) < 2:
        return 0
    following = words[1]
    pointing = following.text == "," or following.lower_ in {"z", "ze"}
    if "być" in lemmas(following.lower_) and len(words) > _LINKED:
        following = words[_LINKED]
    return numbers[0] if pointing or any(kind.agreement for kind in kinds([following])) else 0


def total_parties(tokens: list[Token]) -> int | None:
    """Gives the number of all signatories where a sentence is about it: "sygnatariuszy jest łącznie jedenastu"."""
    if not any("sygnatariusz" in lemmas(token.lower_) for token in tokens):
        return None
    if not any(lemmas(token.lower_) & {"mieć", "być", "liczyć"} for token in tokens if token.is_alpha):
        return None
    numbers = [data().numerals[token.lower_] for token in tokens if token.lower_ in data().numerals]
    numbers += [int(token.text) for token in tokens if token.text.isdigit() and 1 < int(token.text) < 1900]
    return numbers[0] if len(numbers) == 1 else None


def _number_before(token: Token, first: int) -> int | None:
    """Gives the number that counts a noun, behind adjectives only; none where others are counted, or those of "z"."""
    for back in range(1, 4):
        if token.i - back < first:
            return None
        before = token.nbor(-back)
        number = (
            int(before.text) if before.text.isdigit() and len(before) < 5 else data().numerals.get(before.lower_, 0)
        )
        if number > 1:
            earlier = before.nbor(-1) if before.i > first else None
            aside = earlier is not None and (earlier.lower_ in _ASIDE or lemmas(earlier.lower_) & data().others)
            return None if aside else number
        if not any(reading.adjectival for reading in readings(before.lower_)) or lemmas(before.lower_) & data().others:
            return None
    return None
