"""How much of the machine is ours."""

from __future__ import annotations

import os
from pathlib import Path


def cores() -> int:
    """The number of cores that this process may use, by its affinity and, in a container, by its share."""
    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    try:
        quota, period = Path("/sys/fs/cgroup/cpu.max").read_text().split()
        return max(1, min(count, round(int(quota) / int(period))))
    except (OSError, ValueError):
        return count
