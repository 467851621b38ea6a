"""Room 5: the tables become a folder of CSV, JSONL or Parquet, a workbook, or a database that can be added to."""

from pipeline.outputs.error import OutputError
from pipeline.outputs.output import check, write
from pipeline.outputs.reading import read

__all__ = ["OutputError", "check", "read", "write"]
