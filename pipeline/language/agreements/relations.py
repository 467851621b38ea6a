"""What an organisation is in the clause of an agreement: a party, one that acts for a party, or none of it."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from pipeline.language.agreements.anchors import Anchor
from pipeline.language.agreements.candidates import Candidate
from pipeline.language.agreements.clauses import BETWEEN, Sentence
from pipeline.language.agreements.governors import REPRESENTED, Governor
from pipeline.language.agreements.kinds import agreement_words, kinds
from pipeline.language.agreements.lexicon import data
from pipeline.language.agreements.signers import one_more
from pipeline.language.agreements.signing_nouns import is_office, noun_is_subject
from pipeline.language.agreements.told import Told
from pipeline.language.dictionary import lemmas, readings
from pipeline.language.mentions.words import acronym_shaped
from pipeline.language.names.phrases import possible_cases

_AMONG = frozenset({"m", ".", "in", "m.in", "m.in.", "między", "innymi"})
_NEAR = 5
_LISTED = 60


def relation_of(doc: Doc, candidate: Candidate, governed: Governor, anchor: Anchor, sentence: Sentence) -> str:
    """Gives what an organisation is in its clause: "party", "behalf", "representative", "affiliation" or ""."""
    cases = governed.cases or candidate.cases
    if candidate.start > sentence.start and lemmas(doc[candidate.start - 1].lower_) & data().reporting:
        return ""
    if governed.sort == "preposition":
        words = governed.word.split()
        last = words[-1]
        if " ".join(words[-2:]) in data().on_behalf or (last == "za" and "acc" in cases):
            return "behalf"
        if last in BETWEEN or (last in data().besides and one_more(sentence, anchor)):
            return "party"
        if last in {"z", "ze"} and _beside_another(doc, governed, sentence):
            return ""
        if last in {"z", "ze"} and ("inst" in cases or _uninflected(candidate)):
            return "party"
        if last == "przez":
            if any(REPRESENTED.match(doc[i].lower_) for i in range(max(sentence.start, governed.at - 2), governed.at)):
                return "representative"
            own = anchor.form in {"passive", "noun"} and not _beside_another(doc, governed, sentence)
            return "party" if own else ""
        return "joined" if last == "do" and (anchor.form == "accession" or _acceding(governed)) else ""
    if anchor.form == "contracting" and governed.sort in {"start", "noun"} and "dat" in cases and "gen" not in cases:
        return "party"  # "umowa, na mocy której Drogbud dostarczy Zrzeszeniu Gmin autobusy"
    if governed.sort in {"start", "noun"} and _names_it(sentence, candidate, anchor):
        return ""
    if governed.sort == "noun":
        if lemmas(governed.word) & data().of_parties and "gen" in cases:
            return "party"
        if lemmas(governed.word) & agreement_words() and "gen" in cases and not _nominative(doc[candidate.start]):
            return "party"  # "porozumienie gminy X z Y"
        if lemmas(governed.word) & data().meetings and "gen" in cases:
            return "party" if anchor.form != "noun" else ""
        represents = lemmas(governed.word) & (data().representatives | data().boards | data().consortia)
        signing = represents or (is_office(governed.word) and "gen" in cases)
        if signing and noun_is_subject(doc, governed.at, sentence, anchor):
            return "party"
        if anchor.form == "accession" and lemmas(governed.word) & data().joined and "gen" in cases:
            return "joined"
        if "gen" in cases and not _names_agreement(governed.word):
            return "affiliation"
    if governed.sort in {"start", "noun"} and "acc" in cases and _acting_before(doc, candidate, sentence):
        return "representative"
    if governed.sort in {"start", "noun"}:
        return "party" if "nom" in cases and anchor.form not in {"noun", "passive"} else ""
    return ""


def _nominative(token: Token) -> bool:
    """Tells whether a word can be a nominative singular: "zgodę na zawarcie umowy Rada Gminy wyraziła"."""
    return any("nom" in r.cases and "sg" in r.numbers for r in readings(token.lower_) if r.nominal and r.known)


def _beside_another(doc: Doc, governed: Governor, sentence: Sentence) -> bool:
    """Tells whether "z" or "przez" goes with another verb's participle: "festiwalu organizowanego (wspólnie) z X"."""
    index = governed.at - 1
    while index > sentence.start and (
        doc[index].lower_ in _AMONG or any(r.pos == "adv" for r in readings(doc[index].lower_))
    ):
        index -= 1
    found = [r for r in readings(doc[index].lower_) if r.pos in {"ppas", "pact"}]
    return bool(found) and not any(r.lemma in data().verbs for r in found) and index > sentence.start


