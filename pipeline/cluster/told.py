"""Agreements across partitions that are one event. Plain functions over blocks of agreements that share a party.

They say together what `pipeline.records.events.events` says of all agreements at once.
"""

from __future__ import annotations

import json
from collections import defaultdict
from itertools import combinations

import pandas as pd

from pipeline.cluster.components import PAIR
from pipeline.cluster.frames import NUMBER, SHARE, TEXT, Form, apart, made, node, surviving, values
from pipeline.records.events import TOO_COMMON, Told, event_id, likeness, party, together, told

TOLD: Form = {"party": TEXT, "node": TEXT, "agreement": TEXT}
ALIKE: Form = {"key": TEXT, "one": TEXT, "other": TEXT, "share": SHARE, "kinds": TEXT, "group": TEXT}
EVENT: Form = {"agreement_id": TEXT, "event_id": TEXT, "part": NUMBER}

_COMPARED = ("article_id", "kind", "date_earliest", "date_latest", "start")


def tellings(place: pd.DataFrame, lost: pd.DataFrame, same_text: pd.DataFrame, out: str) -> pd.DataFrame:
    """Gives the agreements of a partition, each to each of its parties, with what is compared of them."""
    part = int(place["part"].iloc[0])
    texts = dict(values(same_text, "article_id", "duplicate_of"))
    found: list[tuple[str, str, str]] = []
    for rows in surviving(place, lost, out, ["agreements", "signatories"]):
        for row in rows.agreements:
            own = row["agreement_id"]
            names = [one["organisation"] for one in rows.signatories if one["agreement_id"] == own]
            article = texts.get(row["article_id"], row["article_id"])
            content = json.dumps([*(row[name] for name in _COMPARED), article, names], default=str, ensure_ascii=False)
            found += [(name, node(own, part), content) for name in {party(one).name for one in names}]
    return made(TOLD, found)


def _read(content: str) -> Told:
    *compared, article, names = json.loads(content)
    row = dict(zip(_COMPARED, compared, strict=True))
    return told(row, names, {row["article_id"]: article})


def alike(block: pd.DataFrame) -> pd.DataFrame:
    """Gives the pairs of a block that may be one event, with how alike they are; a party of too many tells nothing."""
    by_party: dict[str, dict[str, str]] = defaultdict(dict)
    for name, own, content in values(block, "party", "node", "agreement"):
        by_party[name][own] = content
    found: dict[tuple[str, str], tuple[float, str]] = {}
    for sharing in by_party.values():
        if not 1 < len(sharing) <= TOO_COMMON:
            continue
        compared = {own: _read(content) for own, content in sharing.items()}
        for one, other in combinations(sorted(compared), 2):
            if (one, other) not in found and (share := likeness(compared[one], compared[other])):
                found[one, other] = share, json.dumps([compared[key].row["kind"] for key in (one, other)])
    return made(ALIKE, ((one, one, other, share, kinds, None) for (one, other), (share, kinds) in found.items()))


def pairs(block: pd.DataFrame) -> pd.DataFrame:
    """Gives the pairs of agreements alone."""
    return block[list(PAIR)].drop_duplicates().astype(PAIR)


def grouped(groups: pd.DataFrame) -> pd.DataFrame:
    """Gives each agreement that hangs together with others, with its group, in the form of the pairs."""
    return groups.rename(columns={"one": "key", "other": "group"}).reindex(columns=list(ALIKE)).astype(ALIKE)


def in_groups(block: pd.DataFrame) -> pd.DataFrame:
    """Gives the pairs of a block, each with the group of its first."""
    group_of = dict(values(block[block["group"].notna()], "key", "group"))
    found = block[block["group"].isna()].drop_duplicates(["one", "other"])
    return found.assign(group=[group_of[key] for key in found["key"].tolist()]).astype(ALIKE)


def events(block: pd.DataFrame) -> pd.DataFrame:
    """Gives for the agreements of whole groups which event they are, where it is not their own alone."""
    groups: dict[str, dict[tuple[str, str], float]] = defaultdict(dict)
    rows: dict[str, dict[str, dict[str, str]]] = defaultdict(dict)
    for group, one, other, share, kinds in values(block, "group", "one", "other", "share", "kinds"):
        groups[group][one, other] = share
        for own, kind in zip((one, other), json.loads(kinds), strict=True):
            rows[group][own] = {"article_id": own.partition(":")[0], "kind": kind}
    found: list[tuple[str, str, int]] = []
    for group, shares in groups.items():
        for own, one_event in together(shares, rows[group]).items():
            if len(one_event) > 1:
                key, part = apart(own)
                found.append((key, event_id(apart(one)[0] for one in one_event), part))
    return made(EVENT, found)
