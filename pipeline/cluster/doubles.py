"""An article that stands in several partitions stays in one: the same address or file name, the same text."""

from __future__ import annotations

import pandas as pd

from pipeline.cluster.frames import NUMBER, TEXT, Form, Frame, each, home, made, places, surviving, together, values
from pipeline.records.build import RANKED, rank

KEYS: Form = {"article_id": TEXT, "source": TEXT, "known": TEXT, "part": NUMBER, "row": NUMBER}
LOST: Form = {"part": NUMBER, "row": NUMBER}


def lost(files: list[str], out: str) -> Frame:
    """Gives for each partition the numbers of its articles that stand in another one, or in it again.

    As in a run on one machine the one stays that `rank` puts last.
    """
    keys = each(keys_of, KEYS, places(files), out=out)
    return home(each(all_but_one, LOST, together(keys, "article_id", len(files))), len(files))


def keys_of(place: pd.DataFrame, out: str) -> pd.DataFrame:
    """Gives what each article of a partition is known by."""
    part = int(place["part"].iloc[0])
    found = surviving(place, made(LOST, []), out, RANKED)
    return made(KEYS, ((rows.article["article_id"], *rank(rows), part, row) for row, rows in enumerate(found)))


def all_but_one(block: pd.DataFrame) -> pd.DataFrame:
    """Gives where the articles of a block are that stand elsewhere."""
    last: dict[str, tuple[str, str, int, int]] = {}
    gone: list[tuple[int, int]] = []
    for key, *rest in values(block, *KEYS):
        own = (rest[0], rest[1], rest[2], rest[3])
        other = last.setdefault(key, own)
        if other is not own:
            last[key] = max(own, other)
            gone.append(min(own, other)[2:])
    return made(LOST, gone)
