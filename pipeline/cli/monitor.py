"""sygnatariusz monitor: sources are followed day after day."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from pipeline.cli.telling import SOME_FAILED, in_one_line, say, show_line

WIDE = 250
"""Characters of a line that no terminal breaks."""


def monitor(
    config: Annotated[str, typer.Argument(metavar="CONFIG.toml", help="What is followed, see docs/monitor.md.")],
    once: Annotated[bool, typer.Option("--once", help="One round, for cron and systemd timers.")] = False,
    status: Annotated[bool, typer.Option("--status", help="Print how the sources are, and read nothing.")] = False,
) -> None:
    """Follow feeds, sitemaps and news sections, add what is new to the output, and tell of new agreements.

    Exit status: 0 all went well, 1 it cannot begin, 3 a source failed or a channel could not be told, 130 interrupted.
    """
    with in_one_line():
        from rich.console import Console

        from pipeline import monitor as room

        settings = room.read(config)
        if status:
            width = None if sys.stdout.isatty() else WIDE
            Console(width=width, highlight=False, markup=False).print(room.status(settings))
            return
        following = room.Monitor(settings, show=show_line, say=say)
        try:
            if not once:
                following.stay()
            elif not following.round():
                raise typer.Exit(SOME_FAILED)
        finally:
            following.close()
