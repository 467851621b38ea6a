"""The whole way of a document, from its bytes to its rows; in as many processes as asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial

from spacy.language import Language

from pipeline.cleaning import CleaningError, clean
from pipeline.language import load
from pipeline.limits import Limits, is_of_memory
from pipeline.records import rows
from pipeline.sources import Failure, RawDocument
from pipeline.sources.trouble import unforeseen
from pipeline.workers import FORKS, Done, Outcome, Read, Workers, can_fork

__all__ = ["Outcome", "extract", "outcomes", "reader"]


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
        article = clean(
            raw.content, raw.url, media=raw.media, title=raw.title, published=raw.published, charset=raw.charset
        )
    except CleaningError as error:
        return Failure(raw.source, "cleaning", str(error))
    except Exception as error:  # one article never ends a run
        if is_of_memory(error):
            raise MemoryError from error
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
    except Exception as error:
        if is_of_memory(error):
            raise MemoryError from error
        return Failure(raw.source, "language", unforeseen(error))


def _loaded(model: str | None, gazetteer: str | None, published: date | None, min_confidence: float) -> Read:
    """Gives what reads a document, with a model of its own."""
    return reader(load(model, gazetteer, threads=1), published, min_confidence)


def reader(nlp: Language, published: date | None, min_confidence: float) -> Read:
    """Gives what does as `extract`, but raises MemoryError: whoever holds a process to its limits tells of that."""

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
) -> Iterator[Done]:
    """Gives each document with what became of it, as it is done; with one worker as `one_by_one` does."""
    nlp = load(model, gazetteer, threads=1 if workers > 1 else None)
    limits = limits or Limits()
    if workers == 1:
        yield from one_by_one(documents, nlp, published, min_confidence, limits)
        return
    ready = partial(reader, nlp, published, min_confidence)
    apart = partial(_loaded, model, gazetteer, published, min_confidence)
    yield from Workers(workers, ready if FORKS else apart, limits).read(documents)


def one_by_one(
    documents: Iterable[RawDocument | Failure],
    nlp: Language,
    published: date | None,
    min_confidence: float,
    limits: Limits,
) -> Iterator[Done]:
    """Gives each document with what became of it in their order, each before the next is taken; in a process apart.

    Where the system cannot copy a process (Windows, macOS), it is this one, which no limit can end.
    """
    if can_fork():
        yield from Workers(1, partial(reader, nlp, published, min_confidence), limits).read(documents)
        return
    for one in documents:
        if isinstance(one, Failure):
            yield None, one
        else:
            yield one, extract(one, nlp, published, min_confidence)
