"""Corrections: rows of their own, applied on top of what was extracted, that can be undone and learned from."""

from pipeline.outputs.reviews.applying import Effect, apply
from pipeline.outputs.reviews.review import Review, standing
from pipeline.outputs.reviews.store import Store, store

__all__ = ["Effect", "Review", "Store", "apply", "standing", "store"]
