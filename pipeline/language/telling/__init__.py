"""A Doc with names in, the words that tell of agreements and whom they name out: by a trained network."""

from pipeline.language.telling.component import create
from pipeline.language.telling.record import NOUN, OFFICE, PARTY, SIGNER, Part, Telling

__all__ = ["NOUN", "OFFICE", "PARTY", "SIGNER", "Part", "Telling", "create"]
