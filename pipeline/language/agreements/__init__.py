"""Mentions, dates and roles in, agreements out."""

from pipeline.language.agreements.component import create
from pipeline.language.agreements.record import Agreement, Signatory, Signer

__all__ = ["Agreement", "Signatory", "Signer", "create"]
