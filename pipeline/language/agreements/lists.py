"""Parties that stand in a list or table after a lead-in, with who acts or signs for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from spacy.tokens import Doc, Span

from pipeline.language.agreements.affiliations import affiliation
from pipeline.language.agreements.candidates import bracketed, is_organisation, organisation_name, signatory
from pipeline.language.agreements.lexicon import data
from pipeline.language.agreements.record import Signatory, Signer
from pipeline.language.agreements.told import Told
from pipeline.language.dictionary import lemmas, readings
from pipeline.language.layout import Line
from pipeline.language.mentions.words import acronym_shaped
from pipeline.language.roles import Role
from pipeline.language.surroundings import Surroundings

_ASIDE = frozenset({"ze", "po"})  # "ze strony uczelni", "po stronie firmy" speak of no party to an agreement
_PARTY = frozenset({"strona"})
_ARE = frozenset(
    {"być", "zostać", "należeć", "znaleźć", "występować"}
)  # "stronami umowy są", "wśród stron znaleźli się"


@dataclass(frozen=True)
class PartyList:
    """A list of parties: offsets of its lead-in, offset after its last item, and whom it names."""

    lead_in_start: int
    lead_in_end: int
    end: int
    told: Told


def _announces_agreement(text: str) -> bool:
    """Tells whether a lead-in speaks of signing or of an agreement's parties, not only of partners or participants."""
    words = data()
    telling = words.verbs | words.nouns | words.parties | words.accession | {"między", "pomiędzy"}
    before, found = "", set[str]()
    spoken = [word.strip(",.:;()„”").lower() for word in text.split()]
    for word, after in zip(spoken, [*spoken[1:], ""], strict=True):
        if before not in _ASIDE:
            found |= lemmas(word) - (words.accession if after == "się" else frozenset())
        before = word
    if _parties_do(spoken):
        found -= _PARTY
    return bool(found & telling) or (bool(found & words.signatures) and bool(found & words.put))


def _parties_do(spoken: list[str]) -> bool:
    """Tells whether a lead-in says what the parties do, not who they are: "Strony zobowiązały się do:"."""
    verbs = [r.lemma for word in spoken for r in readings(word) if r.pos in {"fin", "praet", "bedzie"} and r.known]
    return bool(verbs) and not set(verbs) & (_ARE | data().acting)


def _item(
    around: Surroundings, line: Line, roles: dict[int, Role], told: Told, above: Signatory | None
) -> Signatory | None:
    """Adds what one item names to `told`; gives the signatory that deeper items belong to."""
    doc, entities = around.doc, around.within_offsets(line.start, line.end)
    organisations = [
        e for e in entities if is_organisation(e) and not (e._.acronym and acronym_shaped(e.text) and bracketed(doc, e))
    ]
    persons = [e for e in entities if e.label_ == "persName"]
    own = above
    if organisations and above is None and (not persons or organisations[0].start < persons[0].start):
        own = signatory(organisations[0])
        acting = next((o for o in organisations[1:] if _represents(doc, o)), None)
        if acting is not None:
            own = Signatory(own.mention, own.name, own.acronym, acting, organisation_name(acting))
        told.party(own)
        day = next((e for e in entities if e.label_ == "date" and e._.value), None)
        if day is not None:
            told.days[own.name] = day
    for person in persons:
        role = roles.get(person.start)
        organisation: Span | None = own.mention if own else None
        name = own.name if own else ""
        if own is None and role is not None and role.organisation is not None:
            organisation, name = role.organisation, role.organisation_name
            told.party(Signatory(organisation, name, organisation._.acronym))
        elif own is None and (affiliated := affiliation(person, entities)) is not None:
            organisation, name = affiliated, organisation_name(affiliated)
            told.party(signatory(affiliated))
        told.signers.append(Signer(person, person._.name, role.role if role else "", organisation, name))
    return own


def _represents(doc: Doc, entity: Span) -> bool:
    before = doc[max(0, entity.start - 4) : entity.start]
    return any(token.lower_.startswith("reprezentowan") for token in before)


def _led(around: Surroundings) -> Iterator[tuple[Line, list[Line]]]:
    """Gives the lead-ins of the text's lists of parties, each with its items, in order."""
    led = (item for item in around.party_items if item.lead_in is not None)
    for _, items in groupby(led, key=lambda item: item.lead_in and item.lead_in.start):
        group = list(items)
        if group[0].lead_in is not None:
            yield group[0].lead_in, [item.line for item in group]


def _points_back(text: str) -> bool:
    """Tells whether a sentence behind one on signing leads in who signed: "Są to:", "Partnerami zostały uczelnie:"."""
    bare = text.strip().removesuffix(":").strip().lower()
    pointing = any(bare == phrase or bare.endswith(" " + phrase) for phrase in data().these)
    return pointing or any(lemmas(word.strip(",.:;()„”").lower()) & data().led_in_by for word in text.split())


def _last_sentence(around: Surroundings, line: Line) -> str:
    """Gives the sentence of a line that ends it: what leads a list in; those before it may tell of other things."""
    end = around.doc.char_span(line.end - 1, line.end, alignment_mode="expand")
    return around.text[max(line.start, end.sent.start_char) : line.end] if end is not None else line.text(around.text)


def party_lists(around: Surroundings, roles: tuple[Role, ...]) -> Iterator[PartyList]:
    """Gives the lists of parties of the text, in order."""
    role_of = {role.person.start: role for role in roles}
    for lead_in, lines in _led(around):
        last, whole = _last_sentence(around, lead_in), lead_in.text(around.text)
        if not (_announces_agreement(last) or (_announces_agreement(whole) and _points_back(last))):
            continue
        told = Told(evidence="list")
        owner: Signatory | None = None
        for line in lines:
            owner = _item(around, line, role_of, told, owner if line.depth > lines[0].depth else None)
        yield PartyList(lead_in.start, lead_in.end, lines[-1].end, told)
