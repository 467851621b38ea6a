"""What a form says, as reviews: only what differs from what stands there, and only what can be right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import duckdb
import edtf

from pipeline.dashboard.queries.event import Told
from pipeline.dashboard.queries.filters import KINDS, STATUSES
from pipeline.dashboard.snapshot import Row, value
from pipeline.outputs.reviews.applying import FIELDS
from pipeline.outputs.reviews.parties import TABLES
from pipeline.outputs.reviews.review import Action, Review, packed
from pipeline.records.ids import entity_id

BASES = ("stated", "weekday", "published", "reference", "none")
_ALLOWED = {"kind": KINDS, "status": STATUSES, "date_basis": BASES}
_PARTS = {
    "signatories": ("organisation", "acronym", "represented_by"),
    "signers": ("person", "role", "organisation"),
}
LONGEST = 1_000


def of_agreement(form: Mapping[str, str], told: Told, who: str) -> tuple[list[Review], list[str]]:
    """Gives the reviews of an agreement that a form makes, and keys of messages that say what in it cannot be.

    form["do"]: save (fields and parties), reject or check. Fields bear their own names; parties are signatories.1.role,
    with the position, "remove" to take one away, and "new" in place of the position to add one.
    """
    where: dict[str, Any] = {
        "article_id": told.agreement["article_id"],
        "start": told.agreement["start"],
        "end": told.agreement["end"],
        "note": clean(form.get("note")),
    }
    key, do = told.agreement["agreement_id"], form.get("do", "save")
    if do == "reject":
        return [Review("reject", key, who, **where)], []
    if do == "check":
        return [Review("check", told.agreement["article_id"], who, article_id=told.agreement["article_id"])], []
    made: list[Review] = []
    faults: list[str] = []
    for field in FIELDS:
        if field not in form:
            continue
        old, new = _text(told.agreement[field]), clean(form[field])
        if old == new or (field == "date_basis" and "date" in form and clean(form["date"]) is None):
            continue
        if wrong := fault(field, new):
            faults.append(wrong)
        made.append(Review("correct", key, who, field, old, new, **where))
    for table, rows in (("signatories", told.signatories), ("signers", told.signers)):
        found = _parties(form, table, rows, told.article["text"])
        made += [Review(action, key, who, table, old, new, **where) for action, old, new in found]
    return made, faults


def of_entity(form: Mapping[str, str], entity: Row, who: str, database: duckdb.DuckDBPyConnection) -> Review | str:
    """Gives the review of an entity that a form makes, or what is told where it makes none.

    form["do"]: merge (into the entity whose id or name is form["into"]) or split (form["name"] is what form["articles"]
    or form["names"], a line each, are about).
    """
    key, kind = entity["entity_id"], entity["kind"]
    if form.get("do") == "merge":
        asked = (form.get("into") or "").strip()
        query = "SELECT entity_id FROM entities WHERE kind = ? AND (entity_id = ? OR name = ?) LIMIT 1"
        into = value(database, query, [kind, asked, asked])
        if into is None or into == key:
            return "unknown"
        return Review("merge", key, who, "entity_id", entity["name"], into, note=clean(form.get("note")))
    chosen = {part: [line for line in form.get(part, "").split("\n") if line] for part in ("articles", "names")}
    name = clean(form.get("name"))
    if name is None or not any(chosen.values()):
        return "incomplete"
    new = _free(database, entity_id(kind, name), key)
    return Review(
        "split", key, who, "entity_id", entity["name"], packed({"entity_id": new, "name": name, **chosen}),
        note=clean(form.get("note")),
    )  # fmt: skip


def _free(database: duckdb.DuckDBPyConnection, key: str, taken: str) -> str:
    """Gives an id for what is split off: its own, or where that is the other's, the same with a number."""
    number, free = 1, key
    while free == taken or (number > 1 and value(database, "SELECT 1 FROM entities WHERE entity_id = ?", [free])):
        number += 1
        free = f"{key}-{number}"
    return free


def _parties(
    form: Mapping[str, str], table: str, rows: Iterable[Row], text: str
) -> list[tuple[Action, str | None, str | None]]:
    """Gives (action, old, new) of each party that a form takes away, corrects or adds."""
    key, name = TABLES[table]
    found: list[tuple[Action, str | None, str | None]] = []
    for row in rows:
        prefix = f"{table}.{row['position']}."
        old = {part: row[part] for part in (key, *_PARTS[table], "start", "end")}
        if form.get(f"{prefix}remove"):
            found.append(("remove", packed(old), None))
            continue
        new = {part: clean(form[prefix + part]) for part in _PARTS[table] if prefix + part in form}
        if new and new.get(name) and any(new[part] != row[part] for part in new):
            found.append(("correct", packed(old), packed({**old, **new} | {key: None})))
    found += [("add", None, packed(party)) for party in added(form, table, text)]
    return found


def added(form: Mapping[str, str], table: str, text: str) -> list[dict[str, Any]]:
    """Gives the new parties that a form tells of, each with its offsets: table.new.role, table.new2.role and so on."""
    _, name = TABLES[table]
    row = re.compile(rf"({table}\.new\d*)\.{name}")
    found: list[dict[str, Any]] = []
    for prefix in (match[1] for key in form if (match := row.fullmatch(key))):
        new = {part: clean(form.get(f"{prefix}.{part}")) for part in _PARTS[table]}
        if new[name] is not None:
            found.append(new | offsets(form, prefix, str(new[name]), text))
    return found


def offsets(form: Mapping[str, str], prefix: str, words: str, text: str) -> dict[str, int | None]:
    """Gives where the text has some words: what was selected there, else the first place, whatever its line breaks."""
    start, end = (form.get(f"{prefix}.{part}", "") for part in ("start", "end"))
    if start.isascii() and start.isdigit() and end.isascii() and end.isdigit() and int(start) < int(end) <= len(text):
        return {"start": int(start), "end": int(end)}
    at = re.search(r"\s+".join(map(re.escape, words.split())), text)
    return {"start": at.start() if at else None, "end": at.end() if at else None}


def fault(field: str, new: str | None) -> str | None:
    """Gives the key of the message that says why a value cannot be that of a field, if so."""
    if field in _ALLOWED and new not in _ALLOWED[field]:
        return f"fault.{field}"
    if field == "parties" and new is not None and not (new.isascii() and new.isdigit() and len(new) < 7):
        return "fault.parties"
    if field == "date" and new is not None and not _is_date(new):
        return "fault.date"
    return None


def _is_date(text: str) -> bool:
    try:
        edtf.parse_edtf(text)
    except (edtf.EDTFParseException, ValueError):
        return False
    return True


def _text(found: Any) -> str | None:
    return None if found is None else str(found)


def clean(text: str | None, longest: int = LONGEST) -> str | None:
    """Gives a form's text without doubled spaces; None for none."""
    return " ".join((text or "").split())[:longest] or None
