"""Words that say who signed for whom, in the sentences beside the one on signing."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.language.agreements.clauses import DASHES, Sentence, finite
from pipeline.language.agreements.governors import REPRESENTED
from pipeline.language.agreements.lexicon import data
from pipeline.language.dictionary import lemmas, readings
from pipeline.language.offices import is_title, office_reading

_THEY_ARE = frozenset({"są", "byli", "były"})
_WAS = frozenset({"był", "była", "byli", "były"})


def _acts_for(sentence: Sentence, token: Token) -> bool:
    """Tells whether a token says that somebody acts in another's name: "w imieniu którego działała prokurent"."""
    found = [r for r in readings(token.lower_) if r.lemma in data().acting_for]
    if not any(r.pos in {"praet", "fin"} for r in found):
        return False
    clause = sentence.clause(token)
    if any(r.lemma in data().did_it for r in found):  # "w imieniu ciepłowni uczyniła to prezes"
        it = any(abs(other.i - token.i) == 1 and other.lower_ == "to" for other in clause)
        return it and any(on_behalf(sentence, other) for other in clause)
    return any(other.lower_ == "imieniu" for other in clause)


def _acts(token: Token) -> bool:
    """Tells whether a token says who acts for whom, or who was next: "uczelnię reprezentował", "następnym był"."""
    found = [r for r in readings(token.lower_) if r.lemma in data().acting]
    if any(r.pos in {"praet", "fin"} for r in found):
        return True
    was = token.i + 1 < len(token.doc) and token.nbor(1).lower_ in _WAS
    return was and bool(lemmas(token.lower_) & data().next) and token.lower_.endswith(("ym", "im", "ą"))


def on_behalf(sentence: Sentence, token: Token) -> bool:
    """Tells whether a token ends a phrase for acting in another's name: "ze strony", "w imieniu"."""
    return token.i > sentence.start and f"{token.nbor(-1).lower_} {token.lower_}" in data().on_behalf


def _are_these(sentence: Sentence, token: Token) -> bool:
    """Tells whether a token opens the names of those who were only counted: "Są to: …", "Wśród nich są …"."""
    if token.lower_ not in _THEY_ARE:
        return False
    after = token.nbor(1).lower_ if token.i + 1 < sentence.end else ""
    before = token.nbor(-1).lower_ if token.i > sentence.start else ""
    opens = token.i == sentence.start or before == "strony"
    return (opens and after == "to") or (token.lower_ == "są" and before == "nich")


def _for_somebody(sentence: Sentence, token: Token) -> bool:
    """Tells whether a token opens a sentence without a verb on who acts for whom: "Ze strony X – prezes Y"."""
    opening = token.i - sentence.start == 1 and on_behalf(sentence, token)
    return opening and not any(finite(other) for other in sentence.tokens)


def _goes_on(sentence: Sentence, token: Token) -> bool:
    """Tells whether a sentence goes on telling who acts for whom: "Gminę Rokitów – wójt A, Gminę Ujazdek – wójt B."."""
    if token.i != sentence.start or any(finite(other) for other in sentence.tokens):
        return False
    end = token.i + 1
    while end < sentence.end and token.doc[end].ent_iob_ == "I":
        end += 1
    if token.ent_type_ != "orgName" or end + 1 >= sentence.end or token.doc[end].text not in DASHES:
        return False
    if REPRESENTED.match(token.doc[end + 1].lower_):
        return False
    return any("acc" in reading.cases for reading in readings(token.text))


def opening(token: Token) -> bool:
    """Tells whether a sentence that begins with a token may go on telling, without a verb of its own, who signed."""
    beginning = token.ent_type_ in {"orgName", "persName"} or bool(lemmas(token.lower_) & data().ordinals.keys())
    return beginning or office_reading(token.text) is not None or is_title(token.text)


def _people(sentence: Sentence, token: Token) -> bool:
    """Tells whether a sentence without a verb names people with offices, after one on signing: "A – rektor X, B…"."""
    if token.i != sentence.start or any(finite(other) and not other.ent_type_ for other in sentence.tokens):
        return False
    people = [other for other in sentence.tokens if other.ent_type_ == "persName" and other.ent_iob_ == "B"]
    return (
        len(people) > 1
        and token.ent_type_ != "orgName"
        and any(office_reading(other.text) for other in sentence.tokens)
    )


def _one_of_several(sentence: Sentence, token: Token) -> bool:
    """Tells whether a sentence without a verb of its own tells of the next of several: "Drugie – z Komendą Policji"."""
    if token.i != sentence.start or not lemmas(token.lower_) & data().ordinals.keys() or token.i + 2 >= sentence.end:
        return False
    return token.nbor(1).text in DASHES and token.nbor(2).lower_ in {"z", "ze"}


def acts(sentence: Sentence, token: Token) -> bool:
    """Tells whether a token says who acts for whom, beside the sentence on signing: with a verb or without one."""
    if lemmas(sentence.tokens[0].lower_) & data().coordinating:
        return False
    if _acts(token) or _acts_for(sentence, token) or _for_somebody(sentence, token) or _are_these(sentence, token):
        return True
    return _goes_on(sentence, token) or _people(sentence, token) or _one_of_several(sentence, token)
