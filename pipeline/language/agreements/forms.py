"""How a word says that an agreement is made: as a verb, a participle, a noun, or in another of the ways that occur."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from spacy.tokens import Token

from pipeline.language.agreements.acting import acts, on_behalf
from pipeline.language.agreements.clauses import Sentence, infinitive
from pipeline.language.agreements.contracting import contracts
from pipeline.language.agreements.endings import ends
from pipeline.language.agreements.joining import joins
from pipeline.language.agreements.kinds import OTHER, Kind
from pipeline.language.agreements.lexicon import data
from pipeline.language.dictionary import lemmas, readings
from pipeline.language.mentions.heads import heads
from pipeline.language.offices import office_reading

_OBJECT_FAR = 3
_DONE_FAR = 4
_TOLD_FAR = 30
_BETWEEN_FAR = 8
_ONLY_TALK = frozenset({"o", "na", "bez", "nad", "brak", "braku"})
_BARE_PARTIES = frozenset({"sygnatariusz", "sygnatariuszka"})
_ARE = frozenset({"to", "są", "zostały", "został", "została", "jest", "były", "byli", "był", "była"})
_AMONG = frozenset({"znaleźć", "znajdować", "figurować"})
Form = Literal["active", "passive", "noun", "parties", "accession", "ending", "acting", "cooperating", "contracting"]


def _reading_kind(token: Token) -> Form:
    """Gives "active", "passive" or "noun" for a form of a signing verb."""
    positions = {
        reading.pos
        for reading in readings(token.lower_)
        if reading.lemma in data().verbs | data().put | data().accession
    }
    if "ppas" in positions:
        return "passive"
    return "noun" if "ger" in positions and not positions & {"praet", "fin"} else "active"


def _cooperates(sentence: Sentence, token: Token) -> bool:
    """Tells whether a token says that parties will work together: "nawiązały współpracę"."""
    if not any(
        r.lemma in data().cooperation_verbs and r.pos in {"praet", "fin", "imps"} for r in readings(token.lower_)
    ):
        return False
    behind = [other for other in sentence.clause(token) if token.i < other.i <= token.i + _OBJECT_FAR]
    return any(lemmas(other.lower_) & data().cooperation_nouns for other in behind)


def _has_similar(sentence: Sentence, token: Token, near: list[Kind]) -> bool:
    """Tells whether a token says that somebody has an agreement like the one told of: "podobną umowę ma z X"."""
    if "mieć" not in lemmas(token.lower_) or not any(r.pos in {"fin", "praet"} for r in readings(token.lower_)):
        return False
    if any(infinitive(other) for other in sentence.clause(token) if other.i > token.i):
        return False  # "podobna umowa ma zostać zawarta"
    named = (token.doc[kind.start - 1] for kind in near if kind.agreement and kind.start > sentence.start)
    return any(lemmas(word.lower_) & data().similar for word in named)


def form_of(sentence: Sentence, token: Token, everywhere: list[Kind], near: list[Kind]) -> Form | None:
    """Gives how a token says that an agreement is made, or None where it does not.

    everywhere, near: the words of the sentence, and of the token's clause, that name what can be signed.
    """
    words, found = data(), lemmas(token.lower_)
    signable = not near or any(kind.name != OTHER for kind in near)
    if found & (words.verbs | words.nouns):
        if not signable or _habit(token) or (found & words.weak and not _of_one(sentence, token, near)):
            return None
        if not near and (_contained(sentence, token) or _other_object(sentence, token)):
            return None
        form = _reading_kind(token) if found & words.verbs else "noun"
        return "active" if form == "noun" and _done(sentence, token) else form
    if contracts(sentence, token):
        return "contracting"
    if found & words.put and (_signatures_in(sentence.clause(token)) or _put_them(sentence, token)):
        return _reading_kind(token) if signable else None
    if joins(sentence, token):
        return "accession"
    if found & words.parties and not on_behalf(sentence, token) and not _signatures_put(sentence.clause(token)):
        named = any(0 < kind.start - token.i <= 3 and kind.name != OTHER for kind in everywhere) or _circle(token)
        listed = found & _BARE_PARTIES and any(
            other.lower_ in _ARE or lemmas(other.lower_) & _AMONG for other in sentence.clause(token)
        )
        sides = any("inst" in r.cases for r in readings(token.lower_))
        return "parties" if named or listed or (sides and _are_behind(sentence, token)) else None
    if token.lower_ in {"między", "pomiędzy"} and any(_between_whom(sentence, token, kind) for kind in near):
        return "noun"
    if ends(sentence, token):
        return "ending" if any(kind.agreement for kind in everywhere) else None
    if _has_similar(sentence, token, near):
        return "active"
    if _cooperates(sentence, token):
        return "cooperating"
    return "acting" if acts(sentence, token) else None


def _between_whom(sentence: Sentence, token: Token, kind: Kind) -> bool:
    """Tells whether "między" says between whom an agreement is: "to efekt porozumienia między Lipnem a Rypinem".

    Right behind the agreement it tells nothing beside a word on signing, nor where one only talks "o umowie między".
    """
    if not kind.agreement or not 0 <= token.i - kind.end < _BETWEEN_FAR:
        return False
    before = token.doc[kind.start - 1].lower_ if kind.start else ""
    signing = any(lemmas(other.lower_) & (data().verbs | data().nouns) for other in sentence.clause(token))
    talk = signing or before in _ONLY_TALK or kind.name == "partnerstwo"
    return token.i > kind.end or not talk


def _signatures_in(tokens: Iterable[Token]) -> bool:
    return any(lemmas(token.lower_) & data().signatures for token in tokens if token.is_alpha)


def _put_them(sentence: Sentence, token: Token) -> bool:
    """Tells whether a verb of putting speaks of the signatures told of before: "Złożyli je: …"."""
    them = token.i + 1 < sentence.end and token.nbor(1).lower_ == "je"
    return them and _signatures_in(token.doc[max(0, sentence.start - _TOLD_FAR) : sentence.start])


def _are_behind(sentence: Sentence, token: Token) -> bool:
    """Tells whether "są" follows a noun and its adjectives: "stronami są", "stroną zamawiającą jest"."""
    for other in sentence.tokens[token.i + 1 - sentence.start :][:_OBJECT_FAR]:
        if other.lower_ in _ARE:
            return True
        if not any(reading.adjectival for reading in readings(other.lower_)):
            return False
    return False


def _other_object(sentence: Sentence, token: Token) -> bool:
    """Tells whether a clause that names no agreement says what else is signed: "sprawozdanie podpisali"."""
    clause = sentence.clause(token)
    if any(other.i == token.i + 1 and other.lower_ == "się" for other in clause):
        on = next((other for other in clause if other.i > token.i and other.lower_ in {"na", "w", "we"}), None)
        return on is not None and on.i - token.i <= _OBJECT_FAR
    if not lemmas(token.lower_) & data().signed_alone:
        return False
    first = next((other for other in clause if other.is_alpha), token)
    behind = next((other for other in clause if other.i > token.i), token)
    return any(other.i != token.i and _object(other) for other in (first, behind))


def _object(token: Token) -> bool:
    """Tells whether a common noun can be what is signed: in the accusative, and no organisation, office or person."""
    if token.ent_type_ or not (token.is_lower or token.is_sent_start):
        return False
    nouns = [reading for reading in readings(token.lower_) if reading.nominal and reading.known]
    found = frozenset(reading.lemma.lower() for reading in nouns if "acc" in reading.cases)
    agents = data().counted | data().representatives | data().parties | heads().names | heads().before_name
    living = any(reading.genders & {"m1"} for reading in nouns) or office_reading(token.text) is not None
    other = any(reading.adjectival or reading.pos in {"prep", "conj"} for reading in readings(token.lower_))
    return bool(found) and not found & agents and not living and not other


def _of_one(sentence: Sentence, token: Token, near: list[Kind]) -> bool:
    """Tells whether a verb that can have other objects has an agreement: "rozszerzyły umowę", not "na mocy umowy"."""
    agreements = [kind for kind in near if kind.agreement]
    if lemmas(token.lower_) & data().prolonging:
        return any(_object_kind(sentence, kind) for kind in agreements)
    return bool(agreements)


def _object_kind(sentence: Sentence, kind: Kind) -> bool:
    """Tells whether no preposition governs an agreement, nor the noun before it."""
    nouns = 0
    for token in reversed(sentence.tokens[: kind.start - sentence.start]):
        found = readings(token.lower_)
        if any(r.pos == "prep" for r in found):
            return False
        nouns += not any(r.adjectival for r in found)
        if nouns > 1 or any(r.pos in {"praet", "fin", "ger", "ppas", "imps", "inf"} for r in found):
            break
    return True


def _done(sentence: Sentence, token: Token) -> bool:
    """Tells whether a verb says who did what the noun says: "dokonały uroczystego podpisania umowy"."""
    before = [other for other in sentence.clause(token) if token.i - _DONE_FAR <= other.i < token.i]
    verb = next((other for other in before if lemmas(other.lower_) & data().doing), None)
    return verb is not None and any(r.pos == "praet" and r.genders != {"n"} for r in readings(verb.lower_))


def _habit(token: Token) -> bool:
    """Tells whether a verb in the first person of the present says what is done as a rule: "umowy zawieramy po to"."""
    found = [r for r in readings(token.lower_) if r.lemma in data().verbs]
    return bool(found) and all(r.tag.startswith("fin:") and ":pri:imperf" in r.tag for r in found)


def _circle(token: Token) -> bool:
    """Tells whether a token stands behind the noun of a whole: "listę sygnatariuszy uzupełniają"."""
    return token.i > 0 and bool(lemmas(token.nbor(-1).lower_) & data().circles)


def _contained(sentence: Sentence, token: Token) -> bool:
    """Tells whether "zawarty w" speaks of what something contains, not of a day or place."""
    if "zawrzeć" not in lemmas(token.lower_) or _reading_kind(token) != "passive" or token.i + 2 >= sentence.end:
        return False
    elsewhere = token.nbor(2).ent_type_ in {"date", "placeName"} or token.nbor(2).lower_ in {
        "dniu",
        "dniach",
        "obecności",
    }
    return token.nbor(1).lower_ in {"w", "we"} and not elsewhere


def _signatures_put(clause: list[Token]) -> bool:
    return any(lemmas(token.lower_) & data().put for token in clause if token.is_alpha)
