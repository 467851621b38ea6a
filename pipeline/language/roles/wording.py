"""An office's words in the nominative, as the text has them: "wiceprezesem zarządu ds. rozwoju" gives
"wiceprezes zarządu ds. rozwoju"."""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.language.dictionary import forms, nominative, readings
from pipeline.language.mentions.words import roman
from pipeline.language.names.phrases import base_words
from pipeline.language.offices import offices
from pipeline.language.roles.phrase import Phrase
from pipeline.language.roles.walk import SERVICES
from pipeline.language.roles.words import agrees, common, genitives

_ORGANS = frozenset({"zarząd", "rada", ""})
_ACTING = {
    "pełniącego": "pełniący",
    "pełniącym": "pełniący",
    "pełniącemu": "pełniący",
    "pełniącą": "pełniąca",
    "pełniącej": "pełniąca",
}


def _small(word: str) -> str:
    proper = any(word in words for words in offices().followed_by)
    return word.lower() if (common(word) and not proper) or word.lower() in offices().offices else word


def _feminine_adjective(word: str) -> str:
    """Gives an adjective beside an office that is not inflected: "dyrektor zarządzającą" is zarządzająca."""
    found = [r for r in readings(word) if r.adjectival and r.genders == {"f"} and "nom" not in r.cases]
    return (nominative(found[0], "sg", "f") if found else None) or word


def _head(doc: Doc, phrase: Phrase) -> list[str]:
    """Gives the office's noun with the adjectives that agree with it in the nominative singular."""
    adjectives: list[str] = []
    for index in phrase.words:
        word = doc[index].text
        after = phrase.head + len(adjectives) + 1
        if index != after or not word.isalpha() or (genitives(word) and not agrees(word, phrase.reading)):
            break
        if not agrees(word, phrase.reading) or (phrase.part is not None and index >= phrase.part[0]):
            break
        local = phrase.adjective is not None and index in range(*phrase.adjective)
        adjectives.append(word.lower() if local else word)
    leading = [doc[index].text if roman(doc[index]) else doc[index].lower_ for index in phrase.leading]
    noun = doc[phrase.head].lower_
    if phrase.plural:
        return [*leading, nominative(phrase.reading, "sg") or noun, *(_small(word) for word in adjectives)]
    if doc[phrase.head].text.isupper() and not phrase.reading.known:
        return [*leading, doc[phrase.head].text, *adjectives]
    if "nom" in phrase.reading.cases and phrase.reading.genders == {"m1"}:
        return [*leading, noun, *(_feminine_adjective(_small(word)) for word in adjectives)]
    bases = base_words([*leading, noun, *(_small(w) for w in adjectives)], preferred=offices().offices)
    bases[len(leading)] = nominative(phrase.reading, "sg") or bases[len(leading)]
    return bases


def wording(doc: Doc, phrase: Phrase) -> str:
    """Gives the role. "p.o. dyrektora" keeps its genitive."""
    acting = ""
    if phrase.acting is not None:
        words = [token.lower_ for token in doc[slice(*phrase.acting)]]
        words[0] = _ACTING.get(words[0], words[0])
        acting = ("p.o. " if words[0] in {"p.o", "po"} else " ".join(words) + " ").replace(" .", ".")
        head = [doc[phrase.head].lower_]
    else:
        head = _head(doc, phrase)
    taken = len(head) - len(phrase.leading) - 1 if not acting else 0
    text = acting + " ".join(head)
    for position, index in enumerate(phrase.words):
        if position < taken:
            continue
        token = doc[index]
        as_told = doc[phrase.head].text.islower() or bool(doc[phrase.start].is_sent_start)
        inside = (as_told and phrase.part_noun not in _ORGANS) or (phrase.place and index >= phrase.place[0])
        local = phrase.adjective is not None and index in range(*phrase.adjective)
        service = (
            doc[phrase.head].is_lower
            and phrase.local.startswith("komendant")
            and token.lower_ in SERVICES | {"państwowej"}
        )
        kept = (inside and not local) or service
        word = token.text if kept else token.lower_ if local else _small(token.text)
        beside = phrase.words[position - 1] if position else phrase.head
        text += word if beside == index - 1 and not doc[beside].whitespace_ else f" {word}"
    return text


def deputy_of(phrase: Phrase, other: Phrase) -> str:
    """Gives whose deputy "jego zastępczyni" is: the office told before, in the genitive."""
    if not phrase.noun.startswith("zastęp") or phrase.words:
        return ""
    genitive = (form for form, r in forms(other.reading.lexeme) if "gen" in r.cases and "sg" in r.numbers)
    return next((f" {form}" for form in genitive), "")
