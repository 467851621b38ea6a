"""What `sygnatariusz run --cluster` does: a run on a cluster whose failures are told as they come."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from pipeline.cluster.error import ClusterError
from pipeline.outputs.extras import extra

if TYPE_CHECKING:
    from pipeline.cluster.extraction import Report
    from pipeline.cluster.job import Summary
    from pipeline.how import How

NOT_FOLDERS = (".sqlite", ".duckdb", ".xlsx", "postgresql:", "postgres:")


def run_on_cluster(
    sources: list[str],
    address: str,
    how: How,
    *,
    out: str,
    format: str | None,
    replace: bool,
    say: Callable[[str], None],
) -> Summary:
    """Runs on the scheduler at `address`, or with "local" on processes of this machine; a line a failure.

    how: its web is not asked for. out, replace: as `pipeline.cluster.run` takes them.
    A run always goes on from the partitions that are there, with --resume or without.
    Raises what that does, OutputError where the extra is missing, and Interrupted.
    """
    for module in ("distributed", "dask.dataframe", "fsspec"):
        extra(module, "cluster", "A run on a cluster")
    from pipeline.cluster.connect import connected
    from pipeline.cluster.extraction import EXTRACTED
    from pipeline.cluster.job import run
    from pipeline.keeping import Interrupted

    if format not in (None, "parquet") or out.endswith(NOT_FOLDERS) or out.startswith(NOT_FOLDERS):
        raise ClusterError(f"a cluster writes folders of Parquet, not {format or out}: name a folder, or s3://…")

    def tell(report: Report) -> None:
        for failure in report.failures:
            say(f"{failure.source}: {failure.error}")

    try:
        with connected(address, how.number) as client:
            summary = run(
                sources,
                client,
                out=out,
                model=None if how.model is None else os.fspath(how.model),
                published=how.day,
                min_confidence=how.min_confidence,
                gazetteer=how.gazetteer,
                time_limit=how.time_limit,
                memory_limit=how.memory_limit,
                replace=replace,
                on_report=tell,
            )
    except KeyboardInterrupt as error:
        kept = f"{out.rstrip('/')}/{EXTRACTED}"
        raise Interrupted(f"interrupted: the partitions that were read are kept in {kept}; the same goes on") from error
    if summary.kept:
        say(f"{summary.kept:,} of {summary.partitions:,} partitions were there already, and not read again")
    return summary
