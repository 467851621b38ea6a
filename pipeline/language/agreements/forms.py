"""How a word says that an agreement is made: as a verb, a participle, a noun, or in another of the ways that occur."""

from __future__ import annotations

from typing import Literal

from spacy.tokens import Token

from pipeline.language.agreements.clauses import Sentence, finite
from pipeline.language.agreements.governors import REPRESENTED
from pipeline.language.agreements.joining import joins
from pipeline.language.agreements.kinds import OTHER, Kind, kinds
from pipeline.language.agreements.lexicon import data
from pipeline.language.dictionary import lemmas, readings
from pipeline.language.mentions.heads import heads
from pipeline.language.offices import is_title, office_reading

_HIM = frozenset({"nim", "nią", "nimi"})
_DASHES = frozenset({"–", "—", "-"})
_WAS = frozenset({"był", "była", "byli", "były"})
_OBJECT_FAR = 3
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


def _ends(sentence: Sentence, token: Token) -> bool:
    """Tells whether a token ends a phrase that says that something ended: "wygasła", "przestało obowiązywać"."""
    if token.i + 1 < sentence.end and lemmas(token.nbor(1).lower_) & data().broken_off:
        return False
    if all(reading.pos == "pact" for reading in readings(token.lower_)):
        return False  # "niż przewidywał wygasający kontrakt" tells of no end
    for phrase in data().ending:
        start = token.i - len(phrase) + 1
        if start < sentence.start:
            continue
        if phrase == ("odstąpić",) and not _from_agreement(sentence, token):
            continue
        there = token.doc[start : token.i + 1]
        if all(word in lemmas(other.lower_) or word == other.lower_ for word, other in zip(phrase, there, strict=True)):
            return True
    return False


def _from_agreement(sentence: Sentence, token: Token) -> bool:
    """Tells whether "odstąpić" is followed by the agreement itself: "odstąpiła od umowy", not "od jej podpisania"."""
    behind = [other for other in sentence.tokens if token.i < other.i <= token.i + _OBJECT_FAR]
    return bool(behind) and behind[0].lower_ == "od" and any(kind.agreement for kind in kinds(behind))


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
    named = (token.doc[kind.start - 1] for kind in near if kind.agreement and kind.start > sentence.start)
    return any(lemmas(word.lower_) & data().similar for word in named)


def ended(token: Token, form: Form) -> bool:
    """Tells whether a phrase of two words says that something ended: "już nie obowiązuje", "przestało obowiązywać"."""
    if form != "ending" or token.i == 0:
        return False
    before = {token.nbor(-1).lower_, *lemmas(token.nbor(-1).lower_)}
    return any((first, last) in data().ending for first in before for last in lemmas(token.lower_))


def _governed(sentence: Sentence, token: Token) -> bool:
    """Tells whether a preposition stands before a word and its adjectives: "z dotychczasowym dostawcą"."""
    before = token.i - 1
    while before > sentence.start and any(r.adjectival for r in readings(token.doc[before].lower_)):
        before -= 1
    return before >= sentence.start and any(r.pos == "prep" for r in readings(token.doc[before].lower_))


def _to_come(sentence: Sentence, token: Token) -> bool:
    """Tells whether a verb says what will be done: "wybuduje", "będzie prowadzić"."""
    own = readings(token.lower_)
    if any(r.pos == "fin" and r.tag.endswith(":perf") for r in own):
        return True
    will = any(r.pos == "bedzie" for other in sentence.clause(token) if other.is_alpha for r in readings(other.lower_))
    return will and any(r.pos in {"inf", "praet"} for r in own)


def _contracts(sentence: Sentence, token: Token) -> bool:
    """Tells whether a token says who got the contract: "wykonawcą będzie Drogbud", "ofertę złożyła firma Drogbud".

    So do "kotłownię wybuduje Drogbud", "gmina wybrała Drogbud", and "jest nim Drogbud" behind a sentence on a contractor.
    """
    found = lemmas(token.lower_)
    if found & data().choosing:
        return any(reading.pos == "praet" for reading in readings(token.lower_))
    if found & data().performing:
        return _to_come(sentence, token)
    if token.lower_ in _HIM:
        clause = sentence.clause(token)
        return not _governed(sentence, token) and any(lemmas(other.lower_) & {"być", "zostać"} for other in clause if other.is_alpha)
    if found & data().contractors and any("inst" in r.cases for r in readings(token.lower_)):
        return not _governed(sentence, token) and any(lemmas(other.lower_) & {"być", "zostać"} for other in sentence.clause(token) if other.is_alpha)
    offered = found & data().put and any("oferta" in lemmas(other.lower_) for other in sentence.clause(token))
    return bool(offered) and any(lemmas(other.lower_) & data().best for other in sentence.clause(token))


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


def _on_behalf(sentence: Sentence, token: Token) -> bool:
    """Tells whether a token ends a phrase for acting in another's name: "ze strony", "w imieniu"."""
    return token.i > sentence.start and f"{token.nbor(-1).lower_} {token.lower_}" in data().on_behalf


