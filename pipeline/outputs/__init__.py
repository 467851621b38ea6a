"""Room 5: the tables become a folder of CSV, JSONL or Parquet, an SQLite database or an XLSX workbook."""

from pipeline.outputs.error import OutputError
from pipeline.outputs.output import check, write

__all__ = ["OutputError", "check", "write"]
