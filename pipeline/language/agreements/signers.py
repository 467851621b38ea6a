"""The people who sign an agreement, and whom they sign for."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from pipeline.language.agreements.anchors import Anchor
from pipeline.language.agreements.appositions import descriptive
from pipeline.language.agreements.candidates import is_organ, organisation_name
from pipeline.language.agreements.clauses import Sentence, finite
from pipeline.language.agreements.governors import REPRESENTED, before_side
from pipeline.language.agreements.kinds import agreement_words
from pipeline.language.agreements.lexicon import data
from pipeline.language.agreements.record import Signatory, Signer
from pipeline.language.agreements.told import Told
from pipeline.language.dictionary import lemmas, readings
from pipeline.language.names.phrases import possible_cases
from pipeline.language.offices import is_title, office_reading
from pipeline.language.roles import Role

_BETWEEN = frozenset({"między", "pomiędzy"})
_WITHOUT_SIGNERS = frozenset({"cooperating", "contracting"})
_IN_PERSON = frozenset({"osobie", "osobach"})  # "podpisał zarząd w osobach starosty A i wicestarosty B"
_LIST_FAR = 60
_NEAR = 4
_COUNTERSIGNATURE = "kontrasygnacie"
_COUNTERSIGNED = 15  # how far back it may stand: with one treasurer and the next signer's office between
_PRESENCE = frozenset({"obecności", "udziałem", "udziale", "kontrasygnacie", "kontrasygnaty"})


def _index_before(doc: Doc, person: Span, sentence: Sentence, role: Role | None) -> int:
    """Gives the token before a person and the office and titles that go with the name."""
    start = person.start
    if role is not None and sentence.start <= role.person.start < sentence.end:
        start = min(start, next((t.i for t in sentence.tokens if t.idx >= role.start), start))
    index = start - 1
    while index >= sentence.start:
        if before_side(doc, index, sentence.start) < index:
            index = before_side(doc, index, sentence.start)
        elif doc[index].text in {".", ","} or descriptive(doc[index]) or _addressed(doc[index]):
            index -= 1
        else:
            break
    return _before_office(doc, index, sentence.start) if person.start - index > 1 else index


def _before_office(doc: Doc, index: int, first: int) -> int:
    """Gives the token before an office told with its organisation: "przez prezydenta Lipna, Jana Kosa"."""
    start = index
    while start > first and doc[start].ent_type_ in {"orgName", "placeName"}:
        start -= 1
    office = start
    while office > first and (office_reading(doc[office].text) is not None or descriptive(doc[office])):
        office -= 1
    return office if office < start < index else index


def _addressed(token: Token) -> bool:
    """Tells whether a word is a form of address before a name: "z panem Janem Kosem", "przez panią prezes"."""
    return len(token) > 1 and is_title(token.text)


def word_before(doc: Doc, person: Span, sentence: Sentence, role: Role | None) -> str:
    index = _index_before(doc, person, sentence, role)
    return doc[index].lower_ if index >= sentence.start else ""


def signs(
    doc: Doc,
    person: Span,
    anchor: Anchor,
    sentence: Sentence,
    role: Role | None,
    result: Told,
    refused: bool,
) -> bool:
    """Tells whether a person signs in the anchor's clause. refused: the person named before does not."""
    index = _index_before(doc, person, sentence, role)
    word = word_before(doc, person, sentence, role)
    if word in _IN_PERSON and anchor.form not in _WITHOUT_SIGNERS:
        return True
    listed = _between_parties(doc, person, sentence) or _next_by(doc, person, result, refused)
    if result.signers and word in {"i", "oraz"} and _together(doc, result.signers[-1].mention, person, index):
        return True
    counterpart = _counterpart(doc, index, anchor, role)
    acting = (
        listed or counterpart or (word == "przez" and (anchor.form == "noun" or _represented(doc, index, sentence)))
    )
    named_signatory = anchor.form == "parties" and "sygnatariusz" in lemmas(anchor.token.lower_)
    if anchor.form in _WITHOUT_SIGNERS:
        return False
    if anchor.form in {"noun", "parties", "ending"} and not acting and not named_signatory:
        return False
    if person.start < anchor.token.i and not listed and (_oblique(anchor) or _reports(doc, index, sentence)):
        return False
    if word in data().besides:
        return one_more(sentence, anchor)
    if result.signers and not refused and _next_with(doc, result.signers[-1].mention, person, role):
        return anchor.form == "active"
    two = f"{doc[index - 1].lower_} {word}" if index > sentence.start else word
    if two in data().not_parties or word in _PRESENCE or two.split()[0:1] == ["obecności"]:
        return False
    if word in {"i", "oraz"} and refused and not _besides_countersigned(doc, sentence, person, role):
        return False
    together = index > sentence.start and doc[index - 1].lower_ in {"wraz", "razem"}
    if word in {"z", "ze"} and not (together or counterpart):
        return False
    if word not in {"przez", "wraz", "z", "ze", "i", "a", *_BETWEEN} and any(r.pos == "prep" for r in readings(word)):
        return False
    inflected = person.text.split() != person._.name.split()
    if anchor.form == "active" and word not in {"przez", "z", "ze"} and inflected and "podpis" not in lemmas(word):
        return False
    if _represented(doc, index, sentence) or (word == "przez" and anchor.form == "active"):
        return bool(result.signatories)
    return True


