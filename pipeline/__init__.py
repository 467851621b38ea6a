"""sygnatariusz: reads Polish press releases and tells who agreed with whom, on what, when and where, and who signed."""

from pipeline.cleaning import clean
from pipeline.flow import run
from pipeline.language import load
from pipeline.records import Records

__all__ = ["Records", "clean", "load", "run"]
