"""A run whose rows are kept on disk as they come: stopped, killed or out of disk, it goes on where it was."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager

from pipeline import outputs
from pipeline.how import How
from pipeline.outputs.destination import Format
from pipeline.records import ArticleRows
from pipeline.records.kept import Kept, KeptError
from pipeline.sources import Failure, RawDocument, read
from pipeline.workers import Outcome


class Interrupted(KeyboardInterrupt):
    """The run was interrupted, and what it has read is kept; the message says where, and how to go on."""


@contextmanager
def reading(
    sources: Iterable[str | os.PathLike[str] | RawDocument],
    how: How,
    out: str | os.PathLike[str],
    format: Format | None,
    *,
    resume: bool,
    on_start: Callable[[int], None] | None = None,
    on_outcome: Callable[[Outcome], None] | None = None,
) -> Iterator[Kept]:
    """All that the sources hold, read and on disk; gone when what is done with it goes well, else kept."""
    outputs.check(out, format)
    known, settings = how.listed, how.settings()
    kept = _kept(out, format, settings, resume=resume)
    done = False
    try:
        if on_start is not None:
            on_start(len(kept))
        documents = (one for one in read(sources, how.web) if isinstance(one, Failure) or one not in kept)
        with closing(how.read(documents, known)) as coming:
            for document, outcome in coming:
                if document is not None and isinstance(outcome, ArticleRows):
                    kept.put(document, outcome)
                elif isinstance(outcome, Failure):
                    kept.fail(outcome)
                if on_outcome is not None:
                    on_outcome(outcome)
        yield kept
        done = True
    except KeyboardInterrupt as error:
        if not len(kept):
            raise
        raise Interrupted(
            f"interrupted: {len(kept):,} articles are kept in {kept.file}; the same with --resume goes on"
        ) from error
    except outputs.OutputError as error:
        raise outputs.OutputError(f"{error} What was read is kept in {kept.file}; --resume goes on.") from error
    finally:
        kept.close(done=done)


def _kept(out: str | os.PathLike[str], format: Format | None, settings: str, *, resume: bool) -> Kept:
    for file in outputs.unfinished(out, format):
        try:
            there = file.exists()
            kept = Kept(file, settings)
        except BlockingIOError:
            continue  # that of another run, which is alive
        if there and len(kept) and not resume:
            number = len(kept)
            kept.close(done=False)
            raise KeptError(
                f"{file} holds {number:,} articles of a run that did not end: add --resume to go on with it, "
                "or delete it to begin anew"
            )
        return kept
    raise AssertionError("there is always another name")
