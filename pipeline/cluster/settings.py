"""How documents are read on a cluster: what every worker has to know."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b

from pipeline.limits import Limits
from pipeline.product import product


@dataclass(frozen=True)
class Settings:
    """How documents are read, the same on every worker.

    model, published, min_confidence: as `pipeline.run` takes them; a model's name or path must be good on each worker.
    gazetteer: the content of the analyst's list. product: the version that reads. limits: what one article may cost,
    which is no part of what the settings are the same for.
    """

    model: str | None = None
    published: date | None = None
    min_confidence: float = 0.0
    gazetteer: bytes | None = field(default=None, repr=False)
    product: str = field(default_factory=product)
    limits: Limits = field(default=Limits(), repr=False)

    @property
    def digest(self) -> str:
        """What is the same for the same settings."""
        gazetteer = blake2b(self.gazetteer or b"", digest_size=8).hexdigest()
        return f"{self!r} {gazetteer}"
