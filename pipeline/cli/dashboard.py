"""sygnatariusz dashboard: an output on a local web page."""

from __future__ import annotations

from typing import Annotated

import typer

from pipeline.cli.options import Out
from pipeline.cli.telling import extra, in_one_line, tell


def dashboard(
    out: Out,
    host: Annotated[str, typer.Option(metavar="HOST", help="Address of this machine to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="PORT", help="Port to listen on; 0 for any that is free.")] = 8765,
    allow_host: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Another name that browsers may ask for; repeatable.")
    ] = None,
    read_only: Annotated[bool, typer.Option("--read-only", help="Nothing can be reviewed.")] = False,
    browser: Annotated[bool, typer.Option(help="Open the page in a browser.")] = True,
) -> None:
    """Look at an output on a local web page, and correct it."""
    with in_one_line(), extra("dashboard"):
        from pipeline.dashboard.web.serve import serve

        serve(
            out,
            host=host,
            port=port,
            allow_hosts=allow_host or (),
            read_only=read_only,
            browser=browser,
            on_ready=lambda address: tell(f"the dashboard is at {address} (Ctrl-C ends it)"),
        )
