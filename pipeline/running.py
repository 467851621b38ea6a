"""A whole run: sources in, the tables of the contract out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from pipeline import outputs
from pipeline.how import How
from pipeline.keeping import reading
from pipeline.limits import Limits
from pipeline.outputs.destination import Format
from pipeline.records import ArticleRows, Records, build
from pipeline.records.across import Across, across
from pipeline.records.build import of_all, of_articles
from pipeline.records.kept import Kept
from pipeline.sources import Failure, RawDocument, read
from pipeline.workers import Outcome

if TYPE_CHECKING:
    from pipeline.sources.web import Web

Sources = Iterable[str | os.PathLike[str] | RawDocument] | str | os.PathLike[str] | RawDocument

_AT_ONCE = 500
"""Articles whose rows are held while they are written."""


def run(
    sources: Sources,
    *,
    model: str | os.PathLike[str] | None = None,
    published: date | str | None = None,
    workers: int | Literal["auto"] = 1,
    min_confidence: float = 0.0,
    gazetteer: str | os.PathLike[str] | None = None,
    web: Web | None = None,
    out: str | os.PathLike[str] | None = None,
    format: Format | None = None,
    replace: bool = False,
    resume: bool = False,
    time_limit: float | None = Limits.seconds,
    memory_limit: int | None = Limits.megabytes,
    on_outcome: Callable[[Outcome], None] | None = None,
) -> Records:
    """Reads press releases and gives their records.

    sources: files, folders, globs, addresses, or "-" for a list of them on standard input; one or several. See
    docs/sources.md for all that they may be; a RawDocument of `pipeline.sources` stands for itself.
    model: an installed Polish spaCy pipeline or the path of one; the model that ships if None.
    published: the day that stands in for that of publication where an article gives none of its own, a date or
    "YYYY-MM-DD"; the `date_basis` of what is read from it is "reference", and the article's `published` stays empty.
    workers: processes, "auto" for one a core; the records are the same for any number.
    min_confidence: agreements of less confidence are left out, with their signatories and signers; from 0 to 1.
    gazetteer: a CSV file of organisations, people and others with the columns name, acronym, aliases (separated by |),
    kind and id; its names win over those of the articles, and its ids stand in `entities.external_id`. Its bad lines
    are rows in `failures`, and the rest is used.
    web: how addresses are read: how politely, how many pages, and where they are kept; as Web() says if None.
    out: where the records go: a folder, a name ending in .sqlite, .duckdb or .xlsx, or a postgresql:// address. What is
    there is added to: an article that is there already changes nothing, a changed one is replaced; with replace=True it
    is written anew. format: of a folder's files.
    resume: go on with what a run into `out` that was stopped or killed has read.
    time_limit, memory_limit: seconds that the reading of one article may take, and MB beyond what the model takes; None
    for any. One that needs more, or kills the process that reads it, is a row in `failures`, and the others are read.
    on_outcome: called with the rows or the failure of each document as it is done.
    Raises ModelError where the model cannot be used, GazetteerError where the list cannot be read, OutputError where
    `out` cannot be written, KeptError where an unfinished run is in the way, and ValueError for a day, a number of
    workers, a confidence or a limit that is none. What cannot be read is a row in the table `failures`.
    """
    how = How(model, published, workers, min_confidence, gazetteer, web, time_limit, memory_limit)
    if resume and out is None:
        raise ValueError("resume goes on with a run into an output: say which with out")
    if out is not None:
        with reading(_several(sources), how, out, format, resume=resume, on_outcome=on_outcome) as kept:
            told = _put(kept, how, out, format, replace=replace)
            return Records(of_articles(kept, told) | of_all(told, kept.failures())).in_order()
    articles: list[ArticleRows] = []
    failures: list[Failure] = []
    known = how.listed
    with closing(how.read(read(_several(sources), web), known)) as coming:
        for _, outcome in coming:
            if isinstance(outcome, Failure):
                failures.append(outcome)
            else:
                articles.append(outcome)
            if on_outcome is not None:
                on_outcome(outcome)
    return build(articles, failures, known.entries)


@dataclass(frozen=True)
class Counts:
    """How many rows a run has written."""

    articles: int
    agreements: int
    failures: int


def run_into(
    out: str | os.PathLike[str],
    sources: Sources,
    how: How,
    *,
    format: Format | None = None,
    replace: bool = False,
    resume: bool = False,
    on_start: Callable[[int], None] | None = None,
    on_outcome: Callable[[Outcome], None] | None = None,
) -> Counts:
    """Does what `run` does with `out`, and gives no records: it holds none, however many articles there are.

    What is held of all articles is their names, and what tells their agreements apart. on_start: called with the number
    of articles that the run that is resumed has read.
    """
    several = _several(sources)
    with reading(several, how, out, format, resume=resume, on_start=on_start, on_outcome=on_outcome) as kept:
        told = _put(kept, how, out, format, replace=replace)
        return Counts(len(kept), len(told.event_of), len(kept.failures()))


def _put(kept: Kept, how: How, out: str | os.PathLike[str], format: Format | None, *, replace: bool) -> Across:
    entries = how.listed.entries
    told = across(kept, entries, kept.duplicates())
    outputs.put(
        kept.keys(),
        of_all(told, kept.failures()),
        lambda: (of_articles(some, told) for some in kept.some(_AT_ONCE)),
        out,
        format=format,
        gazetteer=entries,
        replace=replace,
    )
    return told


def _several(sources: Sources) -> Iterable[str | os.PathLike[str] | RawDocument]:
    return [sources] if isinstance(sources, (str, os.PathLike, RawDocument)) else sources
