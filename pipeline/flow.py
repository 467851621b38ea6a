"""The whole way of an article, from its bytes to its rows; in as many processes as asked for."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Literal

from spacy.language import Language

from pipeline import outputs
from pipeline.cleaning import CleaningError, clean
from pipeline.language import load
from pipeline.language.names.gazetteer import Gazetteer
from pipeline.language.names.gazetteer import read as read_gazetteer
from pipeline.limits import Limits
from pipeline.outputs.destination import Format
from pipeline.records import ArticleRows, Records, build, rows
from pipeline.sources import Failure, RawDocument, read
from pipeline.sources.trouble import unforeseen
from pipeline.workers import FORKS, Outcome, Read, Workers, can_fork, cores

if TYPE_CHECKING:
    from pipeline.sources.web import Web

__all__ = ["Outcome", "extract", "outcomes", "run"]


def extract(raw: RawDocument, nlp: Language, published: date | None = None, min_confidence: float = 0.0) -> Outcome:
    """Gives the rows of one document, or why there are none.

    published: the day that stands in where it gives none. min_confidence: of the agreements that are kept.
    """
    try:
        return _extract(raw, nlp, published, min_confidence)
    except MemoryError:
        return Failure(raw.source, "language", "reading it takes more memory than there is")


def _extract(raw: RawDocument, nlp: Language, published: date | None, min_confidence: float) -> Outcome:
    """Does as `extract` says. Raises MemoryError."""
    try:
        article = clean(raw.content, raw.url, media=raw.media, title=raw.title, published=raw.published)
    except CleaningError as error:
        return Failure(raw.source, "cleaning", str(error))
    except MemoryError:
        raise
    except Exception as error:  # one article never ends a run
        return Failure(raw.source, "cleaning", unforeseen(error))
    if len(article.text) > nlp.max_length:
        return Failure(
            raw.source, "language", f"the text has {len(article.text):,} characters, more than {nlp.max_length:,}"
        )
    try:
        doc = nlp.make_doc(article.text)
        doc._.published = article.published or published
        doc._.assumed = article.published is None
        return rows(nlp(doc), article, raw, min_confidence)
    except MemoryError:
        raise
    except Exception as error:
        return Failure(raw.source, "language", unforeseen(error))


def _loaded(model: str | None, gazetteer: str | None, published: date | None, min_confidence: float) -> Read:
    """Gives what reads a document, with a model of its own."""
    return _reader(load(model, gazetteer, threads=1), published, min_confidence)


def _reader(nlp: Language, published: date | None, min_confidence: float) -> Read:
    def read_one(raw: RawDocument) -> Outcome:
        return _extract(raw, nlp, published, min_confidence)

    return read_one


def outcomes(
    documents: Iterable[RawDocument | Failure],
    model: str | None,
    published: date | None,
    workers: int,
    min_confidence: float = 0.0,
    gazetteer: str | None = None,
    limits: Limits | None = None,
) -> Iterator[Outcome]:
    """Gives what became of each document, as it is done; with one worker in their order.

    Where the system cannot copy a process (Windows, macOS), one worker is this process, which no limit can end.
    """
    nlp = load(model, gazetteer, threads=1 if workers > 1 else None)
    if workers == 1 and not can_fork():
        for document in documents:
            yield document if isinstance(document, Failure) else extract(document, nlp, published, min_confidence)
        return
    ready = partial(_reader, nlp, published, min_confidence)
    apart = partial(_loaded, model, gazetteer, published, min_confidence)
    yield from Workers(workers, ready if FORKS else apart, limits or Limits()).read(documents)


def run(
    sources: Iterable[str | os.PathLike[str] | RawDocument] | str | os.PathLike[str] | RawDocument,
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
    there is added to: an article that is there already changes nothing, a changed one is replaced; a workbook is
    written anew, and so is everything with replace=True. format: of a folder's files.
    time_limit, memory_limit: seconds that the reading of one article may take, and MB beyond what the model takes; None
    for any. One that needs more, or kills the process that reads it, is a row in `failures`, and the others are read.
    on_outcome: called with the rows or the failure of each document as it is done.
    Raises ModelError where the model cannot be used, GazetteerError where the list cannot be read, OutputError where
    `out` cannot be written, and ValueError for a day, a number of workers or a confidence that is none. What cannot be
    read is a row in the table `failures`.
    """
    if isinstance(sources, (str, os.PathLike, RawDocument)):
        sources = [sources]
    number = cores() if workers == "auto" else workers
    if not isinstance(number, int) or number < 1:
        raise ValueError(f"workers must be 1 or more, or auto, not {workers}")
    limits = Limits(time_limit, memory_limit)
    if not 0.0 <= min_confidence <= 1.0:
        raise ValueError(f"min_confidence must be from 0 to 1, not {min_confidence}")
    day = date.fromisoformat(published) if isinstance(published, str) else published
    if isinstance(day, datetime):
        day = day.date()
    if out is not None:
        outputs.check(out, format)
    articles: list[ArticleRows] = []
    failures: list[Failure] = []
    name = None if model is None else os.fspath(model)
    known = Gazetteer() if gazetteer is None else read_gazetteer(gazetteer)
    path = None if gazetteer is None else os.fspath(gazetteer)
    bad_lines = [Failure(f"{path}:{line}", "gazetteer", error) for line, error in known.problems]
    for outcome in chain(bad_lines, outcomes(read(sources, web), name, day, number, min_confidence, path, limits)):
        if isinstance(outcome, Failure):
            failures.append(outcome)
        else:
            articles.append(outcome)
        if on_outcome is not None:
            on_outcome(outcome)
    records = build(articles, failures, known.entries)
    if out is not None and replace:
        outputs.write(records, out, format=format)
    elif out is not None:
        outputs.add(records, out, format=format, gazetteer=known.entries)
    return records
