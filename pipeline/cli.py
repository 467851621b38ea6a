"""The commands. They hold no logic of their own: each calls the package and tells on stderr what became of it.

What is heavy is imported inside the commands, so that --help and --version do not wait for it.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, TextIO

import typer

if TYPE_CHECKING:
    from pipeline.workers import Outcome

NOTHING_DONE = 1
SOME_FAILED = 3
INTERRUPTED = 130

WIDE = 250
"""Characters of a line that no terminal breaks."""

app = typer.Typer(
    name="sygnatariusz",
    help="Reads Polish press releases and tells who agreed with whom, on what, when and where, and who signed.",
    add_completion=False,
    pretty_exceptions_enable=False,
)

Model = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="An installed Polish spaCy pipeline, or the path of one.", show_default="ours"),
]
Published = Annotated[
    str | None,
    typer.Option(
        metavar="DATE", help="Day that stands in where an article gives none of its own: YYYY-MM-DD or today."
    ),
]


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


@app.command()
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
    with _in_one_line():
        from pipeline.how import How
        from pipeline.outputs.public import public
        from pipeline.progress import Tally, counted, shown
        from pipeline.running import run_into
        from pipeline.sources import Failure
        from pipeline.sources.web import Web

        how = How(
            model=model,
            published=_day(published),
            workers=_workers(workers),
            min_confidence=min_confidence,
            gazetteer=gazetteer,
            web=Web(delay=delay, most=limit, keep=keep_pages),
            time_limit=time_limit or None,
            memory_limit=memory_limit or None,
        )
        if cluster is not None:
            from pipeline.cluster.command import run_on_cluster

            summary = run_on_cluster(sources, cluster, how, out=out, format=format, replace=replace, say=_say)
            _end(summary.articles, summary.agreements, summary.failures, out)
            return
        tally = Tally(sources)
        with shown(tally, _say) as changed:

            def begin(kept: int) -> None:
                tally.resume(kept)
                if kept:
                    _say(f"goes on after {counted(kept, 'article')}")

            def tell(outcome: Outcome) -> None:
                tally.take(outcome)
                if isinstance(outcome, Failure):
                    _say(f"{outcome.source}: {outcome.error}")
                changed()

            done = run_into(
                out, sources, how, format=format, replace=replace, resume=resume, on_start=begin, on_outcome=tell
            )
        where = os.path.join(out, "") if Path(out).is_dir() else public(out)  # noqa: PTH118  # a Path drops the last slash
        _end(done.articles, done.agreements, done.failures, where)


@app.command()
def show(
    source: Annotated[
        str, typer.Argument(metavar="SOURCE", help="A file or an address; of what holds several, the first article.")
    ],
    model: Model = None,
    published: Published = None,
) -> None:
    """Show one article: its text with what was found in it, then its records.

    In colours on a terminal, else with mentions in brackets: [text|label: name].
    """
    with _in_one_line():
        import pipeline
        from pipeline.show import display
        from pipeline.sources import Failure, read

        day = _day(published)
        documents = read([source])
        first, failed = None, False
        for document in documents:
            if not isinstance(document, Failure):
                first = document
                break
            failed = True
            _say(f"{document.source}: {document.error}")
        if first is None:
            if not failed:
                _say(f"{source}: names no article")
            raise typer.Exit(NOTHING_DONE)
        if first.source != source and any(not isinstance(document, Failure) for document in documents):
            _say(f"{source}: holds several articles, the first is shown: {first.source}")
        records = pipeline.run(first, model=model, published=day)
        if not len(records["articles"]):
            for name, error in records["failures"][["source", "error"]].itertuples(index=False):
                _say(f"{name}: {error}")
            raise typer.Exit(NOTHING_DONE)
        display(records)


@app.command()
def monitor(
    config: Annotated[str, typer.Argument(metavar="CONFIG.toml", help="What is followed, see docs/monitor.md.")],
    once: Annotated[bool, typer.Option("--once", help="One round, for cron and systemd timers.")] = False,
    status: Annotated[bool, typer.Option("--status", help="Print how the sources are, and read nothing.")] = False,
) -> None:
    """Follow feeds, sitemaps and news sections, add what is new to the output, and tell of new agreements.

    Exit status: 0 all went well, 1 it cannot begin, 3 a source failed or a channel could not be told, 130 interrupted.
    """
    with _in_one_line():
        from rich.console import Console

        from pipeline import monitor as room

        settings = room.read(config)
        if status:
            width = None if sys.stdout.isatty() else WIDE
            Console(width=width, highlight=False, markup=False).print(room.status(settings))
            return
        following = room.Monitor(settings, show=_show, say=_say)
        try:
            if not once:
                following.stay()
            elif not following.round():
                raise typer.Exit(SOME_FAILED)
        finally:
            following.close()


@app.command(context_settings={"ignore_unknown_options": True})  # -word is for the query
def search(
    out: Annotated[str, typer.Argument(metavar="OUT", help="An output of run: .sqlite, .duckdb or postgresql://…")],
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORDS...", help='Words in any form, "words side by side", and -word for what is not.'),
    ],
    limit: Annotated[int, typer.Option(metavar="N", help="How many articles to show.", min=1)] = 20,
) -> None:
    """Find articles by their words, in whatever form the words stand there: klaster finds klastrów.

    One line an article, newest first: day, title, address. Exit status: 0 found, 1 nothing found.
    """
    with _in_one_line():
        from pipeline.outputs import find
        from pipeline.show import neutral

        # The shell has taken the quotes away from words that belong together.
        found = find(out, " ".join(f'"{word}"' if " " in word.strip() else word for word in words))
        if not len(found):
            _say("no article has these words")
            raise typer.Exit(NOTHING_DONE)
        shown = found.head(limit)
        for published, title, url, source in shown[["published", "title", "url", "source"]].itertuples(index=False):
            day = "----------" if published != published else f"{published:%Y-%m-%d}"
            columns = (day, title if isinstance(title, str) else "", url if isinstance(url, str) else source)
            print(neutral("\t".join(" ".join(str(column).split()) for column in columns)))
        if len(found) > len(shown):
            _say(f"{len(found) - len(shown):,} more; --limit {len(found)} shows all")


Dashed = Annotated[str, typer.Argument(metavar="OUT", help="An output of run: a folder, a database, a workbook.")]


@app.command()
def dashboard(
    out: Dashed,
    host: Annotated[str, typer.Option(metavar="HOST", help="Address of this machine to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="PORT", help="Port to listen on; 0 for any that is free.")] = 8765,
    allow_host: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Another name that browsers may ask for; repeatable.")
    ] = None,
    read_only: Annotated[bool, typer.Option("--read-only", help="Nothing can be reviewed.")] = False,
    browser: Annotated[bool, typer.Option(help="Open the page in a browser.")] = True,
) -> None:
    """Look at an output on a local web page, and correct it."""
    with _in_one_line(), _extra("dashboard"):
        from pipeline.dashboard.web.serve import serve

        serve(
            out,
            host=host,
            port=port,
            allow_hosts=allow_host or (),
            read_only=read_only,
            browser=browser,
            on_ready=lambda address: _print(f"the dashboard is at {address} (Ctrl-C ends it)"),
        )


@app.command()
def report(
    source: Dashed,
    out: Annotated[Path, typer.Option(metavar="FILE.html", help="Where to write the page.")],
    filters: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Only what a dashboard's page shows: its address, or what follows ?.")
    ] = "",
    language: Annotated[Literal["pl", "en"], typer.Option(help="Language of the page.")] = "pl",
) -> None:
    """Write agreements, timeline and network as one page that can be sent and opened offline."""
    with _in_one_line(), _extra("dashboard"):
        from pipeline.dashboard.report import write_report
        from pipeline.progress import counted

        number = write_report(source, out, filters=filters, code=language)
        _print(f"{counted(number, 'agreement')}: {out}")


@app.command()
def reviews(
    source: Dashed,
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
    with _in_one_line(), _extra("dashboard"):
        from pipeline.dashboard.taking import take

        for line in take(source, out=out, gold=gold, gazetteer=gazetteer):
            _print(line)


@app.command()
def serve(
    host: Annotated[
        str, typer.Option(metavar="HOST", help="Address to listen on; others than this ask for a token.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="PORT", help="Port to listen on; 0 for any that is free.")] = 8766,
    workers: Annotated[int, typer.Option(metavar="N", help="Processes that read, each with the model.")] = 2,
    queue: Annotated[int, typer.Option(metavar="N", help="Requests that may wait; the next one gets 429.")] = 64,
    batch: Annotated[int, typer.Option(metavar="N", help="Articles of one batch; more get 413.")] = 100,
    largest: Annotated[float, typer.Option(metavar="MB", help="Size of one request; more gets 413.")] = 8.0,
    seconds: Annotated[float, typer.Option(metavar="S", help="For reading one article; then it gets 503.")] = 30.0,
    memory: Annotated[
        int, typer.Option(metavar="MB", help="For reading one article, beyond the model; 0 is any.", min=0)
    ] = 2048,
    wait: Annotated[float, typer.Option(metavar="S", help="Until a worker is free; then a request gets 503.")] = 60.0,
    stop: Annotated[float, typer.Option(metavar="S", help="For finishing what is begun, when it is stopped.")] = 60.0,
    allow_urls: Annotated[
        bool, typer.Option("--allow-urls", help="Addresses may be posted: pages of the public internet are fetched.")
    ] = False,
    site: Annotated[
        list[str] | None,
        typer.Option(metavar="ADDRESS", help="A site of your own network that may be fetched too; repeatable."),
    ] = None,
    token_file: Annotated[
        str | None, typer.Option(metavar="FILE", help="Holds the token; else it is in SYGNATARIUSZ_TOKEN.")
    ] = None,
    model: Model = None,
    gazetteer: Annotated[
        str | None, typer.Option(metavar="FILE", help="Your own list of organisations and people, as in run.")
    ] = None,
) -> None:
    """Answer articles that are posted over HTTP with their records as JSON.

    Ends on SIGTERM or Ctrl-C, when what is begun is finished. Exit status: 0 stopped, 1 it cannot run.
    """
    with _in_one_line(), _extra("serve"):
        from pipeline.service import Settings
        from pipeline.service.serve import serve as run_service
        from pipeline.service.settings import read_token
        from pipeline.sources.sizes import MEGABYTE

        settings = Settings(
            model=model,
            gazetteer=gazetteer,
            workers=workers,
            queue=queue,
            batch=batch,
            largest=round(largest * MEGABYTE),
            seconds=seconds,
            memory=memory or None,
            wait=wait,
            stop=stop,
            urls=allow_urls,
            sites=tuple(site or ()),
            token=read_token(token_file),
        )
        run_service(
            settings,
            host=host,
            port=port,
            say=_say,
            on_ready=lambda address: _print(f"the service is at {address}, its documentation at {address}docs"),
        )


@contextmanager
def _extra(name: str) -> Iterator[None]:
    """What an extra brings, or one line that says how to get it."""
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("pipeline"):
            raise
        raise ValueError(f"{error.name} is missing: pip install 'sygnatariusz[{name}]'") from error


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


def _day(published: str | None) -> date | None:
    if published == "today":
        return date.today()
    try:
        return date.fromisoformat(published) if published is not None else None
    except ValueError:
        raise ValueError(f"--published {published!r} is not a day: write it as YYYY-MM-DD, or today") from None


def _end(articles: int, agreements: int, failures: int, where: str) -> None:
    """Tell what a run has written, and end with the exit status that says so."""
    from pipeline.progress import counts

    _print(f"{counts(articles, agreements, failures)}: {where}")
    if not articles:
        raise typer.Exit(NOTHING_DONE)
    if failures:
        raise typer.Exit(SOME_FAILED)


def _workers(number: str) -> int | Literal["auto"]:
    if number == "auto":
        return "auto"
    try:
        return int(number)
    except ValueError:
        raise ValueError(f"--workers {number!r} is no number: write 1, 2, 3 ..., or auto") from None


@contextmanager
def _in_one_line() -> Iterator[None]:
    """What stops a command, as one line on stderr and an exit status."""
    try:
        yield
        sys.stdout.flush()
    except KeyboardInterrupt as error:
        _say(str(error) or "interrupted")
        raise typer.Exit(INTERRUPTED) from None
    except BrokenPipeError:
        _close(sys.stdout)  # whoever reads has read enough
    except ValueError as error:
        _say(str(error))
        raise typer.Exit(NOTHING_DONE) from None


def _show(line: str) -> None:
    from pipeline.show import neutral

    print(neutral(" ".join(line.split("\n"))), flush=True)


def _say(message: str) -> None:
    _print(f"sygnatariusz: {message}")


def _print(line: str) -> None:
    from pipeline.show import neutral

    try:
        print(neutral(" ".join(line.split("\n"))), file=sys.stderr, flush=True)
    except BrokenPipeError:
        _close(sys.stderr)  # a run goes on when nobody listens any more


def _close(stream: TextIO) -> None:
    """Lets what is still to be written go nowhere, so that the interpreter's last flush does not complain."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