def _oblique(anchor: Anchor) -> bool:
    """Tells whether what is signed is only spoken of: "był z nią Jan Kos w związku z umową podpisywaną przez X"."""
    cases = [r.cases for r in readings(anchor.token.lower_) if r.pos == "ppas"]
    return anchor.form == "passive" and bool(cases) and not any(found & {"nom", "acc"} for found in cases)


def _reports(doc: Doc, index: int, sentence: Sentence) -> bool:
    """Tells whether a person only tells of the signing: "jak informuje (jej) dyrektor Jan Kos, podpisano umowę"."""
    return any(lemmas(doc[i].lower_) & data().reporting for i in range(max(sentence.start, index - 1), index + 1))


def one_more(sentence: Sentence, anchor: Anchor) -> bool:
    """Tells whether others sign besides somebody who does too: "oprócz wójta podpisali także rektor i prezes"."""
    return any(lemmas(token.lower_) & data().adding for token in sentence.clause(anchor.token) if token.is_alpha)


def _next_by(doc: Doc, person: Span, result: Told, refused: bool) -> bool:
    """Tells whether a person goes on a list behind "przez": "przez wójta A, a także reprezentantów X – B i C"."""
    if refused or not result.signers or result.signers[-1].mention.end > person.start:
        return False
    before = result.signers[-1].mention
    cases = [possible_cases([token.text for token in who]) for who in (before, person)]
    between = doc[before.end : person.start]
    aside = any(f"{t.lower_} {t.nbor(1).lower_}" in data().not_parties or finite(t) for t in between)
    return all("acc" in found and "nom" not in found for found in cases) and not aside


def _next_with(doc: Doc, before: Span, person: Span, role: Role | None) -> bool:
    """Tells whether a person goes on a list in the instrumental: "z panem A – wójtem X, panem B – wójtem Y"."""
    if role is None or not role.organisation_name:
        return False
    cases = [possible_cases([token.text for token in who]) for who in (before, person)]
    if not all("inst" in found and "gen" not in found for found in cases):
        return False
    between = doc[before.end : person.start]
    return not any(finite(token) for token in between) and any(t.lower_ in {",", "i", "oraz", ";"} for t in between)


def _besides_countersigned(doc: Doc, sentence: Sentence, person: Span, role: Role | None) -> bool:
    """Tells whether the list of who signs goes on behind a countersignature: "… skarbnika C oraz prezesa OSP D"."""
    if role is None or not role.organisation_name or lemmas(role.role.split()[0]) & data().countersigning:
        return False
    before = [token.lower_ for token in doc[max(sentence.start, person.start - _COUNTERSIGNED) : person.start]]
    return _COUNTERSIGNATURE in before


