"""What a Content-Type says of the encoding."""

from __future__ import annotations

import re

_CHARSET = re.compile(r"""\bcharset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})""", re.I)


def charset(content_type: str) -> str | None:
    """The charset that a Content-Type header tells, in small letters; None where it tells none.

    It is what the sender says, which may be no encoding at all.
    """
    found = _CHARSET.search(content_type)
    return found[1].lower() if found else None
