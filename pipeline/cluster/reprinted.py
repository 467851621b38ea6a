"""Articles across partitions that are one: the same text, or one printed with small changes. Plain functions.

They say together what `pipeline.records.identity.duplicates` says of all articles at once: what meets in a band of the
MinHash is compared, and whatever is alike hangs together and is told apart by that function itself.
"""

from __future__ import annotations

from collections import defaultdict
from hashlib import blake2b
from itertools import combinations
from typing import Any

import pandas as pd

from pipeline.cluster.components import PAIR
from pipeline.cluster.frames import NUMBER, TEXT, Form, apart, made, node, surviving, values
from pipeline.records.article import ArticleRows
from pipeline.records.identity import duplicates
from pipeline.records.reprints import bands, original, sameness, shingles, sketched

SKETCH: Form = {"key": TEXT, "node": TEXT, "words": TEXT}
MEETING: Form = {"one": TEXT, "other": TEXT, "part": NUMBER}
SENT: Form = {"one": TEXT, "other": TEXT, "text": TEXT, "part": NUMBER}
MEMBER: Form = {"node": TEXT, "group": TEXT, "part": NUMBER}
MEMBERS: Form = {"group": TEXT, "node": TEXT, "published": TEXT, "text": TEXT}
SAME_TEXT: Form = {"article_id": TEXT, "duplicate_of": TEXT, "part": NUMBER}

_TEXTS = ["published", "text"]


def sketches(place: pd.DataFrame, lost: pd.DataFrame, out: str) -> pd.DataFrame:
    """Gives the bands of each article of a partition; `words` is the same for texts of the same words."""
    part = int(place["part"].iloc[0])
    found: list[tuple[str, str, str]] = []
    for rows in surviving(place, lost, out, _TEXTS):
        words = shingles(rows.article["text"])
        if not words:
            continue
        same = blake2b("\n".join(sorted(words)).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
        own = node(rows.article["article_id"], part)
        found += [(band.hex(), own, same) for band in bands(sketched(words))]
    return made(SKETCH, found)


def meetings(block: pd.DataFrame, same: bool) -> pd.DataFrame:
    """Gives whom the articles of a block meet in a band, each pair once.

    same: whether those of the same words are asked for, each with the first of them, who are one; or the others, of
    whom only the first of the same words counts, and who are to be compared. `part` is that of the first of the pair.
    """
    by_key: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for key, own, words in values(block, "key", "node", "words"):
        by_key[key][words].append(own)
    found: set[tuple[str, str]] = set()
    for texts in by_key.values():
        if same:
            found |= {(first, own) for first, *others in map(sorted, texts.values()) for own in others}
        else:
            found |= set(combinations(sorted(map(min, texts.values())), 2))
    return made(MEETING, ((one, other, apart(one)[1]) for one, other in found))


def sent(place: pd.DataFrame, lost: pd.DataFrame, met: pd.DataFrame, out: str) -> pd.DataFrame:
    """Gives the texts of a partition that are to be compared, each to the partition of the other."""
    pairs = set(values(met, "one", "other"))
    texts = _texts(place, lost, out, {one for one, _ in pairs})
    return made(SENT, ((one, other, texts[apart(one)[0]]["text"], apart(other)[1]) for one, other in sorted(pairs)))


def compared(place: pd.DataFrame, lost: pd.DataFrame, texts: pd.DataFrame, out: str) -> pd.DataFrame:
    """Gives the pairs that are alike, of those whose second is in this partition."""
    asked = values(texts, "one", "other", "text")
    own = _texts(place, lost, out, {other for _, other, _ in asked})
    known = {key: original(key, row["text"]) for key, row in own.items()}
    return made(
        PAIR, ((one, other) for one, other, text in asked if sameness(original(one, text), known[apart(other)[0]]))
    )


def members(groups: pd.DataFrame) -> pd.DataFrame:
    """Gives each article of the groups with its partition."""
    return made(MEMBER, ((own, group, apart(own)[1]) for own, group in values(groups, "one", "other")))


def gathered(place: pd.DataFrame, lost: pd.DataFrame, asked: pd.DataFrame, out: str) -> pd.DataFrame:
    """Gives the texts of a partition that hang together with others, to their groups."""
    group_of = dict(values(asked, "node", "group"))
    texts = _texts(place, lost, out, set(group_of))
    return made(
        MEMBERS,
        (
            (group, own, row["published"] and row["published"].isoformat(), row["text"])
            for own, group in group_of.items()
            for row in (texts[apart(own)[0]],)
        ),
    )


def decided(block: pd.DataFrame) -> pd.DataFrame:
    """Gives for the articles of whole groups which of them stands for which."""
    groups: dict[str, list[ArticleRows]] = defaultdict(list)
    part_of: dict[str, int] = {}
    for group, own, published, text in values(block, "group", "node", "published", "text"):
        key, part = apart(own)
        part_of[key] = part
        day = published if isinstance(published, str) else None
        groups[group].append(ArticleRows({"article_id": key, "published": day, "text": text}))
    return made(
        SAME_TEXT,
        ((own, first, part_of[own]) for group in groups.values() for own, first in duplicates(group).items()),
    )


def _texts(place: pd.DataFrame, lost: pd.DataFrame, out: str, nodes: set[str]) -> dict[str, dict[str, Any]]:
    """Gives id -> article of those of a partition that are asked for; nothing is read where none is."""
    if not nodes:
        return {}
    wanted = {apart(one)[0] for one in nodes}
    found = (rows.article for rows in surviving(place, lost, out, _TEXTS))
    return {row["article_id"]: row for row in found if row["article_id"] in wanted}
