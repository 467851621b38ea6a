"""Room 2: from a page's bytes to the article as an editor would see it, its lists kept."""

from pipeline.cleaning.article import Article, CleaningError
from pipeline.cleaning.clean import clean

__all__ = ["Article", "CleaningError", "clean"]
