"""Room 1: from what the user names to documents as they were found, each with its bytes and its name."""

from pipeline.sources.document import Failure, RawDocument
from pipeline.sources.read import read

__all__ = ["Failure", "RawDocument", "read"]
