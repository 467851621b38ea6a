"""The first step: documents in, their records out; a plain function that Dask, Spark and Ray run alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

import pyarrow as pa

from pipeline.cluster import form
from pipeline.cluster.error import ClusterError
from pipeline.cluster.partition import Partition, documents
from pipeline.cluster.reader import Lost, Reader
from pipeline.cluster.settings import Settings
from pipeline.cluster.storage import Folder
from pipeline.product import product
from pipeline.sources.document import Failure, RawDocument
from pipeline.workers import Outcome

EXTRACTED = "extracted"
"""The folder of the results of this step, below that of the output."""

UNREAD = ".unread.parquet"
"""What the results of a partition end in that another run tries again: nothing was read, or an article was lost."""

_reading = Lock()
"""A worker may have several threads; one process reads for all of them."""


@dataclass(frozen=True)
class Report:
    """What became of a partition: how many articles and agreements, and what failed."""

    partition: str
    file: str
    articles: int
    agreements: int
    failures: tuple[Failure, ...]


@lru_cache(maxsize=1)
def _reader(settings: Settings) -> Reader:
    """What reads for this process, with the model loaded once."""
    return Reader(settings)


def extracted(found: Iterable[RawDocument | Failure], settings: Settings) -> pa.Table:
    """Gives the records of documents as a table of `pipeline.cluster.form.SCHEMA`, a row a document, in their order.

    They are read in a process of their own, within the limits of the settings. What cannot be read is a row too, with
    its failure. Raises ModelError and GazetteerError where the model or the list cannot be loaded, DiedError or
    LateError where the process that reads cannot, and ClusterError where this process has another version of the
    product than the settings ask for.
    """
    return form.table(_outcomes(found, settings))


def _outcomes(found: Iterable[RawDocument | Failure], settings: Settings) -> Iterator[Outcome]:
    if settings.product != product():
        raise ClusterError(
            f"a worker has sygnatariusz {product()}, the run is of {settings.product}: install the same version on all"
        )
    with _reading:
        read = _reader(settings)
        yield from (one if isinstance(one, Failure) else read(one) for one in found)


def over_tables(batches: Iterable[pa.Table | pa.RecordBatch], settings: Settings) -> Iterator[pa.Table]:
    """Gives a table of records for each batch of documents: the body of Ray's map_batches and Spark's mapInArrow.

    A batch has the columns content (bytes), source and media ("html" or "text"), and may have url, title, published
    (a day) and retrieved (a moment), as `pipeline.sources.RawDocument` has them.
    """
    for batch in batches:
        yield extracted((RawDocument(**row) for row in batch.to_pylist()), settings)


def extract_partition(partition: Partition, settings: Settings, out: str) -> Report:
    """Reads a partition and writes its records below `out`, whole or not at all; gives what became of it."""
    outcomes = list(_outcomes(documents(partition), settings))
    found = form.table(outcomes)
    failed = tuple(form.failures(found))
    name = partition.name(settings.digest)
    nothing = (
        found.num_rows > 0 and all(failure.stage == "sources" for failure in failed) and found.num_rows == len(failed)
    )
    again = nothing or any(isinstance(one, Lost) for one in outcomes)
    folder, file = Folder(out), f"{name}{UNREAD if again else '.parquet'}"
    folder.put(f"{EXTRACTED}/{file}", form.packed(found))
    if not again:
        folder.remove(f"{EXTRACTED}/{name}{UNREAD}")
    agreements = sum(map(len, found["agreements"].drop_null().to_pylist()))
    return Report(partition.about, file, found.num_rows - len(failed), agreements, failed)
