"""The first step: documents in, their records out; a plain function that Dask, Spark and Ray run alike."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from threading import Lock

import pyarrow as pa
from spacy.language import Language

from pipeline.cluster import form
from pipeline.cluster.error import ClusterError
from pipeline.cluster.partition import Partition, documents
from pipeline.cluster.storage import Folder
from pipeline.flow import extract
from pipeline.language import load
from pipeline.product import product
from pipeline.sources.document import Failure, RawDocument

EXTRACTED = "extracted"
"""The folder of the results of this step, below that of the output."""

UNREAD = ".unread.parquet"
"""What the results of a partition end in of which nothing could be read: another run tries it again."""

_reading = Lock()
"""Our components are not made for several threads, which a worker may have."""


@dataclass(frozen=True)
class Settings:
    """How documents are read, the same on every worker.

    model, published, min_confidence: as `pipeline.run` takes them; a model's name or path must be good on each worker.
    gazetteer: the content of the analyst's list. product: the version that reads.
    """

    model: str | None = None
    published: date | None = None
    min_confidence: float = 0.0
    gazetteer: bytes | None = field(default=None, repr=False)
    product: str = field(default_factory=product)

    @property
    def digest(self) -> str:
        """What is the same for the same settings."""
        gazetteer = blake2b(self.gazetteer or b"", digest_size=8).hexdigest()
        return f"{self!r} {gazetteer}"


@dataclass(frozen=True)
class Report:
    """What became of a partition: how many articles and agreements, and what failed."""

    partition: str
    file: str
    articles: int
    agreements: int
    failures: tuple[Failure, ...]


@lru_cache(maxsize=1)
def language(settings: Settings) -> Language:
    """The pipeline, loaded once a process. Raises ModelError, GazetteerError."""
    if settings.gazetteer is None:
        return load(settings.model, threads=1)
    with tempfile.TemporaryDirectory(prefix="sygnatariusz-") as folder:
        path = Path(folder) / "gazetteer.csv"
        path.write_bytes(settings.gazetteer)
        return load(settings.model, str(path), threads=1)


def extracted(found: Iterable[RawDocument | Failure], settings: Settings) -> pa.Table:
    """Gives the records of documents as a table of `pipeline.cluster.form.SCHEMA`, a row a document, in their order.

    What cannot be read is a row too, with its failure. Raises ModelError where the model cannot be loaded, and
    ClusterError where this process has another version of the product than the settings ask for.
    """
    if settings.product != product():
        raise ClusterError(
            f"a worker has sygnatariusz {product()}, the run is of {settings.product}: install the same version on all"
        )
    with _reading:
        nlp = language(settings)
        return form.table(
            one if isinstance(one, Failure) else extract(one, nlp, settings.published, settings.min_confidence)
            for one in found
        )


def over_tables(batches: Iterable[pa.Table | pa.RecordBatch], settings: Settings) -> Iterator[pa.Table]:
    """Gives a table of records for each batch of documents: the body of Ray's map_batches and Spark's mapInArrow.

    A batch has the columns content (bytes), source and media ("html" or "text"), and may have url, title, published
    (a day) and retrieved (a moment), as `pipeline.sources.RawDocument` has them.
    """
    for batch in batches:
        yield extracted((RawDocument(**row) for row in batch.to_pylist()), settings)


def extract_partition(partition: Partition, settings: Settings, out: str) -> Report:
    """Reads a partition and writes its records below `out`, whole or not at all; gives what became of it."""
    found = extracted(documents(partition), settings)
    failed = tuple(form.failures(found))
    name = partition.name(settings.digest)
    nothing = (
        found.num_rows > 0 and all(failure.stage == "sources" for failure in failed) and found.num_rows == len(failed)
    )
    folder, file = Folder(out), f"{name}{UNREAD if nothing else '.parquet'}"
    folder.put(f"{EXTRACTED}/{file}", form.packed(found))
    if not nothing:
        folder.remove(f"{EXTRACTED}/{name}{UNREAD}")
    agreements = sum(map(len, found["agreements"].drop_null().to_pylist()))
    return Report(partition.about, file, found.num_rows - len(failed), agreements, failed)
