"""On many machines: the same pipeline over partitions of sources, with Dask; identity across articles by shuffles.

`extracted` and `over_tables` need no Dask: they are the body that Spark and Ray run as well.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.cluster.connect import connected
    from pipeline.cluster.error import ClusterError
    from pipeline.cluster.extraction import extracted, over_tables
    from pipeline.cluster.job import Summary, run
    from pipeline.cluster.reading import read
    from pipeline.cluster.settings import Settings
    from pipeline.cluster.sizes import Sizes

__all__ = ["ClusterError", "Settings", "Sizes", "Summary", "connected", "extracted", "over_tables", "read", "run"]

_HOMES = {
    "connected": "connect",
    "ClusterError": "error",
    "Settings": "settings",
    "extracted": "extraction",
    "over_tables": "extraction",
    "read": "reading",
    "Summary": "job",
    "run": "job",
    "Sizes": "sizes",
}


def __getattr__(name: str) -> Any:
    """Imports a name when it is first asked for, so that who runs on Spark or Ray need not have Dask."""
    if name not in _HOMES:
        raise AttributeError(f"module 'pipeline.cluster' has no attribute '{name}'")
    return getattr(import_module(f"pipeline.cluster.{_HOMES[name]}"), name)
