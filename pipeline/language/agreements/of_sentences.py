"""A sentence in, drafts of the agreements that its words tell of out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from pipeline.language.agreements.anchors import Anchor
from pipeline.language.agreements.candidates import Candidate, noun_cases
from pipeline.language.agreements.circumstances import circumstances
from pipeline.language.agreements.clauses import Sentence, finite
from pipeline.language.agreements.context import Context
from pipeline.language.agreements.counting import ordinal, stated_parties
from pipeline.language.agreements.drafts import Draft
from pipeline.language.agreements.kinds import OTHER, Kind, known_kind
from pipeline.language.agreements.left_out import with_pronoun, with_subject, with_subjects_before
from pipeline.language.agreements.lexicon import data
from pipeline.language.agreements.named import Names, Offices, names
from pipeline.language.agreements.parties import told
from pipeline.language.agreements.pointing import pointing, with_both
from pipeline.language.agreements.record import Signatory
from pipeline.language.agreements.several import split
from pipeline.language.agreements.subjects import subject
from pipeline.language.agreements.told import Told
from pipeline.language.agreements.wording import by_the_parties, fresh, given, of_all, one_more, outside
from pipeline.language.dictionary import lemmas, readings
from pipeline.language.mentions.heads import heads
from pipeline.language.surroundings import Surroundings

ASIDE = frozenset({"acting", "cooperating", "contracting", "ending"})
"""Forms of sentences that tell no agreement of their own."""
DELEGATION = frozenset({"delegacja"})
"""Whose coming is told of before those who came sign."""
_NAMES = frozenset({"orgName", "persName", "placeName", "geogName"})  # "Muzeum Dawnej Rzeczypospolitej" is of today
_PAIR = 2


def _draft(around: Surroundings, sentence: Sentence, number: int, anchor: Anchor, kind: str, evidence: str) -> Draft:
    about = subject(around, sentence, anchor.token)
    stated = circumstances(around, sentence, anchor.token, about)
    if anchor.form in {"ending", "acting"}:
        stated = replace(stated, date=None)
    return Draft(
        kind=kind,
        named=anchor.named,
        status=anchor.status,
        background=any(
            lemmas(t.lower_) & data().background for t in outside(sentence, about) if t.ent_type_ not in _NAMES
        ),
        another=stated.same_day or one_more(sentence, anchor),
        fresh=fresh(sentence),
        tenseless=anchor.form == "noun" and not any(finite(token) for token in sentence.tokens),
        title="\n" not in around.text[: sentence.start_char].strip(" \t-–"),
        of_both=bool(sentence.lemmas & data().both),
        of_parties=by_the_parties(sentence, anchor),
        of_all=of_all(sentence),
        points=pointing(sentence, anchor) is not None,
        given=given(sentence, anchor),
        plural=anchor.plural,
        circumstances=stated,
        subject=about,
        parties=None if anchor.plural else stated_parties(outside(sentence, about)),
        start=sentence.start_char,
        end=sentence.end_char,
        sentence=number,
        evidence="noun" if anchor.form == "noun" and evidence == "verb" else evidence,
        form=anchor.form,
    )


def of_sentence(
    around: Surroundings,
    sentence: Sentence,
    number: int,
    named: Sequence[Kind],
    offices: Offices,
    everyone: Sequence[Candidate],
    here: tuple[Candidate, ...],
    before: Context,
    found: Sequence[Anchor],
) -> list[Draft]:
    """Gives what each anchor of a sentence tells.

    found: its anchors. named: the words of the text that name what can be signed. offices: the text's.
    everyone: the sentence's candidates. here: those that it is about. before: what was told before it.
    """
    drafts: list[Draft] = []
    known: Names | None = None
    for anchor in found:
        kind = anchor.kind or known_kind(named, anchor.token.i)
        if kind == OTHER or (not kind and anchor.form not in ASIDE):
            continue
        known = known or names(around, sentence, everyone, offices)
        parts = told(around.doc, sentence, anchor, known)
        parts = with_pronoun(parts, sentence, anchor, before.subjects)
        parts = with_subject(parts, anchor, next(iter(here or before.subjects), None))
        parts = with_subjects_before(parts, sentence, anchor, before.subjects)
        parts = with_both(parts, sentence, anchor, before.pair if len(before.parties) < _PAIR else ())
        goes_on = anchor.token.ent_type_ == "orgName"  # without a verb it needs the sentence that it goes on from
        near = before.told or (not goes_on and (before.soon or drafts or before.knows(parts)))
        if anchor.form == "acting" and not near:
            continue
        visit = before.visit or bool(sentence.lemmas & DELEGATION)
        if anchor.form == "acting" and visit and not before.told and len(parts.signers) > len(parts.signatories):
            parts = replace(parts, signers=[])  # "gościliśmy delegację; powiat reprezentowali A i B": they came
        draft = _draft(around, sentence, number, anchor, kind, parts.evidence)
        parts = _with_main(parts, draft, before.main, _noun_alone(sentence, anchor))
        several = anchor.plural and all(parts.sides)
        which = ordinal(sentence.tokens) or (0 if anchor.named and anchor.plural else before.ordinal)
        draft = replace(draft, ordinal=which)
        if parts.joined is not None and anchor.plural and anchor.form == "active":
            draft = replace(draft, form="accession")  # "deklaracje przystąpienia do klastra podpisali"
        alone = anchor.plural and len(parts.signatories) == 1 and parts.joined is None
        hub = parts.signatories[0].name if alone and not which else ""
        own = split(draft, parts) if several else [replace(draft, hub=hub).with_parties(parts)]
        drafts += [one for one in own if not any(_same(one, known) for known in drafts)]
    return drafts


def _noun_alone(sentence: Sentence, anchor: Anchor) -> bool:
    """Tells whether a common noun for an organisation is the subject of an anchor: "miasto podpisało"."""
    known = heads().names | heads().local_government
    return any(
        token.is_lower and not token.ent_type_ and lemmas(token.lower_) & known and "nom" in noun_cases(token)
        for token in sentence.clause(anchor.token)
        if anchor.form == "active" and token.i != anchor.token.i and _bare(sentence, token)
    )


def _bare(sentence: Sentence, token: Token) -> bool:
    """Tells whether no name and no preposition governs a noun or goes on from it."""
    before = token.nbor(-1) if token.i > sentence.start else None
    after = token.nbor(1) if token.i + 1 < sentence.end else None
    governed = before is not None and any(reading.pos == "prep" for reading in readings(before.lower_))
    return not governed and (after is None or not after.ent_type_)


def _with_main(parts: Told, draft: Draft, main: Signatory | None, stands_alone: bool) -> Told:
    """Gives what is told of an agreement beside the news, with the text's main party where it names the other alone.

    "Poprzednia umowa, ze Schroniskiem Azyl, została rozwiązana", "Podobny dokument podpisano z Izbą Rzemiosła"; of
    several ("wcześniej takie umowy zawarto z A, B i C") with each of the others.
    """
    first, second = parts.sides
    beside = draft.background or draft.status in {"ended", "historical"} or stands_alone
    several = draft.plural and len(second) > 1
    if main is None or first or main.name in parts.second or not (several or (beside and len(second) == 1)):
        return parts
    return replace(parts, signatories=[main, *parts.signatories])


def _same(draft: Draft, other: Draft) -> bool:
    """Tells whether two drafts of a sentence that tells of several agreements are the same one of them."""
    return draft.one_of >= 0 and draft.one_of == other.one_of and draft.signatories == other.signatories
