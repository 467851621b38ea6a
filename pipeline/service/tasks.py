"""What a worker can be asked to do; each task goes to its process, and what it gives comes back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from spacy.language import Language

from pipeline.flow import Outcome, extract, reader
from pipeline.language import load
from pipeline.language.names.gazetteer import Entry, Gazetteer
from pipeline.language.names.gazetteer import read as read_gazetteer
from pipeline.outputs.arrow import arrow
from pipeline.outputs.iso import iso
from pipeline.records import build
from pipeline.service.posted import Posted
from pipeline.sources import Failure, RawDocument

SAMPLE = (
    "9 maja 2023 r. w Rzeszowie Stowarzyszenie Dolina Lotnicza oraz Politechnika Rzeszowska podpisały list intencyjny "
    "o współpracy. Dokument podpisał prezes Marek Darecki. Strony zapowiedziały badania oraz staże dla studentów."
)


@dataclass(frozen=True)
class Loaded:
    """What a worker holds for all its life: the pipeline and an analyst's list of names."""

    nlp: Language
    entries: tuple[Entry, ...]


def loaded(model: str | None, gazetteer: str | None) -> Loaded:
    """Loads all that an article needs, also what is loaded with the first one. Raises ModelError, GazetteerError."""
    known = Gazetteer() if gazetteer is None else read_gazetteer(gazetteer)
    held = Loaded(load(model, gazetteer, threads=1), known.entries)
    tables([extract(RawDocument(SAMPLE.encode(), "sample.txt", "text"), held.nlp)], held.entries)
    return held


def tables(outcomes: Iterable[Outcome], entries: Iterable[Entry]) -> bytes:
    """Gives the tables of some articles as one JSON object: table name -> its rows, as the files of a run hold them."""
    outcomes = list(outcomes)
    failures = [outcome for outcome in outcomes if isinstance(outcome, Failure)]
    articles = [outcome for outcome in outcomes if not isinstance(outcome, Failure)]
    written = {name: iso(table).to_pylist() for name, table in arrow(build(articles, failures, entries)).items()}
    return json.dumps(written, ensure_ascii=False, separators=(",", ":")).encode()


@dataclass(frozen=True)
class Read:
    """Read one article of several; gives its rows or its failure, and raises MemoryError.

    reference: the day that stands in where it gives none. min_confidence: of the agreements that are kept.
    """

    posted: Posted
    reference: date | None = None
    min_confidence: float = 0.0

    def __call__(self, held: Loaded) -> Outcome:
        document = self.posted.document()
        if isinstance(document, Failure):
            return document
        return reader(held.nlp, self.reference, self.min_confidence)(document)


@dataclass(frozen=True)
class ReadAlone(Read):
    """Read the one article of a request; gives its tables as JSON, or its failure."""

    def __call__(self, held: Loaded) -> Failure | bytes:  # type: ignore[override]
        outcome = super().__call__(held)
        return outcome if isinstance(outcome, Failure) else tables([outcome], held.entries)


@dataclass(frozen=True)
class Assemble:
    """Make the tables of the articles of a batch, with identity across them; gives JSON."""

    outcomes: tuple[Outcome, ...]

    def __call__(self, held: Loaded) -> bytes:
        return tables(self.outcomes, held.entries)


Task = Read | ReadAlone | Assemble
