"""Libraries that only some outputs need, imported when one of these is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from pipeline.outputs.error import OutputError


def extra(module: str, name: str, what: str) -> Any:
    """The module of a library that comes with the extra `name`. Raises OutputError where it is not installed."""
    try:
        return import_module(module)
    except ImportError as error:
        raise OutputError(
            f"{what} needs a library that is not installed ({error}); pip install 'sygnatariusz[{name}]' brings it."
        ) from error
