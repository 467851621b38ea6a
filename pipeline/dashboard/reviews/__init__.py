"""Corrections: rows of their own, applied on top of what was extracted, that can be undone and learned from."""

from pipeline.dashboard.reviews.applying import apply
from pipeline.dashboard.reviews.review import Review, standing
from pipeline.dashboard.reviews.store import Store, store

__all__ = ["Review", "Store", "apply", "standing", "store"]
