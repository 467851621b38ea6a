"""What keeps a run on a cluster from beginning or from ending, as one sentence."""

from __future__ import annotations


class ClusterError(ValueError):
    """The run cannot be done: the message says what is wrong and what to do."""
