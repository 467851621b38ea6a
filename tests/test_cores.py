"""How many cores are ours."""

from __future__ import annotations

import os
import sys

import pytest

from pipeline.cores import cores

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="affinity can be set there alone")


def test_cores_are_those_that_this_process_may_use() -> None:
    allowed = os.sched_getaffinity(0)
    assert 1 <= cores() <= len(allowed)
    try:
        os.sched_setaffinity(0, {min(allowed)})
        assert cores() == 1
    finally:
        os.sched_setaffinity(0, allowed)
