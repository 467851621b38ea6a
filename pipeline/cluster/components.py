"""What hangs together: the groups that pairs form, found by shuffles alone."""

from __future__ import annotations

import pandas as pd

from pipeline.cluster.frames import TEXT, Form, Frame, each, made, together

PAIR: Form = {"one": TEXT, "other": TEXT}


def components(pairs: Frame, blocks: int) -> Frame:
    """Gives for pairs (one, other) a row for each that occurs in one: it, and the least that hangs together with it.

    The columns of the result are `one` and `other` too. Each round is a shuffle in which every member sends all whom it
    knows to the least of them, and that one to all (hash-to-min); the rounds are about the logarithm of a group's size.
    """
    known = each(both_ways, PAIR, pairs).persist()
    state = None
    while True:
        known = each(passed_on, PAIR, together(known, "one", blocks)).persist()
        told = each(digest, DIGEST, known).sum().compute()
        if state is not None and (told == state).all():
            return each(least, PAIR, together(known, "one", blocks))
        state = told


DIGEST: Form = {"rows": "int64", "hashes": "uint64"}


def both_ways(pairs: pd.DataFrame) -> pd.DataFrame:
    """Gives each pair both ways, and each member with itself."""
    one, other = pairs["one"], pairs["other"]
    ends = ((one, other), (other, one), (one, one), (other, other))
    return pd.concat([pd.DataFrame({"one": a, "other": b}) for a, b in ends], ignore_index=True).drop_duplicates()


def passed_on(block: pd.DataFrame) -> pd.DataFrame:
    """Gives what the members of a block tell: all whom one knows to the least of them, and the least to all."""
    block = block.drop_duplicates()
    smallest = block.groupby("one")["other"].transform("min")
    up = pd.DataFrame({"one": smallest, "other": block["other"]})
    down = pd.DataFrame({"one": block["other"], "other": smallest})
    return pd.concat([up, down], ignore_index=True).drop_duplicates().astype(PAIR)


def least(block: pd.DataFrame) -> pd.DataFrame:
    """Gives each member of a block with the least that it knows."""
    smallest = block.groupby("one")["other"].min()
    return made(PAIR, zip(smallest.index.tolist(), smallest.tolist(), strict=True))


def digest(known: pd.DataFrame) -> pd.DataFrame:
    """Gives what is the same when nothing new was told, whatever partition holds which row."""
    known = known.drop_duplicates()
    hashes = pd.util.hash_pandas_object(known, index=False)
    return pd.DataFrame({"rows": [len(known)], "hashes": [hashes.sum()]}).astype(DIGEST)
