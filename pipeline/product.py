"""Which version of the product a process has: results of two versions are never mixed."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version


def product() -> str:
    """The version of sygnatariusz that is installed here; "sources" where it is run from its sources."""
    try:
        return version("sygnatariusz")
    except PackageNotFoundError:
        return "sources"
