"""The component `morphology`: lemma, tag, part of speech and features of each token, from Morfeusz."""

from __future__ import annotations

from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.tokens.morphanalysis import MorphAnalysis

from pipeline.language.dictionary import Reading, readings

_UD_POS = {
    "subst": "NOUN",
    "depr": "NOUN",
    "ger": "NOUN",
    "adj": "ADJ",
    "adja": "ADJ",
    "adjp": "ADJ",
    "adjc": "ADJ",
    "pact": "ADJ",
    "ppas": "ADJ",
    "adv": "ADV",
    "num": "NUM",
    "ppron12": "PRON",
    "ppron3": "PRON",
    "siebie": "PRON",
    "fin": "VERB",
    "bedzie": "AUX",
    "aglt": "AUX",
    "praet": "VERB",
    "impt": "VERB",
    "imps": "VERB",
    "inf": "VERB",
    "pcon": "VERB",
    "pant": "VERB",
    "pred": "VERB",
    "winien": "VERB",
    "prep": "ADP",
    "conj": "CCONJ",
    "comp": "SCONJ",
    "part": "PART",
    "interj": "INTJ",
    "interp": "PUNCT",
    "brev": "X",
    "dig": "NUM",
    "romandig": "NUM",
}
_UD_CASE = {
    "nom": "Nom",
    "gen": "Gen",
    "dat": "Dat",
    "acc": "Acc",
    "inst": "Ins",
    "loc": "Loc",
    "voc": "Voc",
}
_UD_GENDER = {"m1": "Masc", "m2": "Masc", "m3": "Masc", "f": "Fem", "n": "Neut"}
_NAMES = frozenset({"imię", "nazwisko", "nazwa_geograficzna", "nazwa_organizacji", "nazwa_własna", "etnonim"})
_RARE_POS = frozenset({"depr", "interj", "voc", "brev"})


def _rank(reading: Reading, capitalised: bool, initial: bool, governed: frozenset[str]) -> tuple[bool, ...]:
    """Orders readings: what the preposition governs first, names where a capital says so, common words elsewhere."""
    proper = bool(reading.qualifiers & _NAMES) or reading.lemma[:1].isupper()
    return (
        bool(governed) and bool(reading.cases) and not governed & reading.cases,
        proper and not capitalised,
        capitalised and not initial and not proper,
        reading.pos in _RARE_POS,
        reading.cases == {"voc"},
        reading.pos == "ger",
    )


@lru_cache(maxsize=200_000)
def choose(form: str, initial: bool, governed: frozenset[str]) -> Reading | None:
    """Gives the likeliest reading of a form.

    initial: it begins a sentence, so that its capital tells nothing. governed: cases that a preposition before it asks
    for, empty where there is none.
    """
    found = readings(form)
    if not found:
        return None
    return min(found, key=lambda reading: _rank(reading, form[:1].isupper(), initial, governed))


def governed_cases(token: Token) -> frozenset[str]:
    """Gives the cases that a preposition right before the token asks for; empty where none stands there."""
    return _of_preposition(token.nbor(-1).lower_) if token.i else frozenset()


@lru_cache(maxsize=200_000)
def _of_preposition(word: str) -> frozenset[str]:
    """Gives the cases that a word asks for as a preposition."""
    return frozenset().union(*(reading.cases for reading in readings(word) if reading.pos == "prep"))


def _features(reading: Reading) -> str:
    features = []
    if len(reading.cases) == 1:
        features.append(f"Case={_UD_CASE[next(iter(reading.cases))]}")
    genders = {_UD_GENDER[gender] for gender in reading.genders}
    if len(genders) == 1:
        features.append(f"Gender={genders.pop()}")
    if len(reading.numbers) == 1:
        features.append(f"Number={'Sing' if 'sg' in reading.numbers else 'Plur'}")
    return "|".join(features)


class Morphology:
    """Writes `token.lemma_`, `tag_` (SGJP), `pos_` (UD) and `morph` (UD features that are certain)."""

    def __call__(self, doc: Doc) -> Doc:
        initial = True
        for token in doc:
            if token.is_space:
                initial = initial or "\n" in token.text
                continue
            reading = choose(token.text, initial, governed_cases(token))
            if reading is None:
                token.lemma_ = token.text
                token.pos_ = "PUNCT" if token.is_punct else "NUM" if token.like_num else "X"
            else:
                token.lemma_ = reading.lemma
                token.tag_ = reading.tag
                proper = reading.pos == "subst" and reading.lemma[:1].isupper()
                token.pos_ = "PROPN" if proper else _UD_POS.get(reading.pos, "X")
                token.morph = MorphAnalysis(token.vocab, _features(reading))
            initial = token.text in {".", "!", "?", "…"}
        return doc


@Language.factory("morphology", assigns=["token.lemma", "token.tag", "token.pos", "token.morph"])
def create(nlp: Language, name: str) -> Morphology:
    """Gives the component; it has no settings."""
    return Morphology()
