"""Ids that are the same in every run, on every machine, whatever the order or the number of workers."""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b

_KINDS = {"organisation": "org", "person": "person", "place": "place", "event": "event", "product": "product"}
KIND_OF_PREFIX = {prefix: kind for kind, prefix in _KINDS.items()}
"""What the id of an entity begins with -> its kind."""

_WITHOUT_DECOMPOSITION = str.maketrans("łŁøØđĐß", "lLoOdDs")


def content_hash(text: str) -> str:
    """Gives the BLAKE2b hash of a text, 32 hexadecimal digits."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def article_id(where: str, text: str) -> str:
    """Gives the id of an article: 16 hexadecimal digits of where it comes from (address or file name) and its text."""
    content = f"{where}\0{text}".encode("utf-8", "surrogatepass")
    return blake2b(content, digest_size=8).hexdigest()


def slug(name: str) -> str:
    """Gives a name in ASCII lower-case letters and digits, joined with hyphens; a hash where none are left."""
    plain = unicodedata.normalize("NFKD", name.translate(_WITHOUT_DECOMPOSITION)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or content_hash(name)[:8]


def entity_id(kind: str, name: str) -> str:
    """Gives the readable id of an entity: "org:legnicka-specjalna-strefa-ekonomiczna"."""
    return f"{_KINDS[kind]}:{slug(name)}"
