"""Room 7: pages over any output, on which an analyst finds, reads and corrects what was extracted."""

from pipeline.dashboard.error import DashboardError

__all__ = ["DashboardError"]
