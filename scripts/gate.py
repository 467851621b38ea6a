"""The quality gate: a floor for every figure of every corpus, beside a digest of the corpus; floors only go up."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).parents[1] / "corpus" / "floors.json"

_STEP = Decimal("0.0001")


@dataclass(frozen=True)
class Verdict:
    """What the gate says: each figure that fell, or why figures cannot be compared; nothing where all is well."""

    complaints: tuple[str, ...]

    @property
    def passed(self) -> bool:
        return not self.complaints


def read(path: Path = FLOORS) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return found


def judge(corpus: str, digest: str, figures: dict[str, float], floors: dict[str, Any]) -> Verdict:
    """Compares figures with the corpus's floors; a corpus that changed since its floors were pinned fails too."""
    pinned = floors.get(corpus)
    if pinned is None:
        return Verdict((f"{corpus} has no floors: pin them with --pin",))
    if pinned["digest"] != digest:
        return Verdict((f"{corpus} has changed since its floors were pinned: look at the figures, then --pin",))
    missing = [f"{name} is no longer measured" for name in pinned["floors"] if name not in figures]
    fallen = [
        f"{name} fell to {figures[name]:.4f}, below its floor of {floor:.4f}"
        for name, floor in pinned["floors"].items()
        if name in figures and figures[name] < floor
    ]
    unpinned = [f"{name} has no floor: pin it with --pin" for name in figures if name not in pinned["floors"]]
    return Verdict((*missing, *fallen, *unpinned))


def pinned(
    corpus: str, digest: str, figures: dict[str, float], floors: dict[str, Any], lower: str | None = None
) -> dict[str, Any]:
    """Gives the floors with a corpus's figures pinned.

    lower: the reason for which a floor may go down; without one a lower figure raises ValueError. A corpus that
    changed is another corpus: its figures are pinned as they are, and a fall needs a reason all the same.
    """
    before = floors.get(corpus, {}).get("floors", {})
    rounded = {name: float(Decimal(str(figure)).quantize(_STEP, ROUND_FLOOR)) for name, figure in figures.items()}
    fallen = [name for name, floor in before.items() if rounded.get(name, 0.0) < floor]
    if fallen and lower is None:
        raise ValueError(f"{', '.join(fallen)} would go down; say why with --lower REASON")
    entry: dict[str, Any] = {"digest": digest, "floors": rounded}
    if fallen:
        entry["lowered"] = lower
    return {**floors, corpus: entry}


def write(floors: dict[str, Any], path: Path = FLOORS) -> None:
    path.write_text(json.dumps(floors, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
