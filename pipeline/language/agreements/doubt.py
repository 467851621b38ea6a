"""Whether what a sentence says of an agreement happens at all: not denied, refused, supposed or only possible."""

from __future__ import annotations

import re

from spacy.tokens import Token

from pipeline.language.agreements.clauses import BETWEEN, Sentence, finite, infinitive, lemmas_of
from pipeline.language.agreements.kinds import kinds
from pipeline.language.agreements.lexicon import data
from pipeline.language.dictionary import lemmas, readings

_AUXILIARIES = frozenset({"zostać", "być", "dojść"})
_THERE_IS = frozenset({"mieć", "osiągnąć"})  # "nie ma jeszcze porozumienia między"
_OPENING = frozenset({"„", "«"})
_CLOSING = frozenset({"”", "»"})
_TITLE_FAR = 3
_BELONG = frozenset({"należą", "należał", "należała", "należały", "należeli"})  # "do sygnatariuszy należą"
_WAS_TO = frozenset({"miał", "miała", "miało", "mieli", "miały"})
_PURPOSE = frozenset({"aby", "by", "żeby", "ażeby"})
_WOULD = ("by", "bym", "byś", "byśmy", "byście")
_LONG = 4
_BEFORE_NOUN = 3
_DRAFT_FAR = 4
_DRAFT_NEAR = 2
_BLANK = re.compile(r"\.{3,}|…+|_{3,}")
_PAST = frozenset({"praet", "imps"})


def _of_another(auxiliary: Token, token: Token) -> bool:
    """Tells whether an auxiliary is another participle's: "umowa zawarta w maju nie została przedłużona"."""
    following = auxiliary.nbor(1) if auxiliary.i + 1 < len(auxiliary.doc) else None
    return following is not None and following.i != token.i and any(r.pos == "ppas" for r in readings(following.lower_))


def _brings_about() -> frozenset[str]:
    """Gives the words that an infinitive may hang on: "nie udało się podpisać umowy" denies it."""
    return data().planned | data().achieved


def _undone(token: Token) -> bool:
    """Tells whether a word denies what it says itself: "umowa wciąż niepodpisana"."""
    return token.lower_.startswith("nie") and any(
        reading.pos in {"ppas", "ger"} and not reading.lemma.startswith("nie") for reading in readings(token.lower_)
    )


def _denied(sentence: Sentence, token: Token, nominal: bool) -> bool:
    """Tells whether "nie" stands before the anchor or in it, or before the auxiliary of a passive or nominal one."""
    if _undone(token):
        return True
    for other in sentence.clause(token):
        if other.lower_ != "nie" or other.i + 1 >= sentence.end:
            continue
        following = other.nbor(1)
        if following.i == token.i or (infinitive(token) and lemmas(following.lower_) & _brings_about()):
            return True
        if token.lower_ in BETWEEN and lemmas(following.lower_) & (_AUXILIARIES | _THERE_IS):
            return True
        if nominal and lemmas(following.lower_) & _AUXILIARIES and not _of_another(following, token):
            return True
        if following.i + 1 == token.i and lemmas(following.lower_) & _AUXILIARIES:
            return True
    return False


def _only_possible(sentence: Sentence, token: Token) -> bool:
    """Tells whether the finite verb of the anchor's clause is a modal one: "stroną umowy może być"."""
    clause = sentence.clause(token)
    for other in clause:
        if other.i == token.i or not other.is_alpha or not lemmas(other.lower_) & data().possible:
            continue
        if other.lower_ in _BELONG:
            continue
        if any(reading.pos in {"fin", "pred", "winien"} for reading in readings(other.lower_)):
            return not any(r.pos in _PAST for word in clause if word.is_alpha for r in readings(word.lower_))
    return False


def _by_anyone(sentence: Sentence, token: Token) -> bool:
    """Tells whether it is signed, always or some day, by one whom nobody knows: "zwycięzca zawrze z klastrem umowę"."""
    if not any(reading.pos == "fin" for reading in readings(token.lower_)):
        return False
    return any(
        reading.lemma in data().anyone and reading.nominal and "nom" in reading.cases
        for other in sentence.clause(token)
        if other.is_alpha and not other.ent_type_
        for reading in readings(other.lower_)
    )


def _conditional(token: Token) -> bool:
    """Tells whether a verb says what only would be: "zostałaby podpisana"."""
    return token.lower_.endswith(_WOULD) and any(reading.pos == "praet" for reading in readings(token.lower_))


def _quoted_title(sentence: Sentence, token: Token) -> bool:
    """Tells whether a token stands in the title of another's text: "artykułu pt. „Izba podpisała porozumienie”"."""
    index = token.i
    while index > sentence.start and token.doc[index].text not in _OPENING:
        if token.doc[index].text in _CLOSING:
            return False
        index -= 1
    before = [other for other in sentence.tokens if index - _TITLE_FAR <= other.i < index]
    return any(lemmas(other.lower_.rstrip(".")) & data().titles_of for other in before)


def _long_blank(sentence: Sentence) -> bool:
    return any(_BLANK.fullmatch(token.text) is not None and len(token.text) > _LONG for token in sentence.tokens)


