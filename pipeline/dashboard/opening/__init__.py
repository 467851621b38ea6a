"""Opens any output and copies its tables into a DuckDB database of the dashboard's own."""

from pipeline.dashboard.opening.output import Output, find

__all__ = ["Output", "find"]
