"""What the dashboard cannot do, as one sentence."""

from __future__ import annotations


class DashboardError(ValueError):
    """An output, a filter or a correction that cannot be used: the message names it, says what is wrong, what to do."""
