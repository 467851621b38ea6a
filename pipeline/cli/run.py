"""sygnatariusz run: sources become records."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from pipeline.cli.options import Model, Published, day_of, number_of
from pipeline.cli.telling import NOTHING_DONE, SOME_FAILED, in_one_line, say, tell

if TYPE_CHECKING:
    from pipeline.workers import Outcome


def run(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE", help="Files, folders, globs, addresses, or - for a list of them on standard input."
        ),
    ],
    out: Annotated[
        str,
        typer.Option(
            metavar="OUT",
            help="Where to write: a folder, a name ending in .sqlite, .duckdb or .xlsx, or an address postgresql://… "
            "What is there is added to.",
        ),
    ],
    model: Model = None,
    published: Published = None,
    workers: Annotated[str, typer.Option(metavar="N", help="Processes that read; auto is one a core.")] = "1",
    time_limit: Annotated[
        float, typer.Option(metavar="SECONDS", help="That the reading of one article may take; 0 is any.", min=0.0)
    ] = 300.0,
    memory_limit: Annotated[
        int, typer.Option(metavar="MB", help="That the reading of one article may take; 0 is any.", min=0)
    ] = 2048,
    min_confidence: Annotated[
        float, typer.Option(metavar="SHARE", help="Leave out agreements of less confidence, from 0 to 1.")
    ] = 0.0,
    gazetteer: Annotated[
        str | None,
        typer.Option(
            metavar="FILE", help="Your own list of organisations and people: CSV with name, acronym, aliases, kind, id."
        ),
    ] = None,
    delay: Annotated[float, typer.Option(metavar="SECONDS", help="Between two requests to one host.", min=0.0)] = 1.0,
    limit: Annotated[
        int, typer.Option(metavar="N", help="Pages that are read from one feed, sitemap or section.", min=1)
    ] = 1000,
    keep_pages: Annotated[
        str | None,
        typer.Option(metavar="FOLDER", help="Keep fetched pages there (WARC); a run over it needs no network."),
    ] = None,
    format: Annotated[
        Literal["csv", "jsonl", "parquet"] | None,
        typer.Option(help="Format of the files of a folder.", show_default="csv"),
    ] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Write OUT anew, with nothing of what it holds.")] = False,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with a run into OUT that was stopped.")] = False,
    cluster: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS|local",
            help="Run on a Dask cluster, which always goes on: docs/scale.md. OUT is a folder or s3://…",
        ),
    ] = None,
) -> None:
    """Read press releases and write their records.

    Exit status: 0 all done, 1 nothing done, 3 some sources failed, 130 interrupted: what was read is kept for --resume.
    """
    with in_one_line():
        from pipeline.how import How
        from pipeline.outputs.public import public
        from pipeline.progress import Tally, counted, shown
        from pipeline.running import run_into
        from pipeline.sources import Failure
        from pipeline.sources.web import Web

        how = How(
            model=model,
            published=day_of(published),
            workers=number_of(workers),
            min_confidence=min_confidence,
            gazetteer=gazetteer,
            web=Web(delay=delay, most=limit, keep=keep_pages),
            time_limit=time_limit or None,
            memory_limit=memory_limit or None,
        )
        if cluster is not None:
            from pipeline.cluster.command import run_on_cluster

            summary = run_on_cluster(sources, cluster, how, out=out, format=format, replace=replace, say=say)
            end(summary.articles, summary.agreements, summary.failures, out)
            return
        tally = Tally(sources)
        with shown(tally, say) as changed:

            def begin(kept: int) -> None:
                tally.resume(kept)
                if kept:
                    say(f"goes on after {counted(kept, 'article')}")

            def take(outcome: Outcome) -> None:
                tally.take(outcome)
                if isinstance(outcome, Failure):
                    say(f"{outcome.source}: {outcome.error}")
                changed()

            done = run_into(
                out, sources, how, format=format, replace=replace, resume=resume, on_start=begin, on_outcome=take
            )
        where = os.path.join(out, "") if Path(out).is_dir() else public(out)  # noqa: PTH118  # a Path drops the last slash
        end(done.articles, done.agreements, done.failures, where)


def end(articles: int, agreements: int, failures: int, where: str) -> None:
    """Tell what a run has written, and end with the exit status that says so."""
    from pipeline.progress import counts

    tell(f"{counts(articles, agreements, failures)}: {where}")
    if not articles:
        raise typer.Exit(NOTHING_DONE)
    if failures:
        raise typer.Exit(SOME_FAILED)
