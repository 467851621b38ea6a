"""An agreement that was missed, as a form tells it."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import duckdb

from pipeline.dashboard.queries.entities import name_of
from pipeline.dashboard.reviews.changes import added, clean, fault, offsets
from pipeline.dashboard.snapshot import Row, rows
from pipeline.language.dates.bounds import bounds
from pipeline.outputs.duckdb import DuckDB
from pipeline.outputs.reviews.applying import FIELDS
from pipeline.outputs.reviews.missed import new_id
from pipeline.outputs.reviews.parties import known
from pipeline.outputs.reviews.review import Review, packed
from pipeline.records.events import likeness, told


@dataclass(frozen=True)
class Page:
    """An article to which an agreement can be added: its row with its text, and the agreements that it has."""

    article: Row
    agreements: list[Row]


def page(database: duckdb.DuckDBPyConnection, key: str) -> Page | None:
    """Gives the article of an id, None where there is none."""
    query = 'SELECT articles.*, extracted."text" FROM articles JOIN extracted.articles AS extracted USING (article_id)'
    found = rows(database, f"{query} WHERE article_id = ?", [key])
    there = rows(database, 'SELECT * FROM agreements WHERE article_id = ? ORDER BY "start", agreement_id', [key])
    return Page(found[0], there) if found else None


def of_missed(
    form: Mapping[str, str], on: Page, who: str, database: duckdb.DuckDBPyConnection
) -> tuple[list[Review], list[str]]:
    """Gives the review that a form makes, and keys of messages that say what in it cannot be.

    form["do"]: save or check (the article: nothing is missing). form["evidence"]: the words that tell of the agreement,
    as the text has them; with form["evidence.start"] and ["evidence.end"] where they were selected. Fields and parties
    bear their names as in the form of `changes.of_agreement`, several new ones end in numbers: signatories.new2.role.
    """
    article, text = str(on.article["article_id"]), str(on.article["text"] or "")
    note = clean(form.get("note"))
    if form.get("do") == "check":
        return [Review("check", article, who, article_id=article, note=note)], []
    fields = {field: clean(form.get(field)) for field in FIELDS}
    if fields["date"] is None:
        fields["date_basis"] = "none"
    faults = [found for field in FIELDS if (found := fault(field, fields[field]))]
    where = _evidence(form, text)
    if where["start"] is None or where["end"] is None:
        faults.append("fault.evidence")
    parties = {table: added(form, table, text) for table in ("signatories", "signers")}
    if not parties["signatories"]:
        faults.append("fault.signatories")
    if faults:
        return [], faults
    values: dict[str, Any] = fields | parties | {"parties": fields["parties"] and int(fields["parties"])}
    there = [row for row in on.agreements if row["start"] is not None]
    over = [row for row in there if row["start"] < where["end"] and row["end"] > where["start"]]
    values["beside"] = [[row["start"], row["end"]] for row in over if row["kind"] == fields["kind"]]
    values["event_of"] = _event_of(database, on.article, values, where)
    key = uuid.uuid4().hex
    review = Review(
        "add", new_id(article, key), who, "agreements", None, packed(values),
        article_id=article, start=where["start"], end=where["end"], note=note, review_id=key,
    )  # fmt: skip
    return [review], []


def _evidence(form: Mapping[str, str], text: str) -> dict[str, int | None]:
    """Where the words of the agreement stand: as selected, else where the text has them, whatever its line breaks."""
    words = clean(form.get("evidence"), longest=10_000)
    if words is None:
        return {"start": None, "end": None}
    selected = offsets(form, "evidence", words, text)
    if clean(text[selected["start"] or 0 : selected["end"] or 0], longest=10_000) == words:
        return selected
    return offsets({}, "evidence", words, text)  # what was selected was then written over


def _event_of(
    database: duckdb.DuckDBPyConnection, article: Row, values: Mapping[str, Any], where: Mapping[str, int | None]
) -> str | None:
    """The agreement of another article that is most surely the same event, by the rule that runs go by."""
    ground = DuckDB(database, "the snapshot")
    given = [party["organisation"] for party in values["signatories"]]
    keys = {name: known(ground, "organisation", name) for name in given}
    full = {key: name_of(database, key) for key in keys.values() if key is not None}
    names = [full.get(key or "") or name for name, key in keys.items()]
    earliest, latest = bounds(values["date"] or "")
    own = {"article_id": article["article_id"], "kind": values["kind"], "start": where["start"]}
    one = told(own | {"date_earliest": earliest, "date_latest": latest}, names, _originals([article]))
    found = rows(
        database,
        """
        SELECT agreements.*, articles.duplicate_of, list(organisation ORDER BY "position") AS names
        FROM agreements JOIN articles USING (article_id) JOIN signatories USING (agreement_id)
        WHERE organisation IS NOT NULL AND agreement_id IN
            (SELECT agreement_id FROM signatories WHERE list_contains($keys, organisation_id))
        GROUP BY ALL ORDER BY agreement_id
        """,
        {"keys": list(full)},
    )
    alike = [(likeness(one, told(row, row["names"], _originals([article, row]))), row["agreement_id"]) for row in found]
    best = max(alike, key=lambda pair: pair[0], default=(0.0, None))
    return best[1] if best[0] else None


def _originals(articles: Iterable[Row]) -> dict[str, str]:
    return {row["article_id"]: row["duplicate_of"] for row in articles if row["duplicate_of"] is not None}