def _told_as_untrue(sentence: Sentence, token: Token) -> bool:
    """Tells whether a sentence asks, or calls untrue what it tells."""
    asked = any(other.text == "?" and other.i > token.i for other in sentence.tokens)
    return asked or bool(sentence.lemmas & data().untrue)


def _of_tender(sentence: Sentence, token: Token) -> bool:
    """Tells whether a sentence is of a tender, of whose contract nobody says yet that it was signed."""
    told = any(reading.pos in _PAST for reading in readings(token.lower_))
    ordering = any(other.lower_.startswith("zamawiając") for other in sentence.tokens)
    return not told and (ordering or bool(sentence.lemmas & data().tenders))


def _template(sentence: Sentence, token: Token) -> bool:
    """Tells whether a sentence is of a draft contract: "wzór umowy zawieranej …", "zawarta w dniu ... pomiędzy ..."."""
    blanks = sum(_BLANK.fullmatch(other.text) is not None for other in sentence.tokens)
    before = [other for other in sentence.tokens if token.i - _DRAFT_FAR < other.i < token.i]
    return blanks > 1 or _long_blank(sentence) or any(_draft_of_agreement(sentence, other) for other in before)


def _joins_project(sentence: Sentence, token: Token) -> bool:
    """Tells whether it is a project that is joined, not an agreement: "do projektu dołączą następne szkoły"."""
    before = [other for other in sentence.tokens if token.i - _DRAFT_FAR < other.i < token.i]
    return any(lemmas(other.lower_) & data().drafts_of for other in before)


def _draft_of_agreement(sentence: Sentence, token: Token) -> bool:
    """Tells whether a token is the draft of an agreement: "wzór umowy", but not "umowę o dofinansowanie projektu"."""
    following = [other for other in sentence.tokens if token.i < other.i <= token.i + _DRAFT_NEAR]
    return bool(lemmas(token.lower_) & data().drafts_of) and any(kind.agreement for kind in kinds(following))


def _noun_of_signing(token: Token) -> bool:
    """Tells whether a token is "zawarcie" or "podpisanie", which the dictionary reads as a form of "podpisać"."""
    if lemmas(token.lower_) & data().nouns:
        return True
    return any(reading.pos == "ger" and reading.lemma in data().verbs for reading in readings(token.lower_))


def _takes_place(sentence: Sentence, token: Token) -> bool:
    """Tells whether the noun of signing is of a signing that was or will be: "odbyło się podpisanie", "po podpisaniu".

    A headline without a verb tells of one too. "Warunek podpisania", "rozmowy o podpisaniu" are only talk of it.
    """
    clause = sentence.clause(token)
    noun = next((other for other in clause if _noun_of_signing(other)), None)
    signing = [other for other in clause if lemmas(other.lower_) & data().verbs and other.i != token.i]
    verbs = [r for other in signing for r in readings(other.lower_) if r.pos in {"praet", "fin", "imps", "ppas"}]
    if noun is None or verbs or not any(finite(other) for other in sentence.tokens):
        return True
    before = {other.lower_ for other in clause if noun.i - _BEFORE_NOUN <= other.i < noun.i}
    if before & data().taken_place_before or any(other.lower_ == "planach" for other in clause):
        return True
    if "o" in before and any(lemmas(other.lower_) & data().reporting for other in sentence.tokens if other.i < noun.i):
        return True  # "miło nam poinformować o podpisaniu"
    return any(lemmas(other.lower_) & data().taken_place for other in clause if other.is_alpha)


def met_to(sentence: Sentence, token: Token) -> bool:
    """Tells whether a clause says why those of the clause before met: "spotkali się w Lipnie, aby podpisać umowę"."""
    clause = sentence.clause(token)
    first = next((other for other in clause if other.is_alpha), token)
    if first.lower_ not in _PURPOSE or not infinitive(token):
        return False
    return any(lemmas(other.lower_) & data().met for other in sentence.tokens if other.i < first.i)


def happens(sentence: Sentence, token: Token, form: str) -> bool:
    """Tells whether what an anchor says happens, or will.

    form: how the anchor says it (see anchors). An infinitive needs a word that it is planned or was achieved.
    """
    nominal = form in {"passive", "noun"}
    if form == "noun" and not _takes_place(sentence, token):
        return False
    if form == "accession" and _joins_project(sentence, token):
        return False
    if (
        _quoted_title(sentence, token)
        or _template(sentence, token)
        or _denied(sentence, token, nominal)
        or _only_possible(sentence, token)
        or _by_anyone(sentence, token)
        or _told_as_untrue(sentence, token)
        or (form not in {"parties", "contracting"} and _of_tender(sentence, token))
    ):
        return False
    if any(_conditional(other) for other in sentence.clause(token)):
        return False
    for other in () if met_to(sentence, token) else sentence.clause(token):
        found = lemmas(other.lower_)
        if found & data().conditions | {other.lower_} & data().conditions and (
            other.i < token.i or other.i == token.i + 1
        ):
            return False
        if form == "noun" and found & data().refusals and other.i < token.i:
            return False
    if not infinitive(token):
        return True
    own = lemmas_of(other for other in sentence.clause(token) if other.i != token.i)
    if any(other.lower_ in _WAS_TO for other in sentence.clause(token)) and not own & data().achieved:
        return False
    return bool(own & (data().planned | data().achieved)) or met_to(sentence, token)
