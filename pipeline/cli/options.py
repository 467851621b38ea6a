"""Options that several commands have, and what their words mean."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

import typer

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

Out = Annotated[str, typer.Argument(metavar="OUT", help="An output of run: a folder, a database, a workbook.")]


def day_of(published: str | None) -> date | None:
    """The day that --published names. Raises ValueError where it names none."""
    if published == "today":
        return date.today()
    try:
        return date.fromisoformat(published) if published is not None else None
    except ValueError:
        raise ValueError(f"--published {published!r} is not a day: write it as YYYY-MM-DD, or today") from None


def number_of(number: str) -> int | Literal["auto"]:
    """How many processes --workers names. Raises ValueError where it is no number."""
    if number == "auto":
        return "auto"
    try:
        return int(number)
    except ValueError:
        raise ValueError(f"--workers {number!r} is no number: write 1, 2, 3 ..., or auto") from None
