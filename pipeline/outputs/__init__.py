"""Room 5: the tables become a folder of CSV, JSONL or Parquet, a workbook, or a database that can be added to."""

from pipeline.outputs.adding import add
from pipeline.outputs.error import OutputError
from pipeline.outputs.finding import find
from pipeline.outputs.output import check, write
from pipeline.outputs.putting import put
from pipeline.outputs.reading import read
from pipeline.outputs.renewing import renew
from pipeline.outputs.unfinished import unfinished

__all__ = ["OutputError", "add", "check", "find", "put", "read", "renew", "unfinished", "write"]
