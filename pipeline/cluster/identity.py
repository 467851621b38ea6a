"""The second step: identity across articles, by shuffles of narrow rows; what is found returns to its partition."""

from __future__ import annotations

from collections.abc import Sequence

import dask.dataframe as dd

from pipeline.cluster import doubles, finish, reprinted, spellings, told
from pipeline.cluster.components import PAIR, components
from pipeline.cluster.frames import Frame, each, home, places, together
from pipeline.language.names.gazetteer import Entry
from pipeline.records.ids import entity_id


def resolve(files: list[str], out: str, gazetteer: Sequence[Entry]) -> dict[str, int]:
    """Writes the tables of all partitions below `out`; gives how many rows each has.

    files: of the results of the first step. What is shuffled: docs/scale.md says how much of each. Nothing but a few
    numbers comes to the client.
    """
    blocks = len(files)
    lost = doubles.lost(files, out).persist()
    meant = _entities(files, lost, out, {entity_id(entry.kind, entry.name) for entry in gazetteer}).persist()
    same_text = _texts(files, lost, out).persist()
    events = _events(files, lost, same_text, out).persist()
    counted = each(finish.written, finish.COUNTED, places(files), lost, meant, same_text, events, out=out)
    blocked = together(counted, "entity", blocks)
    totals = each(finish.described_in, finish.TOTAL, blocked, places(files), out=out, gazetteer=gazetteer).compute()
    return {str(name): int(rows) for name, rows in totals.groupby("table")["rows"].sum().items()}


def _entities(files: list[str], lost: Frame, out: str, own: set[str]) -> Frame:
    """Gives for each partition who is meant by those of its entities that are another."""
    blocks = len(files)
    found = each(spellings.names_of, spellings.NAMED, places(files), lost, out=out)
    named = each(spellings.named, spellings.NAMED, together(found, "entity", blocks), own=own).persist()
    meeting = together(each(spellings.candidates, spellings.CANDIDATE, named), "key", blocks)
    proposed = each(spellings.proposals, spellings.PROPOSAL, meeting)
    words = each(spellings.vocabulary, spellings.PROPOSAL, named)
    likely = each(spellings.uncrowded, spellings.MEANT, together(dd.concat([proposed, words]), "variant", blocks))
    links = each(spellings.only_one, spellings.LINK, together(likely, "entity", blocks))
    spelt = each(spellings.unchained, spellings.LINK, together(links, "key", blocks), own=own)
    borne = each(spellings.borne, spellings.LINK, named)
    meant = each(spellings.followed, spellings.MEANT, together(dd.concat([spelt, borne]), "key", blocks))
    asked = each(spellings.asked, spellings.ASKED, places(files), lost, out=out)
    answers = dd.concat([asked, each(spellings.telling, spellings.ASKED, meant)])
    return home(each(spellings.answered, spellings.ASKED, together(answers, "entity", blocks)), blocks)


def _texts(files: list[str], lost: Frame, out: str) -> Frame:
    """Gives for each partition the articles that another stands for."""
    blocks = len(files)
    sketches = each(reprinted.sketches, reprinted.SKETCH, places(files), lost, out=out)
    bands = together(sketches, "key", blocks).persist()
    met = home(each(reprinted.meetings, reprinted.MEETING, bands, same=False), blocks)
    sent = home(each(reprinted.sent, reprinted.SENT, places(files), lost, met, out=out), blocks)
    alike = each(reprinted.compared, PAIR, places(files), lost, sent, out=out)
    same = each(reprinted.meetings, reprinted.MEETING, bands, same=True)[list(PAIR)]
    groups = components(dd.concat([alike, same]), blocks)
    asked = home(each(reprinted.members, reprinted.MEMBER, groups), blocks)
    gathered = each(reprinted.gathered, reprinted.MEMBERS, places(files), lost, asked, out=out)
    return home(each(reprinted.decided, reprinted.SAME_TEXT, together(gathered, "group", blocks)), blocks)


def _events(files: list[str], lost: Frame, same_text: Frame, out: str) -> Frame:
    """Gives for each partition the agreements that are one event with another."""
    blocks = len(files)
    tellings = each(told.tellings, told.TOLD, places(files), lost, same_text, out=out)
    alike = each(told.alike, told.ALIKE, together(tellings, "party", blocks)).persist()
    groups = each(told.grouped, told.ALIKE, components(each(told.pairs, PAIR, alike), blocks))
    in_groups = each(told.in_groups, told.ALIKE, together(dd.concat([alike, groups]), "key", blocks))
    return home(each(told.events, told.EVENT, together(in_groups, "group", blocks)), blocks)
