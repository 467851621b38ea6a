"""The name of an output as it may be shown."""

from __future__ import annotations

import re


def public(name: str) -> str:
    """The name of an output as it may be shown: an address without its password."""
    hidden = re.sub(r"^([a-zA-Z]+://[^/?#]*?):.*@(?=[^@]*$)", r"\1:***@", name)
    return re.sub(r"([?&]password=)[^&]*", r"\1***", hidden)
