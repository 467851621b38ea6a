"""Mentions with names in, who holds which office where out."""

from pipeline.language.roles.component import Role, create

__all__ = ["Role", "create"]
