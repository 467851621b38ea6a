"""sygnatariusz search: articles by their words."""

from __future__ import annotations

from typing import Annotated

import typer

from pipeline.cli.telling import NOTHING_DONE, in_one_line, say


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
    with in_one_line():
        from pipeline.outputs import find
        from pipeline.show import neutral

        # The shell has taken the quotes away from words that belong together.
        found = find(out, " ".join(f'"{word}"' if " " in word.strip() else word for word in words))
        if not len(found):
            say("no article has these words")
            raise typer.Exit(NOTHING_DONE)
        shown = found.head(limit)
        for published, title, url, source in shown[["published", "title", "url", "source"]].itertuples(index=False):
            day = "----------" if published != published else f"{published:%Y-%m-%d}"
            columns = (day, title if isinstance(title, str) else "", url if isinstance(url, str) else source)
            print(neutral("\t".join(" ".join(str(column).split()) for column in columns)))
        if len(found) > len(shown):
            say(f"{len(found) - len(shown):,} more; --limit {len(found)} shows all")