def _names_it(sentence: Sentence, candidate: Candidate, anchor: Anchor) -> bool:
    """Tells whether an acronym behind an agreement is its own: "X i Y podpisały umowę pomostową EDA"."""
    named = kinds(list(sentence.tokens)) if acronym_shaped(candidate.mention.text) else ()
    behind = [kind for kind in named if anchor.token.i < kind.start and kind.end <= candidate.start]
    between = sentence.tokens[behind[-1].end - sentence.start : candidate.start - sentence.start] if behind else ()
    return bool(behind) and all(any(r.adjectival for r in readings(token.lower_)) for token in between)


def _uninflected(candidate: Candidate) -> bool:
    """Tells whether a name stands as it is behind "z": it, or its first word, is neither instrumental nor genitive."""
    first = possible_cases([candidate.mention[0].text])
    return any(cases and not cases & {"inst", "gen"} for cases in (first, candidate.cases))


def acting_relation(item: Candidate, governed: Governor, result: Told) -> str:
    """Gives what an organisation is beside "reprezentował": the one acted for, or (nominative only) the one acting."""
    cases = governed.cases or item.cases
    if governed.sort == "preposition" and governed.word.split()[-1] in {"z", "ze"} and "inst" in cases:
        return "party"
    if governed.sort not in {"start", "coordinated"} or not cases & {"acc", "nom"}:
        return ""
    listed = any(token.text == ":" for token in item.mention.doc[max(0, item.start - _LISTED) : item.start])
    return "representative" if result.signatories and "acc" not in cases and not listed else "party"


def _acting_before(doc: Doc, candidate: Candidate, sentence: Sentence) -> bool:
    """Tells whether "reprezentowany przez" stands a noun or dash before a name: "przez koordynatora – Agencję X"."""
    words = [token.lower_ for token in doc[max(sentence.start, candidate.start - _NEAR) : candidate.start]]
    return "przez" in words and any(REPRESENTED.match(word) for word in words)


def _acceding(governed: Governor) -> bool:
    """Tells whether "do" stands behind the noun of acceding: "deklarację przystąpienia do klastra podpisała"."""
    return bool(lemmas(governed.word.split()[0]) & data().acceding)


def between_before(sentence: Sentence, candidate: Candidate) -> bool:
    """Tells whether "między" opens the list that a name in the instrumental stands in, further back in its clause."""
    clause = sentence.clause(candidate.mention.doc[candidate.start])
    return any(token.lower_ in BETWEEN for token in clause if token.i < candidate.start)


def _names_agreement(word: str) -> bool:
    """Tells whether a word before a name is an agreement's ("Umowę Betmax S.A. zawarł …"): then it governs nothing."""
    return bool(lemmas(word) & (agreement_words() | data().anaphora)) or not any(r.nominal for r in readings(word))


def coordinated(
    item: Candidate, governed: Governor, anchor: Anchor, relations: dict[int, str], at: dict[int, Span]
) -> str:
    """Gives what a name that follows another behind "i" or a comma is: as a rule what the other is."""
    previous = at.get(governed.at)
    nominative = "nom" in item.cases
    if previous is not None and previous.label_ == "persName":
        return "party" if nominative and anchor.form == "active" else _party_before(relations, item, governed)
    if previous is not None and previous.label_ not in {"orgName", "placeName", "geogName"}:
        return "party" if nominative and anchor.form == "active" else ""
    relation = relations[max(relations)] if relations else ""
    if previous is not None and nominative and anchor.form == "active" and _owner(previous):
        return "party"  # "spółka zależna X, Y Sp. z o.o., podpisała"
    if relation == "representative":
        relation = "party" if item.cases - {"acc"} else relation
    if relation == "party" and anchor.form == "active" and not item.cases & {"nom", "inst", "acc"}:
        listed = [at[start] for start, other in relations.items() if other == "party" and start in at]
        return relation if any(map(_genitive, listed)) else ""
    if not relations and nominative and anchor.form == "active":
        return "party"
    return relation


def _owner(mention: Span) -> bool:
    return mention.start > 0 and bool(lemmas(mention.doc[mention.start - 1].lower_) & data().owned)


def _genitive(mention: Span) -> bool:
    """Tells whether a name stands in the genitive alone, as behind the office of several: "rektorzy: Akademii X"."""
    cases = possible_cases([token.text for token in mention])
    inflected = mention[0].text != mention._.name.split()[0]  # "Huty" is a nominative of several too
    return "gen" in cases and ("nom" not in cases or inflected)


def _party_before(relations: dict[int, str], item: Candidate, governed: Governor) -> str:
    """Gives "party" where parties in the instrumental go on after a representative's name ("…, Gminą X, …")."""
    cases = governed.cases or item.cases
    return "party" if "party" in relations.values() and "inst" in cases else "affiliation"