def _together(doc: Doc, before: Span, person: Span, index: int) -> bool:
    """Tells whether two people stand in one case after "przez": "starostę Annę Nowak i wicestarostę Jana Sowę".

    The office of the first may follow the name: "przez pana Jana Sowę Prezesa i pana Piotra Lisa Wiceprezesa".
    """
    inflected = all(who.text.split() != who._.name.split() for who in (before, person))
    return inflected and all(office_reading(t.text) or descriptive(t) for t in doc[before.end : index])


def _counterpart(doc: Doc, index: int, anchor: Anchor, role: Role | None) -> bool:
    """Tells whether "z" leads to the other side's signer: "wójt zawarł z prezesem Huty Janem Dolskim umowę".

    Behind the noun of signing "z" goes with the agreement's own noun: "o podpisaniu umowy (o współpracy) z prezesem X".
    """
    if doc[index].lower_ not in {"z", "ze"} or role is None or not role.organisation_name:
        return False
    if anchor.form == "active":
        return bool(lemmas(anchor.token.lower_) & data().verbs)
    before = lemmas(doc[index - 1].lower_) if index > anchor.token.i + 1 else frozenset()
    return anchor.form == "noun" and bool(before & (agreement_words() | data().of_parties))


def _between_parties(doc: Doc, person: Span, sentence: Sentence) -> bool:
    """Tells whether a person stands in the list of "pomiędzy": "pomiędzy dyrektorem X Janem Kosem a komendantem …"."""
    inflected = person.text.split() != person._.name.split()
    if not inflected:
        return False
    for index in range(person.start - 1, max(sentence.start, person.start - _LIST_FAR) - 1, -1):
        word = doc[index].lower_
        if word in _BETWEEN:
            return True
        if word in {"przez", "w", "we", "na", "do"} and index > person.start - _NEAR:
            return False
    return False


def acts_for(doc: Doc, person: Span, sentence: Sentence, role: Role | None) -> bool:
    """Tells whether "reprezentowany przez" says whom a person signs for: the party before it."""
    index = _index_before(doc, person, sentence, role)
    return index > sentence.start and doc[index].lower_ == "przez" and _represented(doc, index, sentence)


def _represented(doc: Doc, index: int, sentence: Sentence) -> bool:
    """Tells whether "reprezentowany" stands before the word at `index`."""
    return REPRESENTED.match(doc[max(sentence.start, index - 1)].lower_) is not None


def add_signer(
    person: Span, role: Role | None, result: Told, word: str, owned: bool = False, owner: Span | None = None
) -> None:
    """Adds a person who signs, and the organisation that they sign for.

    word: what stands before them. owned: the words say whom they act for ("gminę reprezentowali …"). owner: whom they
    stand for where no role says it.
    """
    organisation = role.organisation if role is not None else None
    name = role.organisation_name if role is not None else ""
    if organisation is not None and is_organ(organisation):
        organisation, name = None, ""
    if not name and owner is not None:
        organisation, name = owner, organisation_name(owner)
    if not name and result.signatories and (word == "przez" or _behalf(person.doc, result.signatories[-1].mention)):
        organisation, name = result.signatories[-1].mention, result.signatories[-1].name
    result.signers.append(Signer(person, person._.name, role.role if role else "", organisation, name))
    if owned and result.signatories:
        return
    if organisation is not None and name and all(s.name != name for s in result.signatories):
        result.party(Signatory(organisation, name, organisation._.acronym))
        result.evidence = "people"


def _behalf(doc: Doc, mention: Span) -> bool:
    before = " ".join(token.lower_ for token in doc[max(0, mention.start - 4) : mention.start])
    return any(phrase in before for phrase in data().on_behalf)
