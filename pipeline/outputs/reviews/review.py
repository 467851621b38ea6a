"""What an analyst says of the records: one row a correction, never changed and never taken away."""

from __future__ import annotations

import dataclasses
import json
import uuid
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any, Literal, get_args

from pipeline.outputs.error import OutputError

Action = Literal["correct", "add", "remove", "reject", "check", "merge", "split", "undo"]
ACTIONS: tuple[Action, ...] = get_args(Action)
COLUMNS = ("review_id", "at", "who", "action", "target", "field", "old", "new", "article_id", "start", "end", "note")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


@dataclass(frozen=True)
class Review:
    """A row of `reviews`.

    action: correct (a field), add or remove (a signatory or a signer; add: an agreement that was missed), reject (an
    agreement), check (an article: all is right now), merge or split (entities), undo (another review). target: the id
    of the agreement, article, entity or review that is meant. field: the column, "signatories", "signers" or
    "agreements". old, new: the values; where several columns belong together, a JSON object of them. article_id, start,
    end: where the agreement stood in the text, in characters, so that it is found again should a later run number it
    otherwise. at: UTC, ISO 8601.
    """

    action: Action
    target: str
    who: str
    field: str | None = None
    old: str | None = None
    new: str | None = None
    article_id: str | None = None
    start: int | None = None
    end: int | None = None
    note: str | None = None
    at: str = dataclasses.field(default_factory=_now)
    review_id: str = dataclasses.field(default_factory=lambda: uuid.uuid4().hex)

    def row(self) -> dict[str, Any]:
        """Gives the review as a row, its columns in order."""
        values = asdict(self)
        return {name: values[name] for name in COLUMNS}

    @property
    def values(self) -> dict[str, Any]:
        """What `new` holds, where it is an object."""
        return _object(self.new)

    @property
    def old_values(self) -> dict[str, Any]:
        """What `old` holds, where it is an object."""
        return _object(self.old)


def of_row(row: dict[str, Any], where: str) -> Review:
    """Gives the review that a row holds. Raises OutputError, which tells `where`, for a row that holds none."""
    if row.get("action") not in ACTIONS or not all(isinstance(row.get(name), str) for name in ("target", "at", "who")):
        raise OutputError(f"{where} is no review; put it right or move the file away.")
    values: dict[str, Any] = {name: row.get(name) for name in COLUMNS}
    return Review(**values)


def undone(reviews: list[Review]) -> set[str]:
    """Gives the ids of the reviews that were undone; what undoes may itself be undone later."""
    found: set[str] = set()
    for review in reversed(reviews):
        if review.action == "undo" and review.review_id not in found:
            found.add(review.target)
    return found


def standing(reviews: list[Review]) -> list[Review]:
    """Gives the reviews that count, in their order: without those that were undone, and without undoing."""
    gone = undone(reviews)
    return [review for review in reviews if review.action != "undo" and review.review_id not in gone]


def packed(values: dict[str, Any]) -> str:
    """Gives several columns' values as the one text that `old` and `new` hold."""
    return json.dumps(values, ensure_ascii=False, sort_keys=True)


def _object(text: str | None) -> dict[str, Any]:
    found = json.loads(text) if text else {}
    return found if isinstance(found, dict) else {}
