"""Text in, dates and times with their EDTF out."""

from pipeline.language.dates.component import create

__all__ = ["create"]
