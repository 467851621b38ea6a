"""How long one article may be read and how much memory that may take, and what the system offers to hold it to that."""

from __future__ import annotations

import gc
import os
import signal
from contextlib import suppress
from dataclasses import dataclass
from math import ceil
from pathlib import Path

from pipeline.sources.sizes import MEGABYTE

try:
    import resource
except ImportError:  # Windows
    _RESOURCE = False
else:
    _RESOURCE = True

_GRACE = 30
"""Seconds after the time limit at which a worker whose parent is gone ends itself."""


@dataclass(frozen=True)
class Limits:
    """What one article may cost. seconds: of reading it; megabytes: of memory beyond what the worker has; None: any."""

    seconds: float | None = 300.0
    megabytes: int | None = 2048

    def __post_init__(self) -> None:
        if self.seconds is not None and self.seconds <= 0:
            raise ValueError(f"the time limit must be more than 0 seconds, not {self.seconds:g}")
        if self.megabytes is not None and self.megabytes <= 0:
            raise ValueError(f"the memory limit must be more than 0 MB, not {self.megabytes}")

    @property
    def too_long(self) -> str:
        return f"not read within {self.seconds:g} seconds: --time-limit (time_limit) gives it more"

    @property
    def too_large(self) -> str:
        if self.megabytes is None:
            return "reading it takes more memory than there is"
        needs = f"reading it takes more than {self.megabytes:,} MB of memory"
        return f"{needs}: --memory-limit (memory_limit) gives it more"


def is_of_memory(error: Exception) -> bool:
    """Whether an error says that there was no memory left: onnxruntime says so with its errors of any other kind."""
    return isinstance(error, MemoryError) or any(said in str(error) for said in ("allocate memory", "bad_alloc"))


def settle() -> None:
    """Make a new worker a good child: Ctrl-C is its parent's, it goes first where memory ends, its memory is shared."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for one in ("SIGTERM", "SIGALRM"):
        if hasattr(signal, one):
            signal.signal(getattr(signal, one), signal.SIG_DFL)
    gc.freeze()  # what the parent had is never looked at again, so that its pages stay shared
    with suppress(OSError):  # another system than Linux
        Path("/proc/self/oom_score_adj").write_text("500")


def hold(limits: Limits) -> None:
    """Hold this process to the limits from now on: it may take so much more memory, and live so much longer.

    The parent ends whoever is late; the alarm is for a worker whose parent was killed. Does what the system can.
    """
    if limits.seconds is not None and hasattr(signal, "alarm"):
        signal.alarm(ceil(limits.seconds) + _GRACE)
    if limits.megabytes is not None and _RESOURCE and (now := _data()) is not None:
        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        most = now + limits.megabytes * MEGABYTE
        resource.setrlimit(resource.RLIMIT_DATA, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def rest() -> None:
    """Hold this process to nothing while it waits for its next article."""
    if hasattr(signal, "alarm"):
        signal.alarm(0)
    if _RESOURCE:
        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (hard, hard))


def _data() -> int | None:
    """The bytes that RLIMIT_DATA counts of this process; None where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[5])
    except (OSError, IndexError, ValueError):
        return None
    return pages * os.sysconf("SC_PAGE_SIZE")
