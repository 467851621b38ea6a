"""Doc in, Doc with entities out: a small transformer over pieces of words and what the dictionary says of them."""

from pipeline.language.entities.component import Entities, create
from pipeline.language.entities.network import NetworkError

__all__ = ["Entities", "NetworkError", "create"]
