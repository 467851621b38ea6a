"""The words that tell of agreements: data/agreements.toml, read once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from pipeline.language.dictionary import forms, lemmas


@dataclass(frozen=True)
class Data:
    """What data/agreements.toml holds; see there."""

    kinds: dict[tuple[str, ...], str]
    anaphora: frozenset[str]
    verbs: frozenset[str]
    not_verbs: frozenset[str]
    signed_alone: frozenset[str]
    put: frozenset[str]
    signatures: frozenset[str]
    nouns: frozenset[str]
    parties: frozenset[str]
    doing: frozenset[str]
    accession: frozenset[str]
    another: frozenset[str]
    fresh: frozenset[str]
    spans: frozenset[str]
    ordinals: dict[str, int]
    cooperation_verbs: frozenset[str]
    cooperation_nouns: frozenset[str]
    ending: frozenset[tuple[str, ...]]
    meetings: frozenset[str]
    met: frozenset[str]
    contractors: frozenset[str]
    ordering: frozenset[str]
    best: frozenset[str]
    performing: frozenset[str]
    choosing: frozenset[str]
    forming: frozenset[str]
    winning: frozenset[str]
    won: frozenset[str]
    acting: frozenset[str]
    acting_for: frozenset[str]
    did_it: frozenset[str]
    next: frozenset[str]
    circles: frozenset[str]
    titles_of: frozenset[str]
    drafts_of: frozenset[str]
    untrue: frozenset[str]
    media: frozenset[str]
    reporting: frozenset[str]
    taken_place: frozenset[str]
    taken_place_before: frozenset[str]
    weak: frozenset[str]
    prolonging: frozenset[str]
    other_events: frozenset[str]
    tenders: frozenset[str]
    broken_off: frozenset[str]
    sided: dict[str, int]
    others: frozenset[str]
    acceding: frozenset[str]
    undertaken: frozenset[str]
    joined: frozenset[str]
    new: frozenset[str]
    not_objects: frozenset[tuple[str, ...]]
    representatives: frozenset[str]
    carriers: frozenset[str]
    lands: frozenset[str]
    organs: frozenset[str]
    services: frozenset[str]
    funders: frozenset[str]
    boards: frozenset[str]
    companies: frozenset[str]
    owned: frozenset[str]
    refusals: frozenset[str]
    conditions: frozenset[str]
    possible: frozenset[str]
    achieved: frozenset[str]
    anyone: frozenset[str]
    of_parties: frozenset[str]
    countersigning: frozenset[str]
    on_behalf: frozenset[str]
    on_behalf_nouns: frozenset[str]
    not_parties: frozenset[str]
    besides: frozenset[str]
    adding: frozenset[str]
    these: tuple[str, ...]
    led_in_by: frozenset[str]
    similar: frozenset[str]
    counted: frozenset[str]
    numerals: dict[str, int]
    consortia: frozenset[str]
    subcontracts: frozenset[str]
    composed: frozenset[str]
    composing: frozenset[str]
    consortium_parts: frozenset[str]
    occasion_before: frozenset[str]
    occasion_generic: frozenset[str]
    ceremony: frozenset[str]
    venues: frozenset[str]
    happened: frozenset[str]
    in_force: frozenset[str]
    memorable: frozenset[frozenset[str]]
    it_happened: tuple[tuple[str, ...], ...]
    background: frozenset[str]
    years: frozenset[str]
    long_ago: frozenset[tuple[str, ...]]
    both: frozenset[str]
    planned: frozenset[str]
    subject_openings: tuple[str, ...]
    subject_verbs: tuple[str, ...]
    empty_subjects: frozenset[str]
    not_subjects: frozenset[str]
    measures: frozenset[str]
    present: frozenset[str]
    coordinating: frozenset[str]
    confidence: dict[str, float]


@cache
def data() -> Data:
    path = files("pipeline.language.agreements") / "data" / "agreements.toml"
    found: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    numerals = {
        form.lower(): number for number, lemma in enumerate(found["counted"]["numerals"], 2) for form, _ in forms(lemma)
    }
    return Data(
        kinds={tuple(name.split()): kind for kind, names in found["kinds"].items() for name in names},
        anaphora=frozenset(found["anaphora"]["words"]),
        verbs=frozenset(found["signing"]["verbs"]),
        not_verbs=frozenset(found["signing"]["not_verbs"]),
        signed_alone=frozenset(found["signing"]["signed_alone"]),
        put=frozenset(found["signing"]["put"]),
        signatures=frozenset(found["signing"]["signatures"]),
        nouns=frozenset(found["signing"]["nouns"]),
        parties=frozenset(found["signing"]["parties"]),
        doing=frozenset(found["signing"]["doing"]),
        accession=frozenset(found["signing"]["accession"]),
        ordinals={word: number for number, word in enumerate(found["one_more"]["ordinals"], 1)},
        fresh=frozenset(found["one_more"]["fresh"]),
        spans=frozenset(found["one_more"]["spans"]),
        another=frozenset(found["one_more"]["words"]),
        cooperation_verbs=frozenset(found["cooperation"]["verbs"]),
        cooperation_nouns=frozenset(found["cooperation"]["nouns"]),
        ending=frozenset(tuple(phrase.split()) for phrase in found["signing"]["ending"]),
        meetings=frozenset(found["signing"]["meetings"]),
        met=frozenset(found["signing"]["met"]),
        ordering=frozenset(found["contracting"]["ordering"]),
        contractors=frozenset(found["contracting"]["contractors"]),
        performing=frozenset(found["contracting"]["performing"]),
        winning=frozenset(found["contracting"]["winning"]),
        won=frozenset(found["contracting"]["won"]),
        choosing=frozenset(found["contracting"]["choosing"]),
        forming=frozenset(found["contracting"]["forming"]),
        best=frozenset(found["contracting"]["best"]),
        acting=frozenset(found["signing"]["acting"]),
        acting_for=frozenset(found["signing"]["acting_for"] + found["signing"]["did_it"]),
        did_it=frozenset(found["signing"]["did_it"]),
        next=frozenset(found["signing"]["next"]),
        circles=frozenset(found["signing"]["circles"]),
        reporting=frozenset(found["not_done"]["reporting"]),
        taken_place=frozenset(found["taken_place"]["words"]),
        taken_place_before=frozenset(found["taken_place"]["before"]),
        prolonging=frozenset(found["signing"]["prolonging"]),
        weak=frozenset(found["signing"]["weak"]),
        other_events=frozenset(found["occasion"]["other_events"]),
        media=frozenset(found["not_done"]["media"]),
        untrue=frozenset(found["not_done"]["untrue"]),
        tenders=frozenset(found["not_done"]["tenders"]),
        broken_off=frozenset(found["broken_off"]["words"]),
        drafts_of=frozenset(found["not_done"]["drafts_of"]),
        titles_of=frozenset(found["not_done"]["titles_of"]),
        sided=found["counted"]["sided"],
        others=frozenset(found["counted"]["others"]),
        undertaken=frozenset(found["signing"]["undertaken"]),
        acceding=frozenset(found["signing"]["acceding"]),
        joined=frozenset(found["signing"]["joined"]),
        new=frozenset(found["signing"]["new"]),
        not_objects=frozenset(tuple(name.split()) for name in found["signing"]["not_objects"]),
        representatives=frozenset(found["representatives"]["nouns"]),
        carriers=frozenset(found["representatives"]["carriers"]),
        lands=frozenset(found["representatives"]["lands"]),
        organs=frozenset(found["representatives"]["organs"]),
        services=frozenset(found["representatives"]["services"]),
        funders=frozenset(found["representatives"]["funders"]),
        owned=frozenset(found["representatives"]["owned"]),
        companies=frozenset(found["representatives"]["companies"]),
        boards=frozenset(found["representatives"]["boards"]),
        refusals=frozenset(found["not_done"]["refusals"]),
        conditions=frozenset(found["not_done"]["conditions"]),
        possible=frozenset(found["not_done"]["possible"]),
        achieved=frozenset(found["not_done"]["achieved"]),
        anyone=frozenset(found["not_done"]["anyone"]),
        of_parties=frozenset(found["representatives"]["of_parties"]),
        countersigning=frozenset(found["representatives"]["countersigning"]),
        on_behalf=frozenset(found["representatives"]["on_behalf"]),
        on_behalf_nouns=frozenset(
            lemma for phrase in found["representatives"]["on_behalf"] for lemma in lemmas(phrase.split()[-1])
        ),
        not_parties=frozenset(found["representatives"]["not_parties"]),
        besides=frozenset(found["representatives"]["besides"]),
        adding=frozenset(found["representatives"]["adding"]),
        these=tuple(found["these"]["phrases"]),
        led_in_by=frozenset(found["these"]["nouns"]),
        similar=frozenset(found["background"]["similar"]),
        counted=frozenset(found["counted"]["nouns"]),
        numerals=numerals,
        subcontracts=frozenset(found["contracting"]["subcontracts"]),
        consortia=frozenset(found["consortia"]["nouns"]),
        composed=frozenset(found["consortia"]["participles"]),
        composing=frozenset(found["consortia"]["verbs"]),
        consortium_parts=frozenset(found["consortia"]["parts"]),
        occasion_before=frozenset(found["occasion"]["before"]),
        occasion_generic=frozenset(found["occasion"]["generic"]),
        ceremony=frozenset(found["occasion"]["ceremony"]),
        venues=frozenset(found["occasion"]["venues"]),
        happened=frozenset(found["occasion"]["happened"]),
        in_force=frozenset(found["occasion"]["in_force"]),
        memorable=frozenset(frozenset(phrase.split()) for phrase in found["occasion"]["memorable"]),
        it_happened=tuple(tuple(phrase.split()) for phrase in found["occasion"]["it_happened"]),
        both=frozenset(found["background"]["both"]),
        background=frozenset(found["background"]["words"]),
        years=frozenset(found["background"]["years"]),
        long_ago=frozenset(tuple(phrase.split()) for phrase in found["background"]["long_ago"]),
        planned=frozenset(found["planned"]["words"]),
        subject_openings=tuple(found["subject"]["openings"]),
        subject_verbs=tuple(found["subject"]["verbs"]),
        empty_subjects=frozenset(found["subject"]["empty"]),
        not_subjects=frozenset(found["subject"]["not_subjects"]),
        measures=frozenset(found["subject"]["measures"]),
        present=frozenset(found["present"]["words"]),
        coordinating=frozenset(found["present"]["coordinating"]),
        confidence=found["confidence"],
    )
