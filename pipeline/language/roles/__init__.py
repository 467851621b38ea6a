"""Mentions with names in, who holds which office where out."""

from pipeline.language.roles.component import create
from pipeline.language.roles.record import Role

__all__ = ["Role", "create"]
