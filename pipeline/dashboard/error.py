"""What the dashboard cannot do, as one sentence."""

from __future__ import annotations

from pipeline.outputs.error import OutputError


class DashboardError(OutputError):
    """An output, a filter or a correction that cannot be used: the message names it, says what is wrong, what to do."""
