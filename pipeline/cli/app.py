"""All commands as one program."""

from __future__ import annotations

import io
import sys
from importlib.metadata import PackageNotFoundError, version
from typing import Annotated

import typer

from pipeline.cli import dashboard, monitor, report, reviews, run, search, serve, show

app = typer.Typer(
    name="sygnatariusz",
    help="Reads Polish press releases and tells who agreed with whom, on what, when and where, and who signed.",
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command()(run.run)
app.command()(show.show)
app.command()(monitor.monitor)
app.command(context_settings={"ignore_unknown_options": True})(search.search)  # -word is for the query
app.command()(dashboard.dashboard)
app.command()(report.report)
app.command()(reviews.reviews)
app.command()(serve.serve)


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    show_version: Annotated[
        bool, typer.Option("--version", help="Print the version and exit.", is_eager=True, show_default=False)
    ] = False,
) -> None:
    if show_version:
        typer.echo(f"sygnatariusz {_version()}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def main() -> None:
    """The console entry."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal that lacks a letter is no reason to fail
    app(prog_name="sygnatariusz")


def _version() -> str:
    try:
        return version("sygnatariusz")
    except PackageNotFoundError:
        return "(not installed: run from its sources)"
