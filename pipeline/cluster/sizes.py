"""How large partitions are: what one worker does at once, and what is lost with it when it dies."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.sources.sizes import MEGABYTE


@dataclass(frozen=True)
class Sizes:
    """The most that one partition holds.

    files: of files of one article each. rows: of a Parquet file. bytes: of a WARC file, packed as it is. A file of
    another kind that holds several articles (JSONL, CSV, ZIP) is one partition, whatever its size.
    """

    files: int = 500
    rows: int = 500
    bytes: int = 16 * MEGABYTE

    def __post_init__(self) -> None:
        for name in ("files", "rows", "bytes"):
            if getattr(self, name) < 1:
                raise ValueError(f"a partition holds 1 or more {name}, not {getattr(self, name)}")
