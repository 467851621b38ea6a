"""Where what a run has read is kept until it is done: beside its output."""

from __future__ import annotations

import os
from collections.abc import Iterator
from hashlib import blake2b
from itertools import count
from pathlib import Path

from pipeline.outputs.destination import Format, destination

SUFFIX = ".unfinished"


def unfinished(out: str | os.PathLike[str], format: Format | None = None) -> Iterator[Path]:
    """The files that runs into an output may keep their rows in, one for each run at a time: the first that is free.

    They stand beside the output; within a folder where nothing may be written beside it, and in the current folder
    where the output is a database at an address. Raises OutputError.
    """
    to = destination(out, format)
    if to.form == "postgres":
        first = Path.cwd() / f"sygnatariusz-{blake2b(to.name.encode(), digest_size=4).hexdigest()}{SUFFIX}"
    elif to.path.is_dir() and not os.access(to.path.parent, os.W_OK):
        first = to.path / SUFFIX
    else:
        first = to.path.with_name(to.path.name + SUFFIX)
    yield first
    for number in count(2):
        yield first.with_name(f"{first.name}-{number}")
