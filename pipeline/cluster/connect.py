"""A scheduler and its workers: one that stands, or one of this machine's own; each worker with the same product."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from distributed import Client, LocalCluster

from pipeline.cluster.error import ClusterError
from pipeline.product import product
from pipeline.sources.trouble import first_line

LOCAL = "local"

PATIENCE = "10s"
"""How long a scheduler is waited for."""


@contextmanager
def connected(address: str, workers: int | None = None) -> Iterator[Client]:
    """A client of the scheduler at `address`, or with "local" of one with worker processes on this machine.

    workers: of a local one, as many as there are cores if None. Raises ClusterError where no scheduler answers.
    """
    with ExitStack() as stack:
        # What goes wrong is told in sentences of ours; Dask's own log says the same in many lines.
        for name in ("distributed", "tornado", "asyncio"):
            logging.getLogger(name).setLevel(logging.CRITICAL)
        if address == LOCAL:
            cluster = stack.enter_context(
                LocalCluster(
                    n_workers=workers,
                    threads_per_worker=1,
                    dashboard_address=":0",  # any free port: of one that is taken Dask warns
                    silence_logs=logging.CRITICAL,
                )
            )
            yield stack.enter_context(Client(cluster))
            return
        try:
            client = Client(address, timeout=PATIENCE)
        except (OSError, TimeoutError, ValueError) as error:
            raise ClusterError(
                f"no scheduler answers at {address} ({type(error).__name__}): start one with 'dask scheduler' and its "
                "workers with 'dask worker', and name the address that it prints"
            ) from error
        yield stack.enter_context(client)


def check_workers(client: Client) -> None:
    """Raises ClusterError where a cluster has no worker, or one without the product or with another version of it."""
    if not client.scheduler_info(n_workers=-1)["workers"]:
        raise ClusterError("the scheduler has no worker: start some with 'dask worker ADDRESS --nthreads 1'")
    found = client.run(_question(), on_error="return")
    for worker, answer in sorted(found.items()):
        if isinstance(answer, BaseException):
            raise ClusterError(
                f"the worker {worker} has no sygnatariusz ({first_line(answer)}): "
                "pip install 'sygnatariusz[cluster]' there"
            )
        if answer != product():
            raise ClusterError(
                f"the worker {worker} has sygnatariusz {answer}, this machine {product()}: install the same on both"
            )


def _question() -> Callable[[], Any]:
    """What a worker is asked; a function in a function, which travels by value: a worker may lack this module."""

    def version() -> str:
        from importlib.metadata import PackageNotFoundError, version

        import pipeline  # noqa: F401  # raises where there is none

        try:
            return version("sygnatariusz")
        except PackageNotFoundError:
            return "sources"

    return version
