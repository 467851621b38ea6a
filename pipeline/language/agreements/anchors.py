"""Anchors: the words that say that an agreement is made, will be made, is joined or has ended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from spacy.tokens import Token

from pipeline.language.agreements.clauses import Sentence
from pipeline.language.agreements.doubt import happens
from pipeline.language.agreements.joining import joins
from pipeline.language.agreements.triggers import OTHER, Kind, data, kinds
from pipeline.language.dictionary import lemmas, readings

_WAS = frozenset({"był", "była", "byli", "były"})
_OBJECT_FAR = 3
_BARE_PARTIES = frozenset({"sygnatariusz", "sygnatariuszka"})
_ARE = frozenset({"są", "zostały", "został", "została", "jest", "były", "byli", "był", "była"})
Form = Literal["active", "passive", "noun", "parties", "accession", "ending", "acting", "cooperating"]


@dataclass(frozen=True)
class Anchor:
    """A word that says it: the token, how it says it, what it is about ("" where the text named it before)."""

    token: Token
    form: Form
    kind: str
    plural: bool
    status: str
    named: bool


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


def _status(sentence: Sentence, token: Token, form: Form) -> str:
    """Gives "signed" or "planned", by the tense of the anchor's clause."""
    clause = sentence.clause(token)
    past = future = present = False
    for other in clause:
        if not other.is_alpha:
            continue
        for reading in readings(other.lower_):
            past = past or reading.pos in {"praet", "imps"}
            future = future or reading.pos == "bedzie" or (reading.pos == "fin" and reading.tag.endswith(":perf"))
            present = present or (reading.pos == "fin" and reading.lemma in data().planned)
    infinitive = any(reading.pos == "inf" for reading in readings(token.lower_))
    own = readings(token.lower_)
    if any(reading.pos in {"praet", "imps"} for reading in own):
        return "signed"
    if form != "noun" and any(reading.pos == "fin" and reading.tag.endswith(":perf") for reading in own):
        return "planned"
    planned_word = any(lemmas(other.lower_) & (data().planned - {"mieć"}) for other in clause if other.is_alpha)
    if planned_word and (form == "noun" or infinitive or not past):
        return "planned"
    if past:
        return "signed"
    if future or (present and (infinitive or form == "passive")):
        return "planned"
    return "signed"


def _nearest(found: list[Kind], token: Token) -> Kind | None:
    """Gives the word nearest to a token, one that names an agreement before one that points back."""
    return min(found, key=lambda kind: (not kind.name, abs(kind.start - token.i)), default=None)


@cache
def _anchoring() -> frozenset[str]:
    """Gives the lemmas that an anchor can have."""
    words = data()
    signing = words.verbs | words.nouns | words.put | words.parties | words.accession | words.acting
    signing |= words.cooperation_verbs | words.next | words.acting_for
    ending = frozenset(phrase[-1] for phrase in words.ending) | {"moc"}
    return signing | ending | words.joined | {"między", "pomiędzy"}


def _ends(sentence: Sentence, token: Token) -> bool:
    """Tells whether a token ends a phrase that says that something ended: "wygasła", "przestało obowiązywać"."""
    for phrase in data().ending:
        start = token.i - len(phrase) + 1
        if start < sentence.start:
            continue
        there = token.doc[start : token.i + 1]
        if all(word in lemmas(other.lower_) or word == other.lower_ for word, other in zip(phrase, there, strict=True)):
            return True
    return False


def _cooperates(sentence: Sentence, token: Token) -> bool:
    """Tells whether a token says that parties will work together: "nawiązały współpracę"."""
    if not any(
        r.lemma in data().cooperation_verbs and r.pos in {"praet", "fin", "imps"} for r in readings(token.lower_)
    ):
        return False
    behind = [other for other in sentence.clause(token) if token.i < other.i <= token.i + _OBJECT_FAR]
    return any(lemmas(other.lower_) & data().cooperation_nouns for other in behind)


def _ended(token: Token, form: Form) -> bool:
    """Tells whether a phrase of two words says that something ended: "już nie obowiązuje", "przestało obowiązywać"."""
    if form != "ending" or token.i == 0:
        return False
    before = {token.nbor(-1).lower_, *lemmas(token.nbor(-1).lower_)}
    return any((first, last) in data().ending for first in before for last in lemmas(token.lower_))


def _acts_for(sentence: Sentence, token: Token) -> bool:
    """Tells whether a token says that somebody acts in another's name: "w imieniu którego działała prokurent"."""
    found = [r for r in readings(token.lower_) if r.lemma in data().acting_for]
    if not any(r.pos in {"praet", "fin"} for r in found):
        return False
    return any(other.lower_ == "imieniu" for other in sentence.clause(token))


