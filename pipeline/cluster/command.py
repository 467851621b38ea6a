"""What `sygnatariusz run --cluster` does: a run on a cluster whose failures are told as they come."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from pipeline.cluster.error import ClusterError
from pipeline.outputs.extras import extra

if TYPE_CHECKING:
    from pipeline.cluster.extraction import Report
    from pipeline.cluster.job import Summary

NOT_FOLDERS = (".sqlite", ".duckdb", ".xlsx", "postgresql:", "postgres:")


def run_on_cluster(
    sources: list[str],
    address: str,
    *,
    workers: int | None,
    say: Callable[[str], None],
    out: str,
    format: str | None,
    **options: Any,
) -> Summary:
    """Runs on the scheduler at `address`, or with "local" on `workers` processes of this machine; a line a failure.

    options: as `pipeline.cluster.run` takes them. Raises ClusterError, and OutputError where the extra is missing.
    """
    for module in ("distributed", "dask.dataframe", "fsspec"):
        extra(module, "cluster", "A run on a cluster")
    from pipeline.cluster.connect import connected
    from pipeline.cluster.job import run

    if format not in (None, "parquet") or out.endswith(NOT_FOLDERS) or out.startswith(NOT_FOLDERS):
        raise ClusterError(f"a cluster writes folders of Parquet, not {format or out}: name a folder, or s3://…")

    def tell(report: Report) -> None:
        for failure in report.failures:
            say(f"{failure.source}: {failure.error}")

    with connected(address, workers) as client:
        return run(sources, client, out=out, on_report=tell, **options)
