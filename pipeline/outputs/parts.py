"""The tables of a run in parts, so that no more than some articles are held at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa

from pipeline.outputs.arrow import schema
from pipeline.records.tables import TABLES

Part = Mapping[str, pa.Table]
"""Rows by table: those of some articles, or the entities and failures of all."""


@dataclass(frozen=True)
class Parts:
    """The rows of a run. keys: the ids of its articles. of_all: entities and failures. articles: gives the rows of the
    other tables, some articles at a time with all that belongs to them, as often as it is called."""

    keys: Sequence[str]
    of_all: Part
    articles: Callable[[], Iterable[Part]]

    def __iter__(self) -> Iterator[Part]:
        """All rows; who is pointed to comes before who points."""
        yield {"entities": self.of_all["entities"]}
        yield from self.articles()
        yield {"failures": self.of_all["failures"]}

    def whole(self) -> dict[str, pa.Table]:
        """All tables of the definition, in its order, in memory."""
        found: dict[str, list[pa.Table]] = {table.name: [schema(table).empty_table()] for table in TABLES}
        for part in self:
            for name, rows in part.items():
                found[name].append(rows)
        return {name: pa.concat_tables(rows) for name, rows in found.items()}


def in_memory(tables: Part) -> Parts:
    """Tables that are in memory, as one part."""
    articles = {name: rows for name, rows in tables.items() if name not in ("entities", "failures")}
    return Parts(tables["articles"]["article_id"].to_pylist(), tables, lambda: [articles])
