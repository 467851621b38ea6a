"""sygnatariusz show: one article, with what was found in it."""

from __future__ import annotations

from typing import Annotated

import typer

from pipeline.cli.options import Model, Published, day_of
from pipeline.cli.telling import NOTHING_DONE, in_one_line, say


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
    with in_one_line():
        import pipeline
        from pipeline.show import display
        from pipeline.sources import Failure, read

        day = day_of(published)
        documents = read([source])
        first, failed = None, False
        for document in documents:
            if not isinstance(document, Failure):
                first = document
                break
            failed = True
            say(f"{document.source}: {document.error}")
        if first is None:
            if not failed:
                say(f"{source}: names no article")
            raise typer.Exit(NOTHING_DONE)
        if first.source != source and any(not isinstance(document, Failure) for document in documents):
            say(f"{source}: holds several articles, the first is shown: {first.source}")
        records = pipeline.run(first, model=model, published=day)
        if not len(records["articles"]):
            for name, error in records["failures"][["source", "error"]].itertuples(index=False):
                say(f"{name}: {error}")
            raise typer.Exit(NOTHING_DONE)
        display(records)
