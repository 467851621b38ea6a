"""Mentions in, their canonical names out."""

from pipeline.language.names.component import create

__all__ = ["create"]
