"""Anchors: the words that say that an agreement is made, will be made, is joined or has ended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from spacy.tokens import Token

from pipeline.language.agreements.acting import opening
from pipeline.language.agreements.clauses import Sentence
from pipeline.language.agreements.doubt import happens
from pipeline.language.agreements.endings import ended
from pipeline.language.agreements.forms import Form, form_of
from pipeline.language.agreements.kinds import OTHER, Kind, kinds
from pipeline.language.agreements.lexicon import data
from pipeline.language.dictionary import lemmas, readings

_IN_PLANS = "planach"
_AUXILIARIES = frozenset({"być", "zostać"})
_SINCE = frozenset({"po", "od"})


@dataclass(frozen=True)
class Anchor:
    """A word that says it: the token, how it says it, what it is about ("" where the text named it before)."""

    token: Token
    form: Form
    kind: str
    plural: bool
    status: str
    named: bool


def _status(sentence: Sentence, token: Token, form: Form) -> str:
    """Gives "signed" or "planned", by the tense of the anchor's clause; "historical" for what one has or is old."""
    clause = sentence.clause(token)
    if "mieć" in lemmas(token.lower_) or _years_ago(sentence, token, clause):
        return "historical"
    if form == "passive" and _attribute(sentence, token, clause):
        return "signed"  # "umowę, podpisaną w czerwcu": the participle's own past, whatever the verb's tense
    past = future = present = False
    for other in clause:
        if not other.is_alpha or lemmas(other.lower_) & data().not_verbs:
            continue
        now = [reading.tag for reading in readings(other.lower_) if reading.pos == "fin"]
        future = future or (bool(now) and all(tag.endswith(":perf") for tag in now))
        for reading in readings(other.lower_):
            past = past or reading.pos in {"praet", "imps"}
            future = future or reading.pos == "bedzie"
            present = present or (reading.pos == "fin" and reading.lemma in data().planned)
    infinitive = any(reading.pos == "inf" for reading in readings(token.lower_))
    own = readings(token.lower_)
    if any(reading.pos in {"praet", "imps"} for reading in own):
        return "signed"
    if form != "noun" and any(reading.pos == "fin" and reading.tag.endswith(":perf") for reading in own):
        return "planned"
    planned_word = any(other.lower_ == _IN_PLANS for other in clause) or any(
        lemmas(other.lower_) & (data().planned - {"mieć"}) for other in clause if other.is_alpha
    )
    if planned_word and (form == "noun" or infinitive or not past):
        return "planned"
    if past:
        return "signed"
    to_do = infinitive or form == "passive" or any(r.pos == "inf" for t in clause for r in readings(t.lower_))
    if future or (present and to_do):
        return "planned"
    return "signed"


def _years_ago(sentence: Sentence, token: Token, clause: list[Token]) -> bool:
    """Tells whether years have gone by since: "dziesięć lat po podpisaniu umowy", "przed laty zawarła umowę"."""
    if any((first.lower_, second.lower_) in data().long_ago for first, second in pairwise(clause)):
        return True
    since = token.i - 1 > sentence.start and token.nbor(-1).lower_ in _SINCE
    return since and bool(lemmas(token.nbor(-2).lower_) & data().years)


def _attribute(sentence: Sentence, token: Token, clause: list[Token]) -> bool:
    """Tells whether a participle describes a noun: "umowę, podpisaną w czerwcu", "dzięki podpisanej umowie powstanie".

    Behind a comma or a preposition it does, and in any case but the nominative; else where no auxiliary of its clause
    makes a passive with it.
    """
    own = [reading for reading in readings(token.lower_) if reading.pos == "ppas"]
    if own and all("nom" not in r.cases and r.tag.endswith(":perf:aff") for r in own):
        return True
    before = token.nbor(-1) if token.i > sentence.start else None
    if before is not None and (before.text == "," or any(r.pos == "prep" for r in readings(before.lower_))):
        return True
    auxiliaries = [other.i for other in clause if other.is_alpha and lemmas(other.lower_) & _AUXILIARIES]
    named = [kind.start for kind in kinds(clause) if kind.start > token.i]
    # "Podpisana w maju umowa ma ułatwić": what it describes stands before any verb that could make a passive with it.
    return not auxiliaries or bool(named and token.i < named[0] < auxiliaries[0])


def _nearest(found: list[Kind], token: Token) -> Kind | None:
    """Gives the word nearest to a token, one that names an agreement before one that points back."""
    return min(found, key=lambda kind: (not kind.name, abs(kind.start - token.i)), default=None)


@cache
def _anchoring() -> frozenset[str]:
    """Gives the lemmas that an anchor can have."""
    words = data()
    signing = words.verbs | words.nouns | words.put | words.parties | words.accession | words.acting
    signing |= words.cooperation_verbs | words.next | words.acting_for | words.contractors | words.on_behalf_nouns
    signing |= words.performing | words.ordering | words.choosing | words.forming | words.winning | {"on"}
    ending = frozenset(phrase[-1] for phrase in words.ending) | {"moc"}
    return signing | ending | words.joined | {"między", "pomiędzy", "być", "mieć"}


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
        opens = token.i == sentence.start and opening(token)
        if not token.is_alpha or not (opens or lemmas(token.lower_) & _anchoring()):
            continue
        near = [kind for kind in everywhere if sentence.together(kind.start, token.i)]
        form = form_of(sentence, token, everywhere, near)
        if form is None or not (ended(token, form) or happens(sentence, token, form)):
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