def _acts(token: Token) -> bool:
    """Tells whether a token says who acts for whom, or who was next: "uczelnię reprezentował", "następnym był"."""
    found = [r for r in readings(token.lower_) if r.lemma in data().acting]
    if any(r.pos in {"praet", "fin"} for r in found):
        return True
    was = token.i + 1 < len(token.doc) and token.nbor(1).lower_ in _WAS
    return was and bool(lemmas(token.lower_) & data().next) and token.lower_.endswith(("ym", "im", "ą"))


def _form(sentence: Sentence, token: Token, everywhere: list[Kind], near: list[Kind]) -> Form | None:
    """Gives how a token says that an agreement is made, or None where it does not.

    everywhere, near: the words of the sentence, and of the token's clause, that name what can be signed.
    """
    words, found = data(), lemmas(token.lower_)
    signable = not near or any(kind.name != OTHER for kind in near)
    if found & (words.verbs | words.nouns):
        if not signable or (not near and _contained(sentence, token)) or _habit(token):
            return None
        return _reading_kind(token) if found & words.verbs else "noun"
    if found & words.put and any(lemmas(other.lower_) & {"podpis"} for other in sentence.clause(token)):
        return _reading_kind(token) if signable else None
    if joins(sentence, token):
        return "accession"
    if found & words.parties and not _signatures_put(sentence):
        named = any(0 < kind.start - token.i <= 3 and kind.name != OTHER for kind in everywhere) or _circle(token)
        listed = found & _BARE_PARTIES and token.i + 1 < sentence.end and token.nbor(1).lower_ in _ARE
        return "parties" if named or listed else None
    if token.lower_ in {"między", "pomiędzy"} and any(0 < token.i - kind.end < 8 and kind.agreement for kind in near):
        return "noun"
    if _ends(sentence, token):
        return "ending" if any(kind.agreement for kind in everywhere) else None
    if _cooperates(sentence, token):
        return "cooperating"
    return "acting" if _acts(token) or _acts_for(sentence, token) else None


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


def _signatures_put(sentence: Sentence) -> bool:
    return any(lemmas(token.lower_) & data().put for token in sentence.tokens if token.is_alpha)


def _several(kind: Kind, token: Token, form: Form, together: bool) -> bool:
    """Tells whether a word names several agreements: by its form, or as the object of an active verb.

    "Umowy" is the genitive of one and the accusative of several; a signing verb has its object in the accusative.
    together: it stands in the verb's clause.
    """
    if kind.plural or form != "active" or not together:
        return kind.plural
    word = token.doc[kind.start]
    nominal = [reading for reading in readings(word.lower_) if reading.nominal and "acc" in reading.cases]
    before = word.nbor(-1) if word.i > 0 else None
    governed = before is not None and any(
        r.pos == "prep" or (r.nominal and r.cases & {"nom", "acc"}) for r in readings(before.lower_)
    )
    return bool(nominal) and all("sg" not in reading.numbers for reading in nominal) and not governed


def _in_this_matter(kind: Kind, token: Token) -> bool:
    """Tells whether a word points back: "porozumienie w tej sprawie" may be the contract named elsewhere."""
    return kind.name == "porozumienie" and token.doc[kind.end : kind.end + 3].text.lower() == "w tej sprawie"


def anchors(sentence: Sentence) -> Iterator[Anchor]:
    """Gives the anchors of a sentence, in order."""
    everywhere = list(kinds(list(sentence.tokens)))
    for token in sentence.tokens:
        if not token.is_alpha or not lemmas(token.lower_) & _anchoring():
            continue
        near = [kind for kind in everywhere if sentence.together(kind.start, token.i)]
        form = _form(sentence, token, everywhere, near)
        if form is None or not (_ended(token, form) or happens(sentence, token, form)):
            continue
        agreements = [kind for kind in everywhere if kind.name != OTHER]
        kind = _nearest([kind for kind in near if kind.name != OTHER], token) or _nearest(agreements, token)
        together = kind is not None and sentence.together(kind.start, token.i)
        name = kind.name if kind and not _in_this_matter(kind, token) else ""
        joining = form == "accession" and not lemmas(token.lower_) & data().parties
        yield Anchor(
            token=token,
            form=form,
            kind=name or ("inne" if joining else ""),
            plural=kind is not None and _several(kind, token, form, together),
            status="ended" if form == "ending" else _status(sentence, token, form),
            named=bool(name) or joining,
        )
