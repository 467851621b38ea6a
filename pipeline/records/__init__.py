"""Docs in, the rows of the contract's tables out; identity across articles."""

from pipeline.records.article import ArticleRows, rows
from pipeline.records.build import Records, build
from pipeline.records.tables import TABLES, Column, Table

__all__ = ["TABLES", "ArticleRows", "Column", "Records", "Table", "build", "rows"]
