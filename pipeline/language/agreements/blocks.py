"""Signatures under a text: lines of people with their offices that no lead-in announces."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span

from pipeline.language.agreements.candidates import organisation_name
from pipeline.language.agreements.clauses import finite
from pipeline.language.agreements.lexicon import data
from pipeline.language.agreements.record import Signatory, Signer
from pipeline.language.agreements.told import Told
from pipeline.language.layout import Line
from pipeline.language.offices import is_title, office_reading
from pipeline.language.roles import Role
from pipeline.language.surroundings import Surroundings

_SIGNED = ("(–)", "(-)", "/-/", "(—)", "/–/")
_LONGEST = 200
_FEWEST = 2


@dataclass(frozen=True)
class Block:
    """Lines of signatures: their offsets, and who signs for whom."""

    start: int
    end: int
    told: Told


def _person_at(around: Surroundings, line: Line) -> int | None:
    """Gives the first token of the person whose name begins a line, behind titles and a sign of signature, or None."""
    tokens = around.doc.char_span(line.start, line.end, alignment_mode="expand")
    for token in tokens or ():
        entity = around.at.get(token.i)
        if entity is not None and entity.label_ == "persName":
            return entity.start
        if not (is_title(token.text) or token.is_punct or token.is_space):
            return None
    return None


def _of_signatures(around: Surroundings, line: Line) -> bool:
    """Tells whether a line can stand in a block: it begins with a person or an office and tells nothing."""
    content = line.text(around.text)
    if len(content) > _LONGEST or content.endswith((":", "?", "!")):
        return False
    tokens = around.doc.char_span(line.start, line.end, alignment_mode="expand")
    if tokens is None or any(finite(token) and token.i not in around.at for token in tokens):
        return False
    return content.startswith(_SIGNED) or _person_at(around, line) is not None or bool(office_reading(tokens[0].text))


def _heading(around: Surroundings, line: Line) -> Span | None:
    """Gives the organisation for which those in the lines below sign: "Za Gminę Lipno:", "W imieniu Huty Kalina:"."""
    content = line.text(around.text)
    words = content.lower().split()
    for_whom = bool(words) and (words[0] == "za" or " ".join(words[:2]) in data().on_behalf)
    if not for_whom or not content.endswith(":"):
        return None
    return next((e for e in around.within_offsets(line.start, line.end) if e.label_ == "orgName"), None)


def _runs(around: Surroundings) -> Iterator[list[Line]]:
    """Gives the runs of lines of signatures, without those that a line ending in a colon leads in."""
    run: list[Line] = []
    led_in = False
    before = ""
    for line in around.lines:
        if _of_signatures(around, line) or _heading(around, line) is not None:
            led_in = before.endswith(":") if not run else led_in
            run.append(line)
        else:
            if run and not led_in:
                yield run
            run = []
        before = line.text(around.text)
    if run and not led_in:
        yield run


def blocks(around: Surroundings, roles: tuple[Role, ...]) -> Iterator[Block]:
    """Gives the blocks of signatures of the text: two people or more who hold offices, one a line.

    Headings between them may say for whom they sign.
    """
    role_of = {role.person.start: role for role in roles}
    for run in _runs(around):
        told = Told(evidence="people")
        signed = any(line.text(around.text).startswith(_SIGNED) for line in run)
        owner: Span | None = None
        for line in run:
            owner, start = _heading(around, line) or owner, _person_at(around, line)
            if start is None:
                continue
            person, role = around.at[start], role_of.get(start)
            organisation = role.organisation if role is not None else None
            name = role.organisation_name if role is not None else ""
            if owner is not None:
                organisation, name = owner, organisation_name(owner)
            elif role is None and not signed:
                continue
            told.signers.append(Signer(person, person._.name, role.role if role else "", organisation, name))
            if organisation is not None and all(known.name != name for known in told.signatories):
                told.signatories.append(Signatory(organisation, name, organisation._.acronym))
        if len(told.signers) >= _FEWEST and (signed or len(told.signatories) >= _FEWEST):
            yield Block(run[0].start, run[-1].end, told)
