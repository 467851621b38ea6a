"""sygnatariusz serve: articles are answered over HTTP."""

from __future__ import annotations

from typing import Annotated

import typer

from pipeline.cli.options import Model
from pipeline.cli.telling import extra, in_one_line, say, tell


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
    with in_one_line(), extra("serve"):
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
            say=say,
            on_ready=lambda address: tell(f"the service is at {address}, its documentation at {address}docs"),
        )