def _are_these(sentence: Sentence, token: Token) -> bool:
    """Tells whether a token opens the names of those who were only counted: "Są to: …", "Wśród nich są …"."""
    if token.lower_ != "są":
        return False
    after = token.nbor(1).lower_ if token.i + 1 < sentence.end else ""
    before = token.nbor(-1).lower_ if token.i > sentence.start else ""
    return (token.i == sentence.start and after == "to") or before == "nich"


def _for_somebody(sentence: Sentence, token: Token) -> bool:
    """Tells whether a token opens a sentence without a verb on who acts for whom: "Ze strony X – prezes Y"."""
    opening = token.i - sentence.start == 1 and _on_behalf(sentence, token)
    return opening and not any(finite(other) for other in sentence.tokens)


def _goes_on(sentence: Sentence, token: Token) -> bool:
    """Tells whether a sentence goes on telling who acts for whom: "Gminę Rokitów – wójt A, Gminę Ujazdek – wójt B."."""
    if token.i != sentence.start or any(finite(other) for other in sentence.tokens):
        return False
    end = token.i + 1
    while end < sentence.end and token.doc[end].ent_iob_ == "I":
        end += 1
    if token.ent_type_ != "orgName" or end + 1 >= sentence.end or token.doc[end].text not in _DASHES:
        return False
    if REPRESENTED.match(token.doc[end + 1].lower_):
        return False
    return any("acc" in reading.cases for reading in readings(token.text))


def opening(token: Token) -> bool:
    """Tells whether a sentence that begins with a token may go on telling, without a verb of its own, who signed."""
    beginning = token.ent_type_ in {"orgName", "persName"} or bool(lemmas(token.lower_) & data().ordinals.keys())
    return beginning or office_reading(token.text) is not None or is_title(token.text)


def _people(sentence: Sentence, token: Token) -> bool:
    """Tells whether a sentence without a verb names people with offices, after one on signing: "A – rektor X, B – …"."""
    if token.i != sentence.start or any(finite(other) and not other.ent_type_ for other in sentence.tokens):
        return False
    people = [other for other in sentence.tokens if other.ent_type_ == "persName" and other.ent_iob_ == "B"]
    return len(people) > 1 and token.ent_type_ != "orgName" and any(office_reading(other.text) for other in sentence.tokens)


def _one_of_several(sentence: Sentence, token: Token) -> bool:
    """Tells whether a sentence without a verb of its own tells of the next of several: "Drugie – z Komendą Policji"."""
    if token.i != sentence.start or not lemmas(token.lower_) & data().ordinals.keys() or token.i + 2 >= sentence.end:
        return False
    return token.nbor(1).text in _DASHES and token.nbor(2).lower_ in {"z", "ze"}


def form_of(sentence: Sentence, token: Token, everywhere: list[Kind], near: list[Kind]) -> Form | None:
    """Gives how a token says that an agreement is made, or None where it does not.

    everywhere, near: the words of the sentence, and of the token's clause, that name what can be signed.
    """
    words, found = data(), lemmas(token.lower_)
    signable = not near or any(kind.name != OTHER for kind in near)
    if found & (words.verbs | words.nouns):
        if not signable or _habit(token) or (found & words.weak and not any(kind.agreement for kind in near)):
            return None
        if not near and (_contained(sentence, token) or _other_object(sentence, token)):
            return None
        return _reading_kind(token) if found & words.verbs else "noun"
    if _contracts(sentence, token):
        return "contracting"
    if found & words.put and any(lemmas(other.lower_) & words.signatures for other in sentence.clause(token)):
        return _reading_kind(token) if signable else None
    if joins(sentence, token):
        return "accession"
    if _for_somebody(sentence, token) or _are_these(sentence, token) or _goes_on(sentence, token):
        return "acting"
    if _people(sentence, token) or _one_of_several(sentence, token):
        return "acting"
    if found & words.parties and not _on_behalf(sentence, token) and not _signatures_put(sentence):
        named = any(0 < kind.start - token.i <= 3 and kind.name != OTHER for kind in everywhere) or _circle(token)
        listed = found & _BARE_PARTIES and any(
            other.lower_ in _ARE or lemmas(other.lower_) & _AMONG for other in sentence.clause(token)
        )
        sides = any("inst" in r.cases for r in readings(token.lower_)) and token.i + 1 < sentence.end
        return "parties" if named or listed or (sides and token.nbor(1).lower_ in _ARE) else None
    if token.lower_ in {"między", "pomiędzy"} and any(0 < token.i - kind.end < 8 and kind.agreement for kind in near):
        return "noun"
    if _ends(sentence, token):
        return "ending" if any(kind.agreement for kind in everywhere) else None
    if _has_similar(sentence, token, near):
        return "active"
    if _cooperates(sentence, token):
        return "cooperating"
    return "acting" if _acts(token) or _acts_for(sentence, token) else None


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
