"""sygnatariusz: reads Polish press releases and tells who agreed with whom, on what, when and where, and who signed."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.cleaning import clean
    from pipeline.language.load import load
    from pipeline.records import Records
    from pipeline.running import run

__all__ = ["Records", "clean", "load", "run"]

_HOMES = {
    "clean": "pipeline.cleaning",
    "run": "pipeline.running",
    "load": "pipeline.language",
    "Records": "pipeline.records",
}


def __getattr__(name: str) -> Any:
    """Imports a name when it is first asked for, so that `sygnatariusz --help` need not wait for spaCy and pandas."""
    if name not in _HOMES:
        raise AttributeError(f"module 'pipeline' has no attribute '{name}'")
    return getattr(import_module(_HOMES[name]), name)
