"""What the articles say of one event, field by field, and where they differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pipeline.dashboard.messages import Language
from pipeline.dashboard.queries.event import FIELDS, Told
from pipeline.dashboard.snapshot import Row


@dataclass(frozen=True)
class Cell:
    """What one article says: texts, one or several; differs: not what the event says."""

    texts: tuple[str, ...]
    differs: bool


@dataclass(frozen=True)
class Line:
    """A field: the event's value, and a cell for each article."""

    field: str
    best: tuple[str, ...]
    cells: tuple[Cell, ...]


def compare(best: Row, told: list[Told], say: Language) -> list[Line]:
    """Gives a line for each field that the event or an article has."""
    lines = []
    for field in FIELDS:
        own = shown(field, best.get(field), say)
        values = [shown(field, one.agreement[field], say) for one in told]
        alike = field in {"confidence", "date_basis"}  # how it is told is no matter of agreeing
        cells = tuple(Cell((value,) if value else (), bool(value) and value != own and not alike) for value in values)
        lines.append(Line(field, (own,) if own else (), cells))
    for table, name in (("signatories", "organisation"), ("signers", "person")):
        lines.append(_parties(table, name, best, told))
    return [line for line in lines if line.best or any(cell.texts for cell in line.cells)]


def shown(field: str, value: Any, say: Language) -> str:
    """Gives a field's value as a reader sees it."""
    if value is None:
        return ""
    if field in {"kind", "status", "date_basis"}:
        return say.name(field, str(value))
    return say.share(value) if field == "confidence" else str(value)


def _parties(table: str, name: str, best: Row, told: list[Told]) -> Line:
    """Differs where an article names others than the event has in all."""
    every = {row[f"{name}_id"] for row in best[table]}
    cells = [
        Cell(
            tuple(row["shown"] for row in getattr(one, table)),
            bool(getattr(one, table)) and {row[f"{name}_id"] for row in getattr(one, table)} != every,
        )
        for one in told
    ]
    return Line(table, tuple(row[name] for row in best[table]), tuple(cells))
