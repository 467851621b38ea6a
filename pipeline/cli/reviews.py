"""sygnatariusz reviews: what analysts corrected is taken away."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.options import Out
from pipeline.cli.telling import extra, in_one_line, tell


def reviews(
    source: Out,
    out: Annotated[
        str | None, typer.Option(metavar="OUT", help="Write the tables with the reviews applied: any output of run.")
    ] = None,
    gold: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Write checked articles as gold records, for evaluate.py.")
    ] = None,
    gazetteer: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write reviewed names as a list, for run --gazetteer.")
    ] = None,
) -> None:
    """Take away what analysts corrected: as tables, gold records, a gazetteer; else say how many reviews there are."""
    with in_one_line(), extra("dashboard"):
        from pipeline.dashboard.taking import take

        for line in take(source, out=out, gold=gold, gazetteer=gazetteer):
            tell(line)
