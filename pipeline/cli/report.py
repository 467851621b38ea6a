"""sygnatariusz report: an output as one page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from pipeline.cli.options import Out
from pipeline.cli.telling import extra, in_one_line, tell


def report(
    source: Out,
    out: Annotated[Path, typer.Option(metavar="FILE.html", help="Where to write the page.")],
    filters: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Only what a dashboard's page shows: its address, or what follows ?.")
    ] = "",
    language: Annotated[Literal["pl", "en"], typer.Option(help="Language of the page.")] = "pl",
) -> None:
    """Write agreements, timeline and network as one page that can be sent and opened offline."""
    with in_one_line(), extra("dashboard"):
        from pipeline.dashboard.report import write_report
        from pipeline.progress import counted

        number = write_report(source, out, filters=filters, code=language)
        tell(f"{counted(number, 'agreement')}: {out}")
