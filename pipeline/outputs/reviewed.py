"""The tables of what reviews change: rows that stand in the place of extracted ones, which themselves stay."""

from __future__ import annotations

from dataclasses import replace

from pipeline.records.tables import AGREEMENTS, ENTITIES, SIGNATORIES, SIGNERS, Column, Table

REVIEW = Column("review", "text", "corrected or added, where an analyst did so")


def _corrected(table: Table, about: str, *more: Column) -> Table:
    """A table of corrected rows: what its rows point to may be there by a review only."""
    columns = tuple(replace(column, references=None) for column in table.columns)
    return Table(f"corrected_{table.name}", about, (*columns, *more), table.key)


CORRECTED_ENTITIES = _corrected(
    ENTITIES,
    "an entity as reviews leave it; takes the place of the one of the same id",
    Column("review", "text", "corrected, added, or merged: it is another one and is not shown"),
)
CORRECTED_AGREEMENTS = _corrected(
    AGREEMENTS,
    "an agreement as reviews leave it; takes, with its signatories and signers, the place of the one of the same id",
    Column("review", "text", "corrected, added, rejected: it is not shown, or identity: only who is who was corrected"),
)
CORRECTED_SIGNATORIES = _corrected(SIGNATORIES, "a signatory of an agreement of corrected_agreements")
CORRECTED_SIGNERS = _corrected(SIGNERS, "a signer of an agreement of corrected_agreements")

CORRECTED: tuple[Table, ...] = (CORRECTED_ENTITIES, CORRECTED_AGREEMENTS, CORRECTED_SIGNATORIES, CORRECTED_SIGNERS)
"""Filled by `reviews.overlay` from the reviews alone, after every review and every run."""
