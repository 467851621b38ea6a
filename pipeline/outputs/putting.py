"""Put the tables of a run, some articles at a time, into an output."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence

import pandas as pd

from pipeline.language.names.gazetteer import Entry
from pipeline.outputs.adding import add_parts
from pipeline.outputs.arrow import arrow
from pipeline.outputs.destination import Format, destination
from pipeline.outputs.error import explained
from pipeline.outputs.output import examine, write_parts
from pipeline.outputs.parts import Part, Parts

Frames = Mapping[str, pd.DataFrame]


def put(
    keys: Sequence[str],
    of_all: Frames,
    articles: Callable[[], Iterable[Frames]],
    out: str | os.PathLike[str],
    *,
    format: Format | None = None,
    gazetteer: Iterable[Entry] = (),
    replace: bool = False,
) -> None:
    """Does what `add` does, or with `replace` what `write` does, and holds the rows of some articles only.

    keys: the ids of the articles. of_all: the tables `entities` and `failures`. articles: gives the other tables of
    some articles at a time, each with all that belongs to them; it may be called twice. Raises OutputError.
    """
    parts = Parts(keys, _part(of_all), lambda: map(_part, articles()))
    with explained(out):
        to = destination(out, format)
        if replace:
            examine(to)
            write_parts(parts, to)
        else:
            add_parts(parts, to, gazetteer)


def _part(frames: Frames) -> Part:
    whole = arrow(frames)
    return {name: whole[name] for name in frames}
