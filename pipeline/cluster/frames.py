"""Tables that are spread over a cluster: one partition of them a partition of articles, or one a block of keys.

The shuffles are Dask's: rows go from worker to worker by way of their disks, never through the scheduler or the client.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import dask.dataframe as dd
import pandas as pd

from pipeline.cluster import form
from pipeline.cluster.extraction import EXTRACTED
from pipeline.cluster.storage import Folder
from pipeline.records.article import ArticleRows

TEXT, NUMBER, SHARE = "string[pyarrow]", "int64", "float64"

Form = dict[str, str]
"""Name -> dtype of the columns of a table."""

Frame = Any
"""A Dask DataFrame, which has no types."""

PLACE: Form = {"part": NUMBER, "file": TEXT}

APART = " "
"""Stands between an id and the number of its partition in a node; it comes before all characters that ids have."""


def made(of: Form, rows: Iterable[Sequence[Any]]) -> pd.DataFrame:
    """Gives rows as a table of a form."""
    return pd.DataFrame(list(rows), columns=list(of), dtype=object).astype(of)


def values(frame: pd.DataFrame, *names: str) -> list[tuple[Any, ...]]:
    """Gives the values of columns, a tuple a row."""
    return list(zip(*(frame[name].tolist() for name in names), strict=True))


def places(files: Sequence[str]) -> Frame:
    """Gives a table of one row a partition: its number and the name of the file of its results."""
    return dd.from_map(_place, list(enumerate(files)), meta=made(PLACE, []))


def _place(numbered: tuple[int, str]) -> pd.DataFrame:
    return made(PLACE, [numbered])


def each(body: Callable[..., pd.DataFrame], of: Form, *frames: Frame, **constant: Any) -> Frame:
    """Gives what `body` makes of each partition of tables that have the same partitions."""
    return dd.map_partitions(
        body, *frames, meta=made(of, []), align_dataframes=False, enforce_metadata=False, **constant
    )


def together(frame: Frame, key: str, blocks: int) -> Frame:
    """Gives the rows in another order: those with the same key stand in one partition. This is a shuffle."""
    return frame.shuffle(key, npartitions=blocks)


def home(frame: Frame, parts: int) -> Frame:
    """Gives the rows where they belong: those of `part` n in partition n, with it as their index. This is a shuffle."""
    return frame.set_index("part", divisions=tuple(range(parts + 1)))


def node(key: str, part: int) -> str:
    """Gives an id together with the number of the partition in which its rows are."""
    return f"{key}{APART}{part}"


def apart(of: str) -> tuple[str, int]:
    """Gives the id and the number of the partition of a node."""
    key, _, part = of.rpartition(APART)
    return key, int(part)


def surviving(place: pd.DataFrame, lost: pd.DataFrame, out: str, names: Sequence[str] | None) -> list[ArticleRows]:
    """Gives the articles of a partition without those that stand elsewhere.

    names: the columns that are read beside the ids; all if None.
    """
    gone = set(lost["row"].tolist())
    with Folder(out).stream(f"{EXTRACTED}/{place['file'].iloc[0]}") as stream:
        content = form.read(stream, names)
    return [article for row, article in enumerate(form.articles(content)) if row not in gone]
