"""What analysts corrected, taken away: as tables, as gold records, as a gazetteer."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from pipeline import outputs
from pipeline.dashboard.corrected import tables
from pipeline.dashboard.error import DashboardError
from pipeline.dashboard.opening import Output, find
from pipeline.dashboard.reviews import gazetteer as listed
from pipeline.dashboard.reviews import gold as golden
from pipeline.dashboard.snapshot import Snapshot
from pipeline.outputs.reviews import Review, standing


def take(
    source: str | os.PathLike[str],
    *,
    out: str | os.PathLike[str] | None = None,
    gold: Path | None = None,
    gazetteer: Path | None = None,
) -> Iterator[str]:
    """Writes what is asked for and gives a line that tells of each; if nothing is, has a database's views show what
    counts, should the reviews have been brought from elsewhere.

    out: any output that `run` writes, other than the source. gold: a folder. gazetteer: a CSV file. Raises
    DashboardError where the source cannot be opened or something cannot be written, OutputError where `out` cannot.
    """
    output = find(source)
    kept = output.reviews
    reviews = kept.read()
    if out is None and gold is None and gazetteer is None:
        yield f"{len(standing(reviews))} reviews count, of {len(reviews)}: {kept.where}{_shown(output, reviews)}"
        return
    if out is not None:
        if os.path.realpath(out) == os.path.realpath(output.address):
            raise DashboardError(f"{out} is what the reviews are about; give another name, or the extracted is lost.")
        outputs.check(out)
    with closing(Snapshot(output, reviews)) as snapshot:
        database = snapshot.cursor()
        if out is not None:
            outputs.write(tables(database), out)
            yield f"{len(standing(reviews))} reviews applied: {os.fspath(out)}"
        if gold is not None:
            yield f"{golden.write(golden.pages(database), gold)} gold records: {gold}"
        if gazetteer is not None:
            text = listed.written(database, reviews)
            try:
                gazetteer.write_text(text, encoding="utf-8", newline="")
            except OSError as error:
                raise DashboardError(f"{gazetteer} cannot be written: {error.strerror}.") from error
            yield f"{text.count(chr(10)) - 1} names: {gazetteer}"


def _shown(output: Output, reviews: list[Review]) -> str:
    """Has the views of a database show the reviews; says whether they do, where there are any."""
    try:
        return "; the views show them" if reviews and outputs.renew(output.address) else ""
    except outputs.OutputError as error:
        return f"; the views do not show them yet: {error}"
